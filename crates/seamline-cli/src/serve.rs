//! `seamline book serve`: the book in a browser, built again on every change.
//!
//! The server answers from a copy of the book in memory, taken after each build that succeeds. mdBook empties its
//! output folder before it writes, so that pages read from disk would be missing during a build and after one that
//! fails. A request never reaches the file system: what is not in the copy is not there.

use crate::book::{self, BuildOptions, Purpose};
use crate::watch::{Inputs, Watch};
use anyhow::{Context, anyhow};
use mdbook_driver::MDBook;
use mdbook_seamline::Failed;
use std::collections::BTreeMap;
use std::io::{self, Cursor, Write as _};
use std::net::TcpListener;
use std::path::{Component, Path};
use std::process::ExitCode;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, PoisonError, RwLock};
use std::thread;
use tiny_http::{Header, Method, Request, Response, Server, StatusCode};

/// A client that reads slowly holds one of them.
const WORKERS: usize = 8;

const REVISION_PATH: &str = "/__seamline/revision";

/// What to serve, and where.
#[derive(Debug, Clone)]
pub(crate) struct ServeOptions {
    /// The book.
    pub(crate) build: BuildOptions,
    /// The name or address to listen on.
    pub(crate) hostname: String,
    /// The port; 0 takes a free one.
    pub(crate) port: u16,
    /// Whether the browser is started.
    pub(crate) open: bool,
}

/// Serves until the process is ended. Findings in the first build do not end it, because they are mended with the
/// server running.
pub(crate) fn serve(options: &ServeOptions) -> anyhow::Result<ExitCode> {
    // The port comes first: that it is taken should be known before a long build.
    let (server, url) = bind(&options.hostname, options.port)?;
    let book = book::load(&options.build, Purpose::Serve)?;
    let watch = Watch::start(Inputs::of(&book))?;
    let shared = Arc::new(Shared::default());
    if let Err(error) = publish(&book, &shared) {
        if !error.is::<Failed>() {
            return Err(error);
        }
        eprintln!("error: {error:#}");
        // What an earlier run built is better than nothing.
        shared.replace(Site::read(&book::output(&book), 0)?);
    }
    let (stopped, stop) = channel();
    start_workers(&Arc::new(server), &shared, &stopped)?;
    start_watch(watch, options.build.clone(), shared)?;
    writeln!(anstream::stdout(), "serving {url}, Ctrl-C ends")?;
    if options.open
        && let Err(error) = opener::open_browser(&url)
    {
        eprintln!("warning: the browser cannot be started: {error}; open {url} yourself");
    }
    drop(stopped);
    match stop.recv() {
        Ok(error) => Err(anyhow::Error::new(error).context("the server accepts no more requests")),
        Err(_) => Err(anyhow!("the server accepts no more requests")),
    }
}

fn bind(hostname: &str, port: u16) -> anyhow::Result<(Server, String)> {
    let listener = TcpListener::bind((hostname, port)).map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => anyhow!(
            "port {port} on `{hostname}` is in use, maybe by another `seamline book serve`; end that, or choose \
             another port with `--port`"
        ),
        io::ErrorKind::PermissionDenied => {
            anyhow!("port {port} on `{hostname}` may not be used: {error}; choose one above 1023 with `--port`")
        }
        _ => anyhow!("cannot listen on `{hostname}`, port {port}: {error}"),
    })?;
    let port = listener.local_addr().context("the listening port is not known")?.port();
    let host = if hostname.contains(':') { format!("[{hostname}]") } else { hostname.to_owned() };
    let server =
        Server::from_listener(listener, None).map_err(|error| anyhow!("the server cannot be started: {error}"))?;
    Ok((server, format!("http://{host}:{port}/")))
}

fn start_workers(server: &Arc<Server>, shared: &Arc<Shared>, stopped: &Sender<io::Error>) -> anyhow::Result<()> {
    for number in 0..WORKERS {
        let (server, shared, stopped) = (server.clone(), shared.clone(), stopped.clone());
        thread::Builder::new().name(format!("serve-{number}")).spawn(move || {
            loop {
                match server.recv() {
                    Ok(request) => respond(request, &shared.current()),
                    Err(error) => {
                        // When nobody listens, the program is ending already.
                        let _ = stopped.send(error);
                        return;
                    }
                }
            }
        })?;
    }
    Ok(())
}

