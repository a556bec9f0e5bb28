import { applyEdits } from '../apply-edits.js';
import type { Edit, Position } from '../types.js';

/** Selects a place of a text area and brings it into view. */
export function reveal(area: HTMLTextAreaElement, start: Position, end: Position): void {
  area.focus({ preventScroll: true });
  area.setSelectionRange(start.offset, Math.max(start.offset, end.offset));
  const style = getComputedStyle(area);
  const lineHeight = Number.parseFloat(style.lineHeight) || Number.parseFloat(style.fontSize) * 1.25;
  // Long lines wrap, so this is a little too high in such a text; the caret is in view or nearly so.
  area.scrollTop = Math.max(0, (start.line - 1) * lineHeight - area.clientHeight / 2);
  area.scrollIntoView({ block: 'nearest' });
}

/** Applies edits to a text area as one step that can be undone, and fires `input`. */
export function edit(area: HTMLTextAreaElement, edits: readonly Edit[]): void {
  if (edits.length === 0) return;
  const from = Math.min(...edits.map((one) => one.start.offset));
  const to = Math.max(...edits.map((one) => one.end.offset));
  const fixed = applyEdits(area.value, edits);
  const text = fixed.slice(from, fixed.length - (area.value.length - to));
  area.focus();
  area.setSelectionRange(from, to);
  // Deprecated, and the only way that the browser's own undo knows of.
  const isDone = text === '' ? document.execCommand('delete') : document.execCommand('insertText', false, text);
  if (isDone) return;
  area.setRangeText(text, from, to, 'end');
  area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertReplacementText' }));
}
