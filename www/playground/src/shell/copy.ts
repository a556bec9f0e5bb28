import { button } from '../dom.js';
import { notice } from './notices.js';

/** Milliseconds for which a button says that it has copied. */
const SAID = 1_500;

/** A button that copies a text, and says whether it could. */
export function copyButton(label: string, text: () => string): HTMLButtonElement {
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text());
      made.textContent = 'Copied';
      setTimeout(() => (made.textContent = label), SAID);
    } catch {
      // Pages of plain http have no clipboard.
      notice('copy', 'The browser does not let this page copy. Download it instead, or select the text.', { kind: 'error' });
    }
  };
  const made = button(label, () => void copy());
  return made;
}