fn start_watch(watch: Watch, options: BuildOptions, shared: Arc<Shared>) -> anyhow::Result<()> {
    let rebuild = move || {
        eprintln!("changed, building again");
        let book = match book::load(&options, Purpose::Serve) {
            Ok(book) => book,
            Err(error) => {
                eprintln!("error: {error:#}");
                return None;
            }
        };
        match publish(&book, &shared) {
            Ok(()) => eprintln!("built"),
            Err(error) => eprintln!("error: {error:#}"),
        }
        Some(Inputs::of(&book))
    };
    thread::Builder::new().name("watch".to_owned()).spawn(move || watch.run(rebuild))?;
    Ok(())
}

/// Builds the book and shows it, or leaves everything as it was.
fn publish(book: &MDBook, shared: &Shared) -> anyhow::Result<()> {
    book.build()?;
    let revision = shared.current().revision + 1;
    shared.replace(Site::read(&book::output(book), revision)?);
    Ok(())
}

/// The book that is shown now.
#[derive(Debug, Default)]
struct Shared(RwLock<Arc<Site>>);

impl Shared {
    fn current(&self) -> Arc<Site> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn replace(&self, site: Site) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(site);
    }
}

/// One build of the book, in memory.
#[derive(Debug, Default)]
struct Site {
    /// Counts the builds that succeeded.
    revision: u64,
    /// Files by their path below the output folder, with forward slashes.
    files: BTreeMap<String, Arc<[u8]>>,
}

impl Site {
    /// Takes what is in `folder`, which is nothing if it is not there. A link that leads out of it is left out.
    fn read(folder: &Path, revision: u64) -> anyhow::Result<Self> {
        let mut site = Self { revision, files: BTreeMap::new() };
        if let Ok(root) = folder.canonicalize() {
            site.add(&root, &root, "").with_context(|| format!("the book in `{}` cannot be read", folder.display()))?;
        }
        Ok(site)
    }

    fn add(&mut self, root: &Path, folder: &Path, prefix: &str) -> io::Result<()> {
        for entry in folder.read_dir()? {
            let entry = entry?;
            // No URL of a book names a file whose name is not UTF-8.
            let Ok(name) = entry.file_name().into_string() else { continue };
            let key = format!("{prefix}{name}");
            if entry.file_type()?.is_dir() {
                self.add(root, &entry.path(), &format!("{key}/"))?;
                continue;
            }
            let Ok(real) = entry.path().canonicalize() else { continue };
            if real.starts_with(root) && real.is_file() {
                let bytes = std::fs::read(&real)?;
                let is_page = content_type(&key).starts_with("text/html");
                let bytes = if is_page { with_reload(bytes, self.revision) } else { bytes };
                self.files.insert(key, bytes.into());
            }
        }
        Ok(())
    }

    /// The answer to a GET or HEAD of `url`.
    fn answer(&self, url: &str) -> Answer {
        let path = url.split(['?', '#']).next().unwrap_or_default();
        if path == REVISION_PATH {
            return Answer::text(200, &self.revision.to_string());
        }
        let Some(key) = file_key(path) else {
            return Answer::text(400, "this is no path of a book");
        };
        if let Some(body) = self.files.get(&key) {
            return Answer::file(200, &key, body);
        }
        if self.files.contains_key(&format!("{key}/index.html")) {
            // Without the slash the page's relative links would miss.
            return Answer { location: Some(format!("{path}/")), ..Answer::text(302, "") };
        }
        match self.files.get("404.html") {
            Some(body) => Answer::file(404, "404.html", body),
            None if self.files.is_empty() => Answer {
                content_type: "text/html; charset=utf-8",
                body: with_reload(NOT_BUILT.into(), self.revision).into(),
                ..Answer::text(404, "")
            },
            None => Answer::text(404, "there is no such page"),
        }
    }
}

const NOT_BUILT: &str = "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Not built yet</title>\
    </head><body><p>The book is not built yet. The terminal says why; this page reloads when it is.</p></body></html>";

/// What a request gets.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Answer {
    status: u16,
    content_type: &'static str,
    location: Option<String>,
    body: Arc<[u8]>,
}

impl Answer {
    fn text(status: u16, text: &str) -> Self {
        let body = text.as_bytes().into();
        Self { status, content_type: "text/plain; charset=utf-8", location: None, body }
    }

    fn file(status: u16, key: &str, body: &Arc<[u8]>) -> Self {
        Self { status, content_type: content_type(key), location: None, body: body.clone() }
    }
}

