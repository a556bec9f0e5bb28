import { MAX_TEXT_BYTES } from '@seamline/validator';
import { h } from '../dom.js';
import { notice, unnotice } from '../shell/notices.js';
import type { Documents } from './opening.js';
import type { Shared } from './shared.js';

const ACCEPTED = '.md,.markdown,.txt,.toml,text/markdown,text/plain';

/** Asks for files and takes them. */
export function openFiles(documents: Documents): void {
  const input = h('input', { type: 'file', accept: ACCEPTED, multiple: true });
  input.addEventListener('change', () => void takeFiles(documents, input.files ?? []));
  input.click();
}

/** Files that are dropped on the page are opened. */
export function acceptDrops(documents: Documents): void {
  const cover = h('div', { class: 'drop', hidden: true }, 'Drop a spec, an architecture document or a seamline.toml');
  document.body.append(cover);
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
  addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    cover.hidden = false;
  });
  addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) cover.hidden = true;
  });
  // Before the editor, which would insert the file's text where it is dropped.
  addEventListener(
    'drop',
    (event) => {
      cover.hidden = true;
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      void takeFiles(documents, event.dataTransfer?.files ?? []);
    },
    { capture: true },
  );
}

async function takeFiles(documents: Documents, files: Iterable<File>): Promise<void> {
  unnotice('open');
  for (const file of files) {
    if (file.size > MAX_TEXT_BYTES) {
      notice('open', `${file.name} has more than the ${MAX_TEXT_BYTES / 2 ** 20} MiB that are read.`, { kind: 'error' });
      continue;
    }
    try {
      documents.take(file.name, new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer()));
    } catch {
      notice('open', `${file.name} is no text in UTF-8.`, { kind: 'error' });
    }
  }
}

/** Offers a text as a file. */
export function download(name: string, text: string, type = 'text/markdown;charset=utf-8'): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = h('a', { href: address, download: name });
  link.click();
  // The download has begun when the click returns, or never will.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The name of a spec's file: that of the file it came from, or one by its title. */
export function specName({ path }: Shared, title: string): string {
  const name = path?.split('/').pop()?.replace(/[\p{Cc}\p{Cf}\\:*?"<>|]/gu, '') ?? '';
  if (name === '') return fileName(title);
  // A link may say any path: what is saved is Markdown, and is called so.
  return /\.(?:md|markdown)$/i.test(name) ? name : `${name}.md`;
}

/** A name for a spec's file from its title: letters and digits of any script, in kebab-case, at most 60 of them. */
export function fileName(title: string, otherwise = 'integration'): string {
  const words = title.normalize('NFC').toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const name = [...words.join('-')].slice(0, 60).join('').replace(/-$/, '');
  return `${name || otherwise}.md`;
}
