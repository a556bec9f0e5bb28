import { SeamlineError, messageOf } from '../errors.js';

/** The text behind an address, or of the element that `#id` names. */
export async function documentText(address: string, signal: AbortSignal): Promise<string> {
  if (address.startsWith('#')) return textOf(address);
  let response: Response;
  try {
    response = await fetch(new URL(address, document.baseURI), { signal });
  } catch (error) {
    if (signal.aborted) throw new SeamlineError('aborted', 'the call was aborted');
    throw new SeamlineError('fetch-failed', `\`${address}\` cannot be fetched: ${messageOf(error)}`, {}, { cause: error });
  }
  if (!response.ok) throw new SeamlineError('fetch-failed', `\`${address}\` answers ${response.status}`);
  return response.text();
}

function textOf(selector: string): string {
  const element = document.getElementById(selector.slice(1));
  if (!element) throw new SeamlineError('fetch-failed', `the page has no element \`${selector}\``);
  return 'value' in element ? String(element.value) : (element.textContent ?? '');
}
