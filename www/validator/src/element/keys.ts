/**
 * Keeps keys that mean something in an element from shortcuts of the page: those that write, move or press. With Control,
 * Alt or Meta they go on, and so do Escape and Tab.
 */
export function keepKeys(event: KeyboardEvent): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const moves = ['Enter', 'Home', 'End', 'PageUp', 'PageDown', 'Backspace', 'Delete'];
  if (event.key.length === 1 || event.key.startsWith('Arrow') || moves.includes(event.key)) event.stopPropagation();
}
