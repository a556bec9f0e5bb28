//! The adapter of the `merman` crate: text in, its raw SVG out.

use std::ops::Range;
use std::sync::OnceLock;

use ::merman::svg::{
    DeterministicTextMeasurer, MeasurementProfileId, SvgEnvironment, SvgPipeline, TextMeasurementPolicy,
    TextMeasurementProfile, TextMeasurementProfileIdentity, TextStyle,
};
use ::merman::{
    DetectorRegistry, Engine, MermaidConfig, OperationControl, ParseOptions, RenderError, RenderOutput, RenderRequest,
    Renderer, SvgRequest, TerminalDiagnostic,
};
use serde_json::json;

use crate::error::{Error, ErrorKind};
use crate::glyphs;

/// The colour of lines in the raw drawing. It is never shown: `paint` knows solid shapes by it.
pub(crate) const SOLID: [&str; 2] = ["#0a0b01", "#0a0b02"];

/// The families widths are measured with. They are metrically alike, so a label keeps to its box
/// whichever of them a reader has.
pub(crate) const FONTS: &str = "Helvetica, Arial, \"Liberation Sans\", sans-serif";

/// The diagram types that are drawn, as `merman` names them.
const TYPES: [&str; 6] = ["flowchart-v2", "flowchart", "sequence", "stateDiagram", "state", "gantt"];

/// Arrows that lists of nodes may stand for: `A & B --> C & D` is four of them. The parser of `merman` writes all of
/// them down before it counts them, and a text of 24 KB can ask for nine million.
const MAX_LISTED_EDGES: usize = 5_000;

/// Detection reads no further than this; the type stands in the first lines.
const DETECTION_WINDOW: usize = 16 * 1024;

pub(crate) fn draw(mermaid: &str) -> Result<String, Error> {
    check_lists(mermaid)?;
    static RENDERER: OnceLock<Renderer> = OnceLock::new();
    let renderer = RENDERER.get_or_init(|| {
        Renderer::new()
            .with_engine(Engine::new().with_site_config(MermaidConfig::from_value(configuration())))
            .with_parse_options(ParseOptions::strict())
    });
    let request = SvgRequest {
        environment: environment(),
        pipeline: Some(SvgPipeline::parity().with_static_inline_contract("raw")),
        ..SvgRequest::default()
    };
    match renderer.render(RenderRequest::svg(mermaid, OperationControl::new(), request)) {
        Ok(RenderOutput::Svg(Some(output))) => Ok(output.into_parts().0),
        Ok(_) | Err(RenderError::NoDiagram) => Err(no_type()),
        Err(error) => Err(translate(error, mermaid)),
    }
}

/// Lists on both sides of an arrow make the most of their nodes when each has half of them.
fn check_lists(mermaid: &str) -> Result<(), Error> {
    let joints = mermaid.split(['\n', ';']).map(|statement| statement.matches('&').count()).filter(|&count| count > 0);
    let edges: usize = joints.map(|count| (count / 2 + 1).pow(2)).sum();
    if edges <= MAX_LISTED_EDGES {
        return Ok(());
    }
    Err(Error::new(
        ErrorKind::TooLarge,
        format!(
            "lists of nodes with `&` stand for up to {edges} arrows, more than the {MAX_LISTED_EDGES} that are drawn"
        ),
    ))
}

pub(crate) fn detects(mermaid: &str) -> bool {
    let end = floor_boundary(mermaid, DETECTION_WINDOW);
    let mut config = MermaidConfig::empty_object();
    DetectorRegistry::pinned_mermaid_baseline()
        .detect_type(&mermaid[..end], &mut config)
        .is_ok_and(|detected| TYPES.contains(&detected))
}

/// Texts are as wide as `glyphs` says. A profile needs a name; were it refused, `merman` would
/// measure by its own, coarser estimate.
fn environment() -> SvgEnvironment {
    let environment = SvgEnvironment::deterministic();
    let identity = MeasurementProfileId::new("seamline.helvetica")
        .and_then(|profile| TextMeasurementProfileIdentity::new(profile, env!("CARGO_PKG_VERSION")));
    let Ok(identity) = identity else { return environment };
    let measurer = DeterministicTextMeasurer::default().with_width_callback(text_width);
    let profile = TextMeasurementProfile::new(identity, measurer);
    environment.with_text_measurement_policy(TextMeasurementPolicy::uniform(profile))
}

fn text_width(text: &str, style: &TextStyle) -> f64 {
    let is_bold = matches!(style.font_weight.as_deref(), Some("bold" | "bolder" | "600" | "700"));
    let size = if style.font_size.is_finite() { style.font_size.clamp(1.0, 1000.0) } else { 14.0 };
    glyphs::width(text, size, is_bold)
}

