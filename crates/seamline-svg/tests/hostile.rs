//! What authors might try. Each text is either refused, or drawn as a picture without effect.

use seamline_svg::{Figure, Options, render};

const HOSTILE: &[&str] = &[
    "flowchart LR\nA[\"<script>alert(1)</script>\"]-->B",
    "flowchart LR\nA[\"<img src=x onerror=alert(1)>\"]-->B",
    "flowchart LR\nA[\"<svg onload=alert(1)>\"]-->B",
    "flowchart LR\nA[\"</text><script>alert(1)</script><text>\"]",
    "flowchart LR\nA[\"&lt;script&gt;alert(1)&lt;/script&gt;\"]",
    "flowchart LR\nA[\"#lt;script#gt;alert(1)#lt;/script#gt;\"]",
    "flowchart LR\nA[\"]]><!--\"]-->B[\"-->\"]",
    "flowchart LR\nA-->B\nclick A \"javascript:alert(1)\"",
    "flowchart LR\nA-->B\nclick A href \"javascript:alert(1)\" \"tip\" _blank",
    "flowchart LR\nA-->B\nclick A call alert(1)",
    "flowchart LR\nA-->B\nclick A alert \"<script>\"",
    "flowchart LR\nA-->B\nclick A href \"https://evil.example/\" _self",
    "flowchart LR\nA-->B\nclick A href \"data:text/html,<script>alert(1)</script>\"",
    "flowchart LR\nA-->B\nclick A href \"JaVaScRiPt&colon;alert(1)\"",
    "%%{init: {\"themeCSS\": \"</style><script>alert(1)</script>\"}}%%\nflowchart LR\nA-->B",
    "%%{init: {\"themeCSS\": \"* { background: url(https://evil.example/x) }\"}}%%\nflowchart LR\nA-->B",
    "%%{init: {\"htmlLabels\": true, \"flowchart\": {\"htmlLabels\": true}, \"securityLevel\": \"loose\"}}%%\nflowchart LR\nA[\"<b onclick=alert(1)>x</b>\"]",
    "%%{init: {\"secure\": [], \"securityLevel\": \"loose\"}}%%\nflowchart LR\nA[\"<iframe src=//evil.example>\"]",
    "%%{init: {\"themeVariables\": {\"primaryColor\": \"red;}</style><script>alert(1)</script>\"}}}%%\nflowchart LR\nA-->B",
    "%%{init: {\"fontFamily\": \"x;} body{display:none} </style>\"}}%%\nflowchart LR\nA-->B",
    "%%{init: {\"theme\": \"dark\", \"look\": \"handDrawn\", \"layout\": \"elk\"}}%%\nflowchart LR\nA-->B",
    "%%{init: {\"sequence\": {\"width\": 1e308, \"height\": -5}}}%%\nsequenceDiagram\nA->>B: x",
    "%%{init: {\"sequence\": {\"actorFontFamily\": \"x;}</style>\", \"messageFontSize\": \"url(x)\"}}}%%\nsequenceDiagram\nA->>B: x",
    "---\nconfig:\n  themeCSS: '@import url(https://evil.example/x.css);'\n  htmlLabels: true\n---\nflowchart LR\nA-->B",
    "---\ntitle: </title></svg><script>alert(1)</script>\n---\nflowchart LR\nA-->B",
    "---\nconfig: {flowchart: {htmlLabels: true}, securityLevel: loose}\n---\nflowchart LR\nA[\"<a href='javascript:alert(1)'>x</a>\"]",
    "flowchart LR\nA-->B\nstyle A fill:url(https://evil.example/x)",
    "flowchart LR\nA-->B\nstyle A fill:red;}</style><script>alert(1)</script>",
    "flowchart LR\nA:::x-->B\nclassDef x fill:red,background:url(javascript:alert(1)),behavior:url(x.htc)",
    "flowchart LR\nA:::x-->B\nclassDef x stroke:#000\\,position:fixed\\,top:0",
    "flowchart LR\nA-->B\nlinkStyle 0 stroke:expression(alert(1))",
    "flowchart LR\nA@{ img: \"https://evil.example/x.png\", label: \"x\" }",
    "flowchart LR\nA@{ img: \"javascript:alert(1)\" }",
    "flowchart LR\nA@{ icon: \"fa:user\", label: \"<script>\" }",
    "flowchart LR\nA[\"`**bold** [x](javascript:alert(1))`\"]",
    "flowchart LR\nA[\"$$\\href{javascript:alert(1)}{x}$$\"]",
    "flowchart LR\nsubgraph \"<script>alert(1)</script>\"\nA\nend",
    "flowchart LR\naccTitle: </title><script>alert(1)</script>\naccDescr: \"><img onerror=x>\nA-->B",
    "flowchart LR\nA\" onload=\"alert(1)[x]",
    "flowchart LR\nA[\"\u{202e}gnp.exe\u{2028}\u{0}\u{7}\"]",
    "sequenceDiagram\nparticipant A as <script>alert(1)</script>\nA->>A: <img src=x onerror=alert(1)>",
    "sequenceDiagram\nparticipant A\nlink A: x @ javascript:alert(1)\nA->>A: y",
    "sequenceDiagram\nparticipant A\nlinks A: {\"x\": \"javascript:alert(1)\"}\nA->>A: y",
    "sequenceDiagram\nparticipant A\nproperties A: {\"class\": \"x\\\" onload=\\\"alert(1)\"}\nA->>A: y",
    "sequenceDiagram\nrect url(https://evil.example/x)\nA->>B: x\nend",
    "sequenceDiagram\nrect red\"/><script>alert(1)</script>\nA->>B: x\nend",
    "sequenceDiagram\nbox rgb(0,0,0) </svg><script>alert(1)</script>\nparticipant A\nend\nA->>A: x",
    "sequenceDiagram\nNote over A: <foreignObject><body onload=alert(1)></foreignObject>\nA->>B: &lt;script&gt;",
    "stateDiagram-v2\n[*] --> A\nA: <script>alert(1)</script>\nnote right of A : </style><script>",
    "stateDiagram-v2\nclassDef x fill:url(javascript:alert(1))\nclass A x\n[*] --> A",
    "stateDiagram-v2\n[*] --> A\nclick A \"javascript:alert(1)\"",
    "gantt\ntitle <script>alert(1)</script>\nsection </text>\n\"><svg onload=x> :a, 2024-01-01, 1d\nclick a href \"javascript:alert(1)\"",
    "gantt\ndateFormat YYYY-MM-DD\naxisFormat <script>%Y</script>\nA :a, 2024-01-01, 1d\nclick a call alert(1)",
    "gantt\ntodayMarker stroke:url(https://evil.example/),x:y\nA :a, 2024-01-01, 1d",
    "gantt\ndateFormat YYYY\nA :a, 0001, 99999999999999d",
    "gantt\nA :a, 2024-01-01, 1e308d",
    "flowchart LR\n<!ENTITY x SYSTEM \"file:///etc/passwd\">\nA-->B",
    "flowchart LR\nA[\"&xxe; &#0; &#x1F; &#xFFFE;\"]",
];

