import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The page's colours, which reach into the shadow root as custom properties. */
const theme = EditorView.theme({
  '&': { blockSize: '100%', fontSize: '0.8125rem', color: 'var(--text)', backgroundColor: 'var(--surface)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.6', overscrollBehavior: 'contain' },
  '.cm-content': { caretColor: 'var(--text)', paddingBlock: '0.6rem 40vh' },
  '.cm-line': { paddingInline: '0.6rem 1rem' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--text)', borderLeftWidth: '1.5px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 24%, transparent)',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--text) 4%, transparent)' },
  '.cm-gutters': { backgroundColor: 'var(--surface)', color: 'var(--mute)', border: 'none', fontSize: '0.75rem' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--text)' },
  '.cm-lineNumbers .cm-gutterElement': { paddingInline: '0.4rem 0.2rem', minInlineSize: '2.2rem' },
  '.cm-foldGutter .cm-gutterElement': { cursor: 'pointer', inlineSize: '1rem', textAlign: 'center' },
  '.cm-foldPlaceholder': { border: '1px solid var(--line)', background: 'var(--tint)', color: 'var(--mute)', paddingInline: '0.4rem', marginInline: '0.3rem' },
  '.cm-gutter-lint': { inlineSize: '0.9rem' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0.3rem 0 0 0.15rem' },
  '.cm-lint-marker': { inlineSize: '0.6rem', blockSize: '0.6rem', borderRadius: '50%', content: 'none' },
  '.cm-lint-marker-error': { background: 'var(--error)', borderRadius: '2px', transform: 'rotate(45deg)' },
  '.cm-lint-marker-warning': { background: 'var(--warning)', clipPath: 'polygon(50% 0, 100% 100%, 0 100%)', borderRadius: '0' },
  '.cm-lint-marker-hint, .cm-lint-marker-info': { background: 'none', border: '2px solid var(--hint)' },
  '.cm-lintRange': { backgroundImage: 'none', textDecoration: 'underline 1.5px var(--tone)', textUnderlineOffset: '3px', textDecorationSkipInk: 'none' },
  '.cm-lintRange-error': { '--tone': 'var(--error)', textDecorationStyle: 'wavy' },
  '.cm-lintRange-warning': { '--tone': 'var(--warning)', textDecorationStyle: 'wavy' },
  '.cm-lintRange-hint, .cm-lintRange-info': { '--tone': 'var(--hint)', textDecorationStyle: 'dotted' },
  '.cm-lintRange-active': { backgroundColor: 'color-mix(in srgb, var(--tone) 16%, transparent)' },
  '.cm-lintPoint::after': { borderBottomColor: 'var(--tone, var(--error))' },
  '.cm-tooltip': { background: 'var(--raised)', color: 'var(--text)', border: '1px solid var(--line)', borderRadius: '6px', boxShadow: '0 4px 18px rgb(0 0 0 / 16%)', fontFamily: 'var(--sans)', fontSize: '0.8125rem', maxInlineSize: 'min(30rem, 92vw)', overflow: 'hidden' },
  '.cm-diagnostic': { padding: '0.5rem 0.75rem', borderInlineStart: '3px solid var(--tone)', marginInlineStart: '0', overflowWrap: 'anywhere' },
  '.cm-diagnostic-error': { '--tone': 'var(--error)' },
  '.cm-diagnostic-warning': { '--tone': 'var(--warning)' },
  '.cm-diagnostic-hint, .cm-diagnostic-info': { '--tone': 'var(--hint)' },
  '.cm-diagnostic p': { margin: '0' },
  '.cm-diagnostic .help': { color: 'var(--mute)', marginBlockStart: '0.25rem' },
  '.cm-diagnostic .about': { color: 'var(--mute)', fontFamily: 'var(--mono)', fontSize: '0.72rem', marginBlockStart: '0.25rem' },
  '.cm-diagnostic .about a': { color: 'inherit' },
  '.cm-diagnosticAction': { font: 'inherit', padding: '0.1rem 0.55rem', margin: '0.35rem 0.35rem 0 0', background: 'var(--accent)', color: 'var(--on-accent)', borderRadius: '4px', cursor: 'pointer' },
  '.cm-diagnosticAction u': { textDecoration: 'none' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', maxBlockSize: '16rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.25rem 0.6rem', display: 'flex', gap: '0.6rem', alignItems: 'baseline' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': { background: 'var(--accent)', color: 'var(--on-accent)' },
  '.cm-completionDetail': { marginInlineStart: 'auto', fontStyle: 'normal', fontFamily: 'var(--sans)', fontSize: '0.75rem', opacity: '0.85', overflow: 'hidden', textOverflow: 'ellipsis', maxInlineSize: '16rem' },
  '.cm-completionIcon': { display: 'none' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-panels': { background: 'var(--ground)', color: 'var(--text)', borderColor: 'var(--line)' },
  '.cm-panels-top': { borderBlockEnd: '1px solid var(--line)' },
  '.cm-panels-bottom': { borderBlockStart: '1px solid var(--line)' },
  '.cm-search': { padding: '0.4rem 2rem 0.5rem 0.6rem', fontFamily: 'var(--sans)', fontSize: '0.8125rem' },
  '.cm-textfield, .cm-button': { background: 'var(--raised)', backgroundImage: 'none', border: '1px solid var(--strong-line)', borderRadius: '4px', color: 'inherit', fontSize: 'inherit' },
  '.cm-panel.cm-panel-lint ul': { maxBlockSize: '8rem' },
  '&.cm-editor .cm-selectionMatch': { backgroundColor: 'var(--marked)' },
  '.cm-searchMatch': { backgroundColor: 'var(--marked)' },
  '.cm-searchMatch-selected': { backgroundColor: 'color-mix(in srgb, var(--thread) 40%, transparent)' },
  '.cm-marked': { backgroundColor: 'var(--marked)', borderRadius: '2px' },
  '.cm-name': { textDecoration: 'underline', textUnderlineOffset: '3px', cursor: 'pointer' },
  '@media print': { '&': { display: 'none' } },
});

const colours = HighlightStyle.define([
  { tag: [tags.heading1, tags.heading2, tags.heading3, tags.heading4, tags.heading5, tags.heading6], fontWeight: '700', color: 'var(--accent)' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: [tags.link, tags.url], color: 'var(--hint)' },
  { tag: [tags.monospace, tags.string], color: 'var(--thread)' },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.punctuation], color: 'var(--mute)' },
  { tag: [tags.comment, tags.meta], color: 'var(--mute)', fontStyle: 'italic' },
  { tag: tags.quote, color: 'var(--mute)' },
]);

export function look(): Extension {
  return [theme, syntaxHighlighting(colours)];
}