/// Everything an author could use to reach the style is `secure`: directives and front matter
/// cannot override it. The sizes make a compact, even picture.
fn configuration() -> serde_json::Value {
    json!({
        "htmlLabels": false,
        "layout": "dagre",
        "look": "classic",
        "theme": "base",
        "securityLevel": "strict",
        "fontSize": 14,
        "fontFamily": FONTS,
        "secure": [
            "secure", "securityLevel", "startOnLoad", "maxTextSize", "maxEdges", "theme",
            "themeVariables", "themeCSS", "htmlLabels", "look", "layout", "fontFamily",
            "flowchart", "fontSize", "altFontFamily", "arrowMarkerAbsolute", "dompurifyConfig",
            "legacyMathML", "forceLegacyMathML", "handDrawnSeed"
        ],
        "themeVariables": {
            "fontFamily": FONTS,
            "fontSize": "14px",
            "lineColor": SOLID[0],
            "specialStateColor": SOLID[0],
            "primaryBorderColor": SOLID[1],
            "nodeBorder": SOLID[1],
            "stateBorder": SOLID[1]
        },
        "flowchart": {
            "htmlLabels": false,
            "minNodeWidth": 48,
            "padding": 18,
            "nodeSpacing": 44,
            "rankSpacing": 46,
            "diagramPadding": 8,
            "subGraphTitleMargin": { "top": 4, "bottom": 10 }
        },
        "state": { "minNodeWidth": 64, "padding": 20 },
        "sequence": {
            "actorFontSize": 14,
            "messageFontSize": 14,
            "noteFontSize": 13,
            "actorFontFamily": FONTS,
            "messageFontFamily": FONTS,
            "noteFontFamily": FONTS,
            "width": 132,
            "height": 42,
            "actorMargin": 44,
            "boxMargin": 9,
            "labelBoxWidth": 54,
            "bottomMarginAdj": 22,
            "messageMargin": 30,
            "diagramMarginX": 8,
            "diagramMarginY": 8
        },
        "gantt": {
            "fontSize": 12,
            "sectionFontSize": 13,
            "barHeight": 22,
            "barGap": 6,
            "topPadding": 56,
            "leftPadding": 110,
            "rightPadding": 40
        }
    })
}

fn no_type() -> Error {
    Error::new(
        ErrorKind::Unsupported,
        "no diagram type is declared: begin with `flowchart`, `sequenceDiagram`, `stateDiagram-v2` or `gantt`",
    )
}

fn translate(error: RenderError, mermaid: &str) -> Error {
    match error {
        RenderError::Parse(diagnostic) => translate_parse(&diagnostic, mermaid),
        RenderError::ResourceLimitExceeded(limit) => Error::new(
            ErrorKind::TooLarge,
            format!("the diagram is too large: {} of at most {} `{}`", limit.actual, limit.maximum, limit.id),
        ),
        RenderError::Svg(error) => match error {
            ::merman::svg::RenderError::SvgPostprocess { message, .. } => Error::new(ErrorKind::Unsafe, message),
            ::merman::svg::RenderError::UnsupportedDiagram { diagram_type } => unsupported(&diagram_type),
            ::merman::svg::RenderError::MissingCapability { diagram_type, capability } => Error::new(
                ErrorKind::Unsupported,
                format!("`{diagram_type}` asks for `{capability}`, which is not drawn"),
            ),
            ::merman::svg::RenderError::InvalidModel { message } => Error::new(ErrorKind::Syntax, message),
            other => Error::internal(other.to_string()),
        },
        other => Error::internal(other.to_string()),
    }
}

fn translate_parse(diagnostic: &TerminalDiagnostic, mermaid: &str) -> Error {
    let details = diagnostic.terminal_diagnostic_details();
    if details.code == "merman.parse.no_diagram_detected" {
        return no_type();
    }
    if details.code == "merman.parse.unsupported_diagram" {
        return unsupported(details.diagram_type.as_deref().unwrap_or("this type"));
    }
    let span = details.span.and_then(|span| clamp(span.start..span.end, mermaid));
    Error::new(ErrorKind::Syntax, diagnostic.terminal_safe_message()).at(span)
}

fn unsupported(diagram_type: &str) -> Error {
    Error::new(
        ErrorKind::Unsupported,
        format!("`{diagram_type}` diagrams are not drawn, only flowchart, sequence, state and Gantt"),
    )
}

/// A span that can slice the text, or nothing.
fn clamp(span: Range<usize>, text: &str) -> Option<Range<usize>> {
    let start = floor_boundary(text, span.start);
    let end = floor_boundary(text, span.end);
    (start <= end).then_some(start..end)
}

fn floor_boundary(text: &str, index: usize) -> usize {
    let mut index = index.min(text.len());
    while !text.is_char_boundary(index) {
        index -= 1;
    }
    index
}