fn inspect(figure: &Figure, mermaid: &str) {
    let document = roxmltree::Document::parse(&figure.svg).unwrap_or_else(|error| panic!("{error} in {mermaid}"));
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let tag = node.tag_name().name();
        assert!(
            !["script", "style", "a", "image", "use", "foreignObject", "iframe", "animate"].contains(&tag),
            "<{tag}> from {mermaid}"
        );
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value().to_ascii_lowercase());
            assert!(!name.starts_with("on") && !name.contains("href") && name != "style", "{name} from {mermaid}");
            assert!(!value.contains(':') && !value.contains("evil"), "{name}={value} from {mermaid}");
        }
    }
    let css = figure.css.to_ascii_lowercase();
    for bad in ["<", "url(", "@import", "evil", "expression", "javascript", "fixed"] {
        assert!(!css.contains(bad), "{bad} in the css from {mermaid}");
    }
}

fn attempt(mermaid: &str) -> bool {
    let options = Options { id: "fig", title: "</title><script>", description: "\"><script>" };
    match render(mermaid, &options) {
        Ok(figure) => {
            inspect(&figure, mermaid);
            true
        }
        Err(error) => {
            assert!(!error.to_string().is_empty());
            if let Some(span) = error.span() {
                assert!(mermaid.get(span).is_some(), "the span of {mermaid}");
            }
            false
        }
    }
}

#[test]
fn hostile_texts_have_no_effect() {
    let drawn = HOSTILE.iter().filter(|mermaid| attempt(mermaid)).count();
    // Most are valid Mermaid; were they all refused, this test would show nothing.
    assert!(drawn > HOSTILE.len() / 2, "{drawn} of {}", HOSTILE.len());
}

#[test]
fn cut_and_doubled_texts_do_no_harm() {
    for mermaid in HOSTILE {
        let middle = (mermaid.len() / 2..mermaid.len()).find(|at| mermaid.is_char_boundary(*at));
        attempt(&mermaid[..middle.unwrap_or(0)]);
        attempt(&format!("{mermaid}\n{mermaid}"));
    }
}

#[test]
fn huge_and_deep_texts_end() {
    let deep_subgraphs = format!("flowchart LR\n{}A\n{}", "subgraph s\n".repeat(400), "end\n".repeat(400));
    let deep_loops = format!("sequenceDiagram\n{}A->>B: x\n{}", "loop y\n".repeat(400), "end\n".repeat(400));
    let deep_states = format!(
        "stateDiagram-v2\n{}A\n{}",
        (0..200).map(|n| format!("state s{n} {{\n")).collect::<String>(),
        "}\n".repeat(200)
    );
    let complete: String = (0..40).flat_map(|a| (0..a).map(move |b| format!("n{a} --> n{b}\n"))).collect();
    let texts = [
        deep_subgraphs,
        deep_loops,
        deep_states,
        format!("flowchart LR\n{complete}"),
        format!("flowchart LR\nA[\"{}\"]", "<b>".repeat(10_000)),
        format!("flowchart LR\nA[\"{}\"]", "&".repeat(50_000)),
        format!("sequenceDiagram\n{}", "A->>B: x\n".repeat(5_000)),
        format!("{}flowchart LR\nA", "%%{init: {}}%%\n".repeat(2_000)),
        "((((".repeat(10_000),
    ];
    for text in &texts {
        attempt(text);
    }
}
