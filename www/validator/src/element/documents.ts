import { MAX_TEXT_BYTES } from '../core.js';
import { SeamlineError, messageOf } from '../errors.js';

/** Milliseconds after which a document that does not come is given up. */
const FETCHING = 20_000;

/** The text behind an address, or of the element that `#id` names; `what` it is stands in messages. */
export async function documentText(address: string, what: string, signal?: AbortSignal): Promise<string> {
  if (address.startsWith('#')) return textOf(address, what);
  const timeout = AbortSignal.timeout(FETCHING);
  try {
    const response = await fetch(new URL(address, document.baseURI), { signal: anyOf(timeout, signal) });
    if (!response.ok) throw new SeamlineError('fetch-failed', `${what} cannot be fetched: \`${address}\` answers ${response.status}`);
    if (Number(response.headers.get('content-length')) > MAX_TEXT_BYTES) {
      throw new SeamlineError('too-large', `${what} is longer than the ${MAX_TEXT_BYTES} bytes that are read`);
    }
    return await response.text();
  } catch (error) {
    if (error instanceof SeamlineError) throw error;
    if (signal?.aborted) throw new SeamlineError('aborted', 'the call was aborted');
    const why = timeout.aborted ? `there is no answer within ${FETCHING / 1000} s` : messageOf(error);
    throw new SeamlineError('fetch-failed', `${what} cannot be fetched from \`${address}\`: ${why}`, {}, { cause: error });
  }
}

/** Documents that are fetched once, however often they are asked for. What an element holds may change, and is read anew. */
export class Documents {
  readonly #texts = new Map<string, Promise<string>>();

  text(address: string, what: string): Promise<string> {
    if (address.startsWith('#')) return documentText(address, what);
    const known = this.#texts.get(address);
    if (known) return known;
    const text = documentText(address, what);
    this.#texts.set(address, text);
    text.catch(() => this.#texts.delete(address));
    return text;
  }

  /** Has them fetched again when they are asked for. */
  forget(): void {
    this.#texts.clear();
  }
}

function anyOf(one: AbortSignal, other: AbortSignal | undefined): AbortSignal {
  return other ? AbortSignal.any([one, other]) : one;
}

function textOf(selector: string, what: string): string {
  const element = document.getElementById(selector.slice(1));
  if (!element) throw new SeamlineError('fetch-failed', `${what} is not there: the page has no element \`${selector}\``);
  return 'value' in element ? String(element.value) : (element.textContent ?? '');
}
