import { MAX_TEXT_BYTES } from '@seamline/validator';
import { button, h } from '../dom.js';
import type { Documents } from '../documents/opening.js';
import { dialog, field } from './dialog.js';

/** Milliseconds after which a document that does not come is given up. */
const FETCHING = 20_000;

/** Asks for an address and loads what is there. Nothing else in the page asks a server for anything. */
export function loadFromAddress(documents: Documents): void {
  const input = h('input', { type: 'url', placeholder: 'https://example.com/specs/checkout.md', required: true, 'aria-label': 'Address' });
  const told = h('p', { class: 'mute', role: 'status' });
  const load = button('Load', () => void run(), { class: 'button primary' });
  const closed = new AbortController();
  const run = async (): Promise<void> => {
    if (load.disabled) return;
    load.disabled = true;
    told.textContent = 'loading…';
    try {
      const address = new URL(input.value.trim());
      if (address.protocol !== 'https:') throw new Refused('Only addresses that start with https:// are loaded.');
      const text = await fetched(rawOf(address), closed.signal);
      documents.take(address.pathname.split('/').pop() ?? '', text);
      made.close();
    } catch (error) {
      told.textContent = explained(error);
    }
    load.disabled = false;
  };
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') void run();
  });
  const made = dialog({
    title: 'Load from an address',
    body: [
      field('Address of a Markdown file', input, 'On a code host take the address of the raw file.'),
      h('p', { class: 'mute' }, 'The browser asks that server, and only that one. It lets the page read the answer if the server says so (CORS): raw files of public code hosts do, most wikis do not. Then download the file, and open or drop it here.'),
      told,
    ],
    footer: [load],
  });
  made.addEventListener('close', () => closed.abort());
  input.focus();
}

class Refused extends Error {}

/** The page of a file on GitHub shows what its raw address has. */
function rawOf(address: URL): URL {
  const file = /^\/([^/]+\/[^/]+)\/blob\/(.+)$/.exec(address.pathname);
  return address.host === 'github.com' && file ? new URL(`https://raw.githubusercontent.com/${file[1]}/${file[2]}`) : address;
}

async function fetched(address: URL, closed: AbortSignal): Promise<string> {
  const response = await fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer', signal: AbortSignal.any([closed, AbortSignal.timeout(FETCHING)]) });
  if (!response.ok) throw new Refused(`The server answers ${response.status}.`);
  const type = response.headers.get('content-type') ?? '';
  if (/text\/html/i.test(type)) throw new Refused('This is a web page, not the Markdown behind it. Look for a link called “raw”.');
  return limited(response);
}

/** The text of an answer. A server need not say beforehand how long it is. */
async function limited(response: Response): Promise<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let [text, bytes] = ['', 0];
  for (const reader = response.body?.getReader(); reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.length;
    if (bytes > MAX_TEXT_BYTES) {
      await reader.cancel();
      throw new Refused(`The document is longer than the ${MAX_TEXT_BYTES / 2 ** 20} MiB that are read.`);
    }
    text += decoder.decode(value, { stream: true });
  }
  return text + decoder.decode();
}

function explained(error: unknown): string {
  if (error instanceof Refused) return error.message;
  if (error instanceof DOMException && error.name === 'TimeoutError') return 'The server does not answer.';
  if (error instanceof TypeError && /URL/.test(error.message)) return 'This is no address; it starts with https://.';
  return 'The document cannot be read: there is no such server, or it does not let other pages read its documents (CORS). Download the file and drop it here.';
}
