/**
 * Links that hold a document: `#v1=` and the base64url, without padding, of the raw DEFLATE of the UTF-8 of
 * `{ "spec", "architecture"?, "config"?, "path"? }`. What a link holds comes from anybody: it is text, and nothing else is
 * taken from it.
 */

import { EMPTY, type Shared } from './shared.js';

const PREFIX = '#v1=';

/** Longer links are cut by mail programs and chats. UTF-16 code units of the whole fragment, all of them ASCII. */
export const MAX_LINK = 32 * 1024;

/** What may come out of a link, in bytes: a few kilobytes can hold gigabytes of the same letter. */
const MAX_INFLATED = 4 * 1024 * 1024;

/** No file of a project has a longer path, in UTF-16 code units. */
const LONGEST_PATH = 1024;

/** Why a link cannot be opened, for its reader. */
export class LinkError extends Error {
  override readonly name = 'LinkError';
}

/** The fragment for a document; null when it would be too long. */
export async function toFragment({ spec, architecture, config, path }: Shared): Promise<string | null> {
  const told = { spec, ...(architecture && { architecture }), ...(config && { config }), ...(path && { path }) };
  const bytes = new TextEncoder().encode(JSON.stringify(told));
  if (bytes.length > MAX_INFLATED) return null;
  const packed = await collect(through(bytes, new CompressionStream('deflate-raw')), Number.POSITIVE_INFINITY);
  const fragment = PREFIX + toBase64(packed);
  return fragment.length <= MAX_LINK ? fragment : null;
}

/** The document in a fragment; null when the fragment is none of ours. */
export async function fromFragment(fragment: string): Promise<Shared | null> {
  const version = /^#v(\d+)=/.exec(fragment)?.[1];
  if (version === undefined) return null;
  if (version !== '1') {
    throw new LinkError(`the link has the format ${version}, which a later playground than this one writes`);
  }
  return checked(parsed(await unpacked(fragment.slice(PREFIX.length))));
}

async function unpacked(code: string): Promise<string> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = fromBase64(code);
  } catch {
    throw new LinkError('the link has letters that no link has; it was probably cut or wrapped on its way');
  }
  try {
    const inflated = await collect(through(bytes, new DecompressionStream('deflate-raw')), MAX_INFLATED);
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(inflated);
  } catch (error) {
    if (error instanceof LinkError) throw error;
    throw new LinkError('the link is incomplete: what it holds cannot be unpacked');
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new LinkError('the link can be unpacked, but holds no document');
  }
}

/** Only texts are taken, each under the name that it has in the format. */
export function checked(value: unknown): Shared {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new LinkError('the link can be unpacked, but holds no document');
  }
  const text = (name: keyof Shared): string | undefined => {
    const found = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
    if (found !== undefined && typeof found !== 'string') throw new LinkError(`the link has no text under \`${name}\``);
    return found;
  };
  const spec = text('spec');
  if (spec === undefined) throw new LinkError('the link holds no spec');
  const path = text('path');
  if (path !== undefined && path.length > LONGEST_PATH) throw new LinkError('the path that the link has for its spec is none of any file');
  return { ...EMPTY, spec, architecture: text('architecture') ?? '', config: text('config') ?? '', ...(path && { path }) };
}

function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream): ReadableStream<Uint8Array> {
  return new Blob([bytes]).stream().pipeThrough(stream);
}

async function collect(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      throw new LinkError(`the link unpacks to more than the ${limit / 2 ** 20} MiB that are read from one`);
    }
    chunks.push(value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64(code: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]*$/.test(code)) throw new TypeError('no base64url');
  return Uint8Array.from(atob(code.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
}
