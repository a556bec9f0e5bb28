import { button, h } from '../dom.js';
import { MAX_LINK, toFragment } from '../documents/link.js';
import { download, specName } from '../documents/files.js';
import type { Session } from '../session.js';
import { dialog, field } from './dialog.js';

/** Puts the documents into a link: onto the clipboard, and before the eyes. */
export async function share(session: Session): Promise<void> {
  const documents = session.asFiles();
  const fragment = await toFragment(documents);
  if (fragment === null) {
    const save = button('Download the spec', () => {
      made.close();
      download(specName(documents, session.checked.value?.file.title ?? ''), documents.spec);
    }, { class: 'button primary' });
    const made = dialog({
      title: 'Too long for a link',
      body: [
        h('p', {}, `Links of more than ${MAX_LINK / 1024} KB are cut on their way by mail programs and chats, so there is none for this spec. A file does not have this limit: whoever gets it can drop it into the playground.`),
      ],
      footer: [save],
    });
    return;
  }
  // Not into the address bar: a page that is loaded anew goes on with what was written since.
  const address = new URL(fragment, location.href).href;
  const box = h('textarea', { class: 'link-box', readonly: true, rows: 4, 'aria-label': 'Link' }, address);
  const told = h('span', { class: 'mute', role: 'status' });
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(address);
      told.textContent = 'Copied.';
    } catch {
      box.select();
      told.textContent = 'The browser does not let the page copy: the link is selected, copy it by hand.';
    }
  };
  dialog({
    title: 'Share this spec',
    body: [
      h('p', {}, 'The link holds the spec, its architecture document and its settings, packed. No server keeps them: whoever has the link has the text.'),
      field(`Link, ${(address.length / 1000).toFixed(1)} KB`, box),
      told,
    ],
    footer: [button('Copy', () => void copy(), { class: 'button primary' })],
  });
  box.select();
  await copy();
}