fn respond(request: Request, site: &Site) {
    let allowed = matches!(request.method(), Method::Get | Method::Head);
    let answer = if allowed { site.answer(request.url()) } else { Answer::text(405, "only GET and HEAD are answered") };
    let mut headers = vec![
        ("Content-Type", answer.content_type),
        // Every reload has to show the newest build.
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
    ];
    headers.extend(answer.location.as_deref().map(|location| ("Location", location)));
    headers.extend((!allowed).then_some(("Allow", "GET, HEAD")));
    // A header that is not ASCII cannot be sent; of ours only a location could be one, and URLs are ASCII.
    let headers = headers.into_iter().filter_map(|(name, value)| Header::from_bytes(name, value).ok());
    let length = answer.body.len();
    let response =
        Response::new(StatusCode(answer.status), headers.collect(), Cursor::new(answer.body), Some(length), None);
    // A client that went away is its own affair.
    let _ = request.respond(response.with_chunked_threshold(usize::MAX));
}

/// The path below the output folder that a URL's path means, and none for one that tries to leave it.
fn file_key(path: &str) -> Option<String> {
    let decoded = percent_decoded(path.strip_prefix('/')?)?;
    if decoded.contains(|c: char| c == '\\' || c.is_control()) {
        return None;
    }
    let names = decoded.strip_suffix('/').unwrap_or(&decoded);
    if names.is_empty() {
        return decoded.is_empty().then(|| "index.html".to_owned());
    }
    // `components` alone would pass over `.` and empty names; it knows what is absolute on this system.
    let plain = names.split('/').all(|name| !matches!(name, "" | "." | ".."))
        && Path::new(names).components().all(|part| matches!(part, Component::Normal(_)));
    let key = if decoded.ends_with('/') { format!("{names}/index.html") } else { names.to_owned() };
    plain.then_some(key)
}

/// Decodes once, so that an encoded escape stays a plain name. None for a broken escape, or for what is not UTF-8.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        if *first != b'%' {
            bytes.push(*first);
            rest = after;
            continue;
        }
        let [high, low, after @ ..] = after else { return None };
        let (high, low) = (char::from(*high).to_digit(16)?, char::from(*low).to_digit(16)?);
        bytes.push(u8::try_from(high * 16 + low).ok()?);
        rest = after;
    }
    String::from_utf8(bytes).ok()
}

/// The MIME type by the file's ending. Scripts and WebAssembly do not run with another one, as sniffing is off.
fn content_type(key: &str) -> &'static str {
    let name = key.rsplit('/').next().unwrap_or(key);
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref().unwrap_or_default() {
        "html" | "htm" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "xml" => "application/xml",
        "txt" | "md" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "wasm" => "application/wasm",
        "pdf" => "application/pdf",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "mp3" => "audio/mpeg",
        _ => "application/octet-stream",
    }
}

