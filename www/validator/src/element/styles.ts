/** The look of the elements: adopted style sheets, which pages that allow no inline styles allow as well. */

const CSS = `
:host {
  display: block;
  color-scheme: inherit;
  --_text: var(--seamline-text, light-dark(#1f2328, #e6e8eb));
  --_mute: var(--seamline-mute, light-dark(#4d565f, #a5adb8));
  --_line: var(--seamline-line, light-dark(#d5dae0, #3a424d));
  --_ground: var(--seamline-ground, light-dark(#ffffff, #14181d));
  --_pass: var(--seamline-pass, light-dark(#116329, #6fcf97));
  --_error: var(--seamline-error, light-dark(#b3261e, #ff9b8f));
  --_warning: var(--seamline-warning, light-dark(#7d4e00, #e8b84a));
  --_hint: var(--seamline-hint, light-dark(#3f5b86, #9bb8e8));
  --_focus: var(--seamline-focus, light-dark(#0b57d0, #8ab4f8));
  --_mono: var(--seamline-mono, ui-monospace, SFMono-Regular, Menlo, Consolas, monospace);
  color: var(--_text);
}
:host([hidden]) { display: none; }
.panels {
  background: var(--_ground); border: 1px solid var(--_line); border-radius: 8px; overflow-wrap: anywhere;
  font: var(--seamline-font, 0.9375em/1.5 system-ui, sans-serif); margin-block-start: 0.5em;
}
.panels > * { padding: 0.6em 0.9em; }
.panels > * + * { border-block-start: 1px solid var(--_line); }
.status { display: flex; flex-wrap: wrap; align-items: center; gap: 0.4em 0.7em; min-block-size: 1.5em; }
.status::before {
  content: ''; inline-size: 0.6em; block-size: 0.6em; border-radius: 50%; background: var(--_tone, var(--_mute)); flex: none;
}
.status[data-state=checking]::before { background: none; border: 2px solid var(--_mute); box-sizing: border-box; }
.status .counts { font-weight: 600; }
.status .more { color: var(--_mute); }
h2 { font: inherit; font-weight: 600; margin: 0 0 0.4em; }
h2 .count { color: var(--_mute); font-weight: 400; margin-inline-start: 0.5em; font-variant-numeric: tabular-nums; }
ul, ol { list-style: none; margin: 0; padding: 0; }
.badges { display: flex; flex-wrap: wrap; gap: 0.4em; font-size: 0.86em; }
.badge {
  display: inline-flex; align-items: center; gap: 0.4em; padding: 0.1em 0.7em; border-radius: 999px;
  border: 1px solid color-mix(in srgb, var(--_tone) 45%, transparent);
  background: color-mix(in srgb, var(--_tone) 9%, transparent);
}
.badge.total { font-weight: 600; }
.mark { color: var(--_tone); font-weight: 700; }
.count { color: var(--_mute); font-variant-numeric: tabular-nums; }
.error, .fail { --_tone: var(--_error); }
.warning, .unknown { --_tone: var(--_warning); }
.hint { --_tone: var(--_hint); }
.pass { --_tone: var(--_pass); }
.not-applicable { --_tone: var(--_mute); }
.finding, .row { border-inline-start: 3px solid var(--_tone); padding: 0.25em 0 0.25em 0.7em; }
.finding + .finding, .row + .row { margin-block-start: 0.55em; }
.severity { color: var(--_tone); font-weight: 600; }
.place, .fix, .related button {
  font: inherit; color: inherit; background: none; border: 1px solid var(--_line); border-radius: 5px; cursor: pointer;
  min-block-size: 1.7em; padding: 0.05em 0.55em;
}
.place { font-size: 0.86em; font-variant-numeric: tabular-nums; margin-inline-start: 0.4em; }
.fix { font-size: 0.92em; margin-block-start: 0.35em; margin-inline-end: 0.4em; text-align: start; }
:is(.place, .fix, .related button):hover { border-color: var(--_mute); }
.rule { font-family: var(--_mono); font-size: 0.82em; color: var(--_mute); margin-inline-start: 0.4em; }
a.rule { text-decoration: underline; }
.help, .related, .summary { color: var(--_mute); font-size: 0.94em; }
.help { margin: 0.15em 0 0; }
details > summary { cursor: pointer; color: var(--_mute); font-size: 0.94em; }
code { font-family: var(--_mono); font-size: 0.92em; unicode-bidi: isolate; }
.row .title { font-weight: 600; margin-inline: 0.4em; }
.row .summary { display: block; }
.drawing { --fg: var(--_text); --bg: var(--_ground); --links: var(--_focus); overflow: auto; max-block-size: 40em; }
/* A shade at the side where there is more: what covers it scrolls with the drawing. */
.drawing {
  --_shade: color-mix(in srgb, var(--_text) 15%, transparent);
  background:
    linear-gradient(to right, var(--_ground) 40%, transparent) left / 2.5em 100% no-repeat local,
    linear-gradient(to left, var(--_ground) 40%, transparent) right / 2.5em 100% no-repeat local,
    linear-gradient(to right, var(--_shade), transparent) left / 0.75em 100% no-repeat,
    linear-gradient(to left, var(--_shade), transparent) right / 0.75em 100% no-repeat;
}
.drawing svg { display: block; max-inline-size: none; block-size: auto; margin-inline: auto; }
.clean { color: var(--_mute); margin: 0; }
:is(button, summary, a, .drawing, [tabindex]):focus-visible { outline: 2px solid var(--_focus); outline-offset: 2px; }
.sr { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (forced-colors: active) { .finding, .row, .badge { border-color: CanvasText; } }
@media print { .fix, .place { display: none; } }
`;

let shared: CSSStyleSheet | undefined;

/** The one sheet of all elements in the page. */
export function sheet(): CSSStyleSheet {
  shared ??= sheetOf(CSS);
  return shared;
}

/** A sheet of its own, such as that of a drawing. */
export function sheetOf(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}
