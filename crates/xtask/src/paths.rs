//! The modules that a Rust source file names, read from its tokens: no comments, no strings, no test code.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use std::str::FromStr;

/// One place where a file names a module.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Import {
    pub(crate) line: usize,
    pub(crate) from: Origin,
}

/// What is named there.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// `crate::NAME`, however it is written; `*` for everything in the root.
    Crate(String),
    /// `std::NAME`.
    Std(String),
}

/// What the source of `module` names by `crate::`, `self::`, `super::` and `std::`.
pub(crate) fn imports(source: &str, module: &[String]) -> anyhow::Result<Vec<Import>> {
    let tokens = TokenStream::from_str(source).map_err(|error| anyhow::anyhow!("{error}"))?;
    let mut imports = Vec::new();
    scan(tokens, module, &mut imports);
    Ok(imports)
}

fn scan(tokens: TokenStream, module: &[String], imports: &mut Vec<Import>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        if is_test_only(&tokens[at..]) {
            at += item_length(&tokens[at..]);
            continue;
        }
        match &tokens[at] {
            TokenTree::Ident(word) => {
                let continues = follows_separator(&tokens, at) && at >= 3 && is_name(&tokens[at - 3]);
                if let Some(base) = Base::of(&word.to_string(), module)
                    && !continues
                    && is_path_separator(&tokens[at + 1..])
                {
                    follow(&tokens[at + 3..], base, imports);
                }
            }
            // The branches of a path were noted where the path begins.
            TokenTree::Group(_) if follows_separator(&tokens, at) => {}
            TokenTree::Group(group) => {
                let mut inner = module.to_vec();
                if let [.., TokenTree::Ident(keyword), TokenTree::Ident(name)] = &tokens[..at]
                    && keyword == "mod"
                {
                    inner.push(name.to_string());
                }
                scan(group.stream(), &inner, imports);
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
        at += 1;
    }
}

/// Where a path stands so far.
#[derive(Clone)]
enum Base {
    /// In this crate, in the module of that path.
    Crate(Vec<String>),
    Std,
}

impl Base {
    fn of(word: &str, module: &[String]) -> Option<Self> {
        match word {
            "crate" => Some(Self::Crate(Vec::new())),
            "self" => Some(Self::Crate(module.to_vec())),
            "super" => Some(Self::Crate(module[..module.len().saturating_sub(1)].to_vec())),
            "std" => Some(Self::Std),
            _ => None,
        }
    }
}

/// Reads on after a `::` and notes the first name below the root, once per branch of a `{…}`.
fn follow(tokens: &[TokenTree], base: Base, imports: &mut Vec<Import>) {
    let Some(first) = tokens.first() else { return };
    let line = first.span().start().line;
    let name = match first {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
            let branches: Vec<TokenTree> = group.stream().into_iter().collect();
            for branch in branches.split(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',')) {
                follow(branch, base.clone(), imports);
            }
            return;
        }
        TokenTree::Ident(name) => name.to_string(),
        TokenTree::Punct(star) if star.as_char() == '*' => "*".to_owned(),
        _ => return,
    };
    match (base, name.as_str()) {
        (Base::Crate(mut path), "super") if is_path_separator(&tokens[1..]) => {
            path.pop();
            follow(&tokens[3..], Base::Crate(path), imports);
        }
        (_, "self" | "super") => {}
        (Base::Crate(path), _) => {
            let from = Origin::Crate(path.into_iter().next().unwrap_or(name));
            imports.push(Import { line, from });
        }
        (Base::Std, _) => imports.push(Import { line, from: Origin::Std(name) }),
    }
}

fn follows_separator(tokens: &[TokenTree], at: usize) -> bool {
    at >= 2 && is_path_separator(&tokens[at - 2..])
}

fn is_path_separator(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Punct(first), TokenTree::Punct(second), ..] => {
            first.as_char() == ':' && first.spacing() == Spacing::Joint && second.as_char() == ':'
        }
        _ => false,
    }
}

/// Whether a path goes on after this word; after a keyword a `::` begins one, as in `use ::std::fs`.
fn is_name(token: &TokenTree) -> bool {
    const KEYWORDS: [&str; 8] = ["as", "dyn", "for", "impl", "in", "mut", "return", "use"];
    matches!(token, TokenTree::Ident(word) if !KEYWORDS.iter().any(|keyword| word == keyword))
}

/// Whether an item under `#[cfg(test)]` begins here.
fn is_test_only(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Punct(hash), TokenTree::Group(attribute), ..] => {
            hash.as_char() == '#' && attribute.to_string().replace(' ', "") == "[cfg(test)]"
        }
        _ => false,
    }
}

/// The tokens of an item, attribute included: up to its body or its semicolon.
fn item_length(tokens: &[TokenTree]) -> usize {
    let end = tokens.iter().position(|token| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() == ';',
        TokenTree::Ident(_) | TokenTree::Literal(_) => false,
    });
    end.map_or(tokens.len(), |end| end + 1)
}

#[cfg(test)]
mod tests {
    use super::{Origin, imports};

    #[track_caller]
    fn check(module: &str, source: &str, expected: &[&str]) {
        let module: Vec<String> = module.split("::").filter(|name| !name.is_empty()).map(str::to_owned).collect();
        let found: Vec<String> = imports(source, &module)
            .unwrap()
            .into_iter()
            .map(|import| match import.from {
                Origin::Crate(name) => format!("{}: {name}", import.line),
                Origin::Std(name) => format!("{}: std {name}", import.line),
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn uses_and_paths_count() {
        check("spec", "use crate::source::Span;\nfn f() -> crate::finding::Fix {}", &["1: source", "2: finding"]);
    }

    #[test]
    fn each_branch_of_a_group_counts() {
        check("spec", "use crate::{source::{Span, Text}, limits};", &["1: source", "1: limits"]);
        check("spec", "use std::{fs, collections::BTreeMap};", &["1: std fs", "1: std collections"]);
    }

    #[test]
    fn super_leads_to_the_root() {
        check("spec", "use super::names::Name;", &["1: names"]);
        check("spec::flow", "use super::Step;", &["1: spec"]);
        check("spec::flow", "use super::super::names::Name;", &["1: names"]);
        check("spec::flow", "use super::{super::names, Step};", &["1: names", "1: spec"]);
        check("spec", "mod inner { use super::super::names; use super::x; }", &["1: names", "1: spec"]);
    }

    #[test]
    fn a_path_in_a_macro_counts() {
        check("rules", "macro_rules! rule { () => { $crate::report::file() } }", &["1: report"]);
        check("rules", "vec![crate::claims::Claim]", &["1: claims"]);
    }

    #[test]
    fn a_glob_of_the_root_counts() {
        check("rules", "use crate::*;", &["1: *"]);
        check("", "pub use self::report::Report;", &["1: report"]);
    }

    #[test]
    fn comments_strings_visibilities_and_other_paths_do_not_count() {
        check("spec", "/// [`crate::report`]\npub(crate) fn f() { \"crate::report\"; other::std::fs::read(); }", &[]);
    }

    #[test]
    fn a_path_from_the_outer_root_counts() {
        check("spec", "use ::std::fs;", &["1: std fs"]);
    }

    #[test]
    fn test_code_does_not_count() {
        check("spec", "#[cfg(test)]\nmod tests { use crate::report; }\nuse crate::source;", &["3: source"]);
        check("spec", "#[cfg(test)]\nuse crate::report;", &[]);
    }

    #[test]
    fn what_is_no_rust_is_an_error() {
        assert!(imports("fn f( {", &[]).is_err());
    }
}