/// Puts the script before `</body>` that reloads the page once there is another build than its own. Nothing but the
/// number of the build goes into it.
fn with_reload(mut page: Vec<u8>, revision: u64) -> Vec<u8> {
    let script = format!(
        "<script>(function () {{\n  function look() {{\n    fetch(\"{REVISION_PATH}\", {{ cache: \"no-store\" }})\n      \
         .then(function (answer) {{ return answer.ok ? answer.text() : \"{revision}\"; }})\n      \
         .then(function (now) {{ if (now !== \"{revision}\") location.reload(); }})\n      \
         .catch(function () {{}})\n      .then(function () {{ setTimeout(look, 1000); }});\n  }}\n  \
         setTimeout(look, 1000);\n}})();</script>\n"
    );
    let end: &[u8] = b"</body>";
    let at = page.windows(end.len()).rposition(|window| window.eq_ignore_ascii_case(end));
    let at = at.unwrap_or(page.len());
    page.splice(at..at, script.into_bytes());
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> Site {
        let files = files.iter().map(|(key, text)| ((*key).to_owned(), text.as_bytes().into()));
        Site { revision: 7, files: files.collect() }
    }

    #[test]
    fn paths_become_keys() {
        for (path, key) in [
            ("/", "index.html"),
            ("/a.html", "a.html"),
            ("/guide/", "guide/index.html"),
            ("/guide", "guide"),
            ("/a%20b.html", "a b.html"),
            ("/caf%C3%A9.html", "café.html"),
            ("/.nojekyll", ".nojekyll"),
            ("/a..b.html", "a..b.html"),
            // Decoded once only: this is the odd file name `%2e%2e`.
            ("/%252e%252e", "%2e%2e"),
        ] {
            assert_eq!(file_key(path).as_deref(), Some(key), "{path}");
        }
    }

    #[test]
    fn paths_that_leave_the_book_are_refused() {
        for path in [
            "",
            "a.html",
            "http://elsewhere/a.html",
            "/..",
            "/../secret",
            "/a/../../secret",
            "/a/..",
            "/%2e%2e/secret",
            "/%2E%2E%2Fsecret",
            "/..%2fsecret",
            "/.",
            "/a/./b",
            "//etc/passwd",
            "/%2fetc/passwd",
            "/a//b",
            "/a\\b",
            "/..\\secret",
            "/%5c%5chost%5cshare",
            "/a%00.html",
            "/a%0d%0ab",
            "/a%",
            "/a%2",
            "/a%zz",
            "/a%+1",
            "/%ff",
        ] {
            assert_eq!(file_key(path), None, "{path}");
        }
    }

    #[cfg(windows)]
    #[test]
    fn drives_are_refused() {
        assert_eq!(file_key("/C:/Windows"), None);
        assert_eq!(file_key("/C:secret"), None);
    }

    #[test]
    fn types_follow_the_ending() {
        for (key, expected) in [
            ("index.html", "text/html; charset=utf-8"),
            ("css/general.css", "text/css; charset=utf-8"),
            ("book.js", "text/javascript; charset=utf-8"),
            ("a.min.mjs", "text/javascript; charset=utf-8"),
            ("index.json", "application/json"),
            ("book.js.map", "application/json"),
            ("DIAGRAM.SVG", "image/svg+xml"),
            ("a.png", "image/png"),
            ("favicon.ico", "image/x-icon"),
            ("fonts/a.woff2", "font/woff2"),
            ("a.wasm", "application/wasm"),
            ("a.txt", "text/plain; charset=utf-8"),
            ("CNAME", "application/octet-stream"),
            ("v1.html/CNAME", "application/octet-stream"),
        ] {
            assert_eq!(content_type(key), expected, "{key}");
        }
    }

    #[test]
    fn a_site_answers() {
        let site = site(&[("index.html", "start"), ("guide/index.html", "guide")]);
        let shown = |url: &str| {
            let answer = site.answer(url);
            (answer.status, String::from_utf8_lossy(&answer.body).into_owned())
        };
        assert_eq!(shown("/"), (200, "start".to_owned()));
        assert_eq!(shown("/index.html?highlight=a#b"), (200, "start".to_owned()));
        assert_eq!(shown("/guide/"), (200, "guide".to_owned()));
        assert_eq!(shown("/__seamline/revision"), (200, "7".to_owned()));
        assert_eq!(site.answer("/guide?a=b").location.as_deref(), Some("/guide/"));
        assert_eq!(shown("/../Cargo.toml").0, 400);
        assert_eq!(shown("/none.html").0, 404);
    }

    #[test]
    fn a_missing_page_gets_that_of_the_book() {
        let site = site(&[("404.html", "lost")]);
        let answer = site.answer("/none.css");
        assert_eq!((answer.status, &*answer.body), (404, b"lost".as_slice()));
        assert_eq!(answer.content_type, "text/html; charset=utf-8");
    }

    #[test]
    fn the_script_stands_before_the_last_end_of_the_body() {
        let page = with_reload(b"<body>&lt;/body&gt; </body> x </BODY></html>".to_vec(), 3);
        let page = String::from_utf8(page).unwrap();
        assert!(page.starts_with("<body>&lt;/body&gt; </body> x <script>"), "{page}");
        assert!(page.ends_with("</script>\n</BODY></html>"), "{page}");
        assert!(page.contains("now !== \"3\""), "{page}");
    }

    #[cfg(unix)]
    #[test]
    fn links_out_of_the_book_are_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let (book, secret) = (folder.path().join("book"), folder.path().join("secret.txt"));
        std::fs::create_dir_all(book.join("guide")).unwrap();
        std::fs::write(&secret, "secret").unwrap();
        std::fs::write(book.join("guide/a.txt"), "a").unwrap();
        std::os::unix::fs::symlink(&secret, book.join("leak.txt")).unwrap();
        std::os::unix::fs::symlink("guide/a.txt", book.join("inside.txt")).unwrap();
        let site = Site::read(&book, 1).unwrap();
        assert_eq!(site.files.keys().collect::<Vec<_>>(), ["guide/a.txt", "inside.txt"]);
    }
}
