/** What somebody does with the playground, from the first key to the link that they send. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LIMIT, checked, documents, example, findings, pack, share, start, state, write } from './playground.js';

let playground;

before(async () => {
  playground = await start();
});
after(() => playground?.close());

const SPEC = `# Integration: Night Ferry 🚢

## Modules Involved

| Module | Role | Changes Needed |
|--------|------|----------------|
| Berths | Both | Holds a berth |
| Tickets | Consumer | Issues tickets |

## Coordination Points

### Synchronous Calls

| From | To | Method | Purpose |
|------|----|--------|---------|
| Tickts | Berths | holdBerth | hold a berth |
`;

test('the first page is an example with its findings, its preview and no error', LIMIT, async () => {
  const page = await playground.open();
  assert.match(await state(page), /4 errors, 7 warnings/);
  await page.locator('.preview h1').waitFor();
  assert.equal(await page.title(), 'Seamline playground');
  assert.deepEqual([page.errors, page.elsewhere], [[], []]);
  await page.context().close();
});

test('type, mend, take back, share, open elsewhere', LIMIT, async () => {
  const page = await playground.open();
  await write(page, SPEC);
  const before = await findings(page);
  const misspelt = before.find((message) => message.includes('Tickts'));
  assert.ok(misspelt, before.join('\n'));

  await page.locator('.finding', { hasText: 'Tickts' }).first().getByRole('button', { name: 'Tickets' }).click();
  await page.waitForFunction(() => !document.querySelector('.findings').textContent.includes('Tickts'));
  assert.equal((await documents(page)).spec, SPEC.replace('Tickts', 'Tickets'));

  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+z');
  await page.locator('.finding', { hasText: 'Tickts' }).first().waitFor();
  assert.equal((await documents(page)).spec, SPEC);

  const link = await share(page);
  const other = await playground.open({ hash: link });
  assert.deepEqual(await findings(other), await findings(page));
  assert.deepEqual(await documents(other), await documents(page));
  assert.deepEqual([page.errors, other.errors, other.elsewhere], [[], [], []]);
  await Promise.all([page.context().close(), other.context().close()]);
});

test('a fix from the list is shown in the text, and taken back from where the focus is', LIMIT, async () => {
  const page = await playground.open();
  const before = await findings(page);
  await page.locator('.finding', { hasText: 'ClaimRejected' }).first().getByRole('button', { name: 'add a row' }).click();
  await page.locator('.cm-line', { hasText: /^\| ClaimRejected \| Claims/ }).last().waitFor();
  await page.waitForFunction((count) => document.querySelectorAll('.finding').length !== count, before.length);
  await page.keyboard.press('ControlOrMeta+z');
  await page.waitForFunction((count) => document.querySelectorAll('.finding').length === count, before.length);
  await checked(page);
  assert.deepEqual(await findings(page), before);
  await page.context().close();
});

test('what is written after a link was made is there again after a reload', LIMIT, async () => {
  const page = await playground.open();
  await write(page, '# Integration: One\n');
  await share(page);
  await write(page, '# Integration: Two\n');
  await page.reload();
  await page.locator('.cm-line', { hasText: 'Integration: Two' }).waitFor();
  await page.context().close();
});

test('on a phone the place of a finding is shown in the text', LIMIT, async () => {
  const page = await playground.open({ viewport: { width: 360, height: 740 } });
  await page.click('.switch [data-pane=judge]');
  await page.locator('.finding .about .place').nth(3).click();
  await page.locator('.cm-line', { hasText: '| ClaimOpened | Claims |' }).first().waitFor();
  assert.equal(await page.locator('#write').isVisible(), true);
  await page.context().close();
});

test('somebody who comes for the first time is told what they see', LIMIT, async () => {
  const page = await playground.open();
  const welcome = page.locator('[data-name=welcome]');
  await welcome.waitFor();
  await write(page, '# Integration: Mine\n');
  assert.equal(await welcome.count(), 0);
  await page.reload();
  await checked(page);
  assert.equal(await welcome.isVisible(), false);
  await page.context().close();
});

test('Fit shows all of a picture', LIMIT, async () => {
  const page = await playground.open({ viewport: { width: 1000, height: 700 } });
  await page.click('#tab-flow');
  const figure = page.locator('.figure').first();
  await figure.locator('svg').waitFor();
  const isWhole = () =>
    figure.evaluate((node) => {
      const canvas = node.querySelector('.canvas');
      const [outer, inner] = [canvas.getBoundingClientRect(), canvas.shadowRoot.querySelector('svg').getBoundingClientRect()];
      return inner.width > 50 && inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;
    });
  assert.equal(await isWhole(), false);
  await figure.getByRole('button', { name: 'Fit' }).click();
  const start = Date.now();
  while (!(await isWhole())) assert.ok(Date.now() - start < 10_000, 'the picture does not fit');
  for (let times = 0; times < 5; times += 1) await figure.getByRole('button', { name: 'Smaller' }).click();
  assert.equal(await isWhole(), true);
  await page.context().close();
});

test('all safe fixes are one step', LIMIT, async () => {
  const page = await playground.open();
  await write(page, SPEC);
  await page.click('#mend');
  await page.waitForFunction(() => !document.querySelector('.findings').textContent.includes('Tickts'));
  const mended = (await documents(page)).spec;
  assert.ok(mended.includes('| Tickets | Berths |'), mended);
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+z');
  await page.locator('.finding', { hasText: 'Tickts' }).first().waitFor();
  assert.equal((await documents(page)).spec, SPEC);
  await page.context().close();
});

test('what is written is there again after a reload', LIMIT, async () => {
  const page = await playground.open();
  await write(page, SPEC);
  await page.waitForFunction(() => document.getElementById('kept').textContent === 'kept in this browser');
  await page.reload();
  await checked(page);
  assert.equal((await documents(page)).spec, SPEC);
  await page.context().close();
});

test('a link never takes the place of the draft unasked', LIMIT, async () => {
  const page = await playground.open();
  await write(page, SPEC);
  await page.waitForFunction(() => document.getElementById('kept').textContent === 'kept in this browser');
  await page.goto('about:blank');
  await page.goto(playground.address + pack({ spec: '# Integration: Shared\n' }));
  await page.getByText('Your own draft is kept').waitFor();
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('changed');
  await page.waitForFunction(() => document.getElementById('kept').textContent === 'kept in this browser');
  assert.equal(await page.evaluate(() => JSON.parse(localStorage.getItem(`seamline-draft@${location.pathname}`)).spec), SPEC);
  await page.getByRole('button', { name: 'Back to my draft' }).click();
  await page.waitForFunction(() => location.hash === '');
  await checked(page);
  assert.equal((await documents(page)).spec, SPEC);
  await page.context().close();
});

test('a draft that came back is not replaced without a word', LIMIT, async () => {
  const page = await playground.open();
  await write(page, '# Integration: Mine\n');
  await page.locator('#kept', { hasText: 'kept in this browser' }).waitFor();
  await page.reload();
  await page.locator('.cm-line', { hasText: 'Mine' }).waitFor();
  await page.click('#examples');
  await page.getByRole('menuitem').first().click();
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await page.locator('.cm-line', { hasText: 'Mine' }).waitFor();
  await page.context().close();
});

test('changes of each link are kept, and a file that is opened beside one is one\'s own', LIMIT, async () => {
  const links = ['One', 'Two'].map((name) => pack({ spec: `# Integration: ${name}\n` }));
  const page = await playground.open({ hash: links[0] });
  for (const [at, link] of links.entries()) {
    await page.goto('about:blank');
    await page.goto(playground.address + link);
    await checked(page);
    await write(page, `# Integration: Changed ${at}\n`);
    await page.locator('#kept', { hasText: 'kept in this browser' }).waitFor();
  }
  await page.goto('about:blank');
  await page.goto(playground.address + links[0]);
  await page.locator('.cm-line', { hasText: 'Changed 0' }).waitFor();
  const chooser = page.waitForEvent('filechooser');
  await page.click('#open');
  await page.getByRole('menuitem', { name: 'Open files' }).click();
  await (await chooser).setFiles([{ name: 'own.md', mimeType: 'text/markdown', buffer: Buffer.from('# Integration: Own\n') }]);
  await page.locator('.cm-line', { hasText: 'Own' }).waitFor();
  await page.goto('about:blank');
  await page.goto(playground.address);
  await page.locator('.cm-line', { hasText: 'Own' }).waitFor();
  await page.goto('about:blank');
  await page.goto(playground.address + links[0]);
  await page.locator('.cm-line', { hasText: 'Changed 0' }).waitFor();
  await page.context().close();
});

test('what was typed right before a link came is in the draft', LIMIT, async () => {
  const page = await playground.open();
  await write(page, '# Integration: Mine\n');
  await page.keyboard.type('The last word');
  await page.evaluate((hash) => (location.hash = hash), pack({ spec: '# Integration: Theirs\n' }));
  await page.getByRole('button', { name: 'Back to my draft' }).click();
  await checked(page);
  assert.equal((await documents(page)).spec, '# Integration: Mine\nThe last word');
  await page.context().close();
});

test('a tab hears that another one changed the draft', LIMIT, async () => {
  const page = await playground.open();
  const other = await page.context().newPage();
  await other.goto(playground.address);
  await checked(other);
  await write(other, '# Integration: In the other tab\n');
  await page.getByText('Another tab has changed the draft').waitFor();
  await page.getByRole('button', { name: 'Load anew' }).click();
  await page.locator('.cm-line', { hasText: 'In the other tab' }).waitFor();
  await page.context().close();
});

test('carriage returns and a byte order mark come back as they were', LIMIT, async () => {
  const spec = `\u{feff}${SPEC.replaceAll('\n', '\r\n')}`;
  const page = await playground.open({ hash: pack({ spec, path: 'features/integrations/night-ferry.md' }) });
  await page.locator('.finding', { hasText: 'Tickts' }).first().getByRole('button', { name: 'Tickets' }).click();
  await page.waitForFunction(() => !document.querySelector('.findings').textContent.includes('Tickts'));
  assert.deepEqual(await documents(page), { spec: spec.replace('Tickts', 'Tickets'), path: 'features/integrations/night-ferry.md' });
  await page.context().close();
});

test('a name leads to its row, a row of the picture to its text, a finding into the text', LIMIT, async () => {
  const page = await playground.open();
  const place = () => page.locator('#place').textContent();
  const line = async () => Number((await place()).split(':')[0]);
  const lines = (await example('typical')).split('\n');
  const first = page.locator('.finding').first().locator('.about .place');
  await first.click();
  const told = await first.evaluate((node) => node.firstChild.textContent);
  assert.equal(await place(), endOf(told, lines));

  await page.click('#tab-flow');
  await page.locator('.canvas text', { hasText: /^StorePhotos$/ }).first().click();
  assert.match(lines[(await line()) - 1], /StorePhotos/);

  await page.click('#tab-outline');
  await page.locator('.outline button', { hasText: /^Phase|Feature Flags/ }).first().click();
  assert.match(lines[(await line()) - 1], /^#+ /);
  await page.keyboard.press('Escape');
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

/** The end of the word that begins at `line:column`, which is what a reveal selects. */
function endOf(place, lines) {
  const [line, column] = place.split(':').map(Number);
  const word = /^[\p{L}\p{N}]+/u.exec(lines[line - 1].slice(column - 1))[0];
  return `${line}:${column + word.length}`;
}

test('the wizard asks, decides, and writes a spec', LIMIT, async () => {
  const page = await playground.open();
  await page.click('#start');
  const dialog = page.locator('dialog');
  const told = () => dialog.locator('.body strong').first().textContent();
  // Each answer brings another question, until there is a verdict.
  for (const answer of ['3', 'Yes', 'Yes', 'Yes', 'Yes']) {
    const before = await told();
    await dialog.getByRole('button', { name: answer, exact: true }).click();
    await page.waitForFunction((before) => document.querySelector('dialog .body strong').textContent !== before, before);
    if ((await dialog.locator('.verdict').count()) > 0) break;
  }
  await dialog.getByText('This wants an integration spec').waitFor();
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await dialog.getByLabel('Name', { exact: false }).first().fill('…');
  await dialog.getByRole('button', { name: 'Preview' }).click();
  await dialog.locator('.wrong:not(:empty)').waitFor();
  await dialog.getByLabel('Name', { exact: false }).first().fill('Late return');
  for (const module of ['Deliveries', 'Billing', 'Reporting']) await dialog.getByLabel(module, { exact: true }).check();
  await dialog.getByRole('button', { name: 'Preview' }).click();
  await dialog.getByRole('button', { name: 'Start with this' }).click();
  await checked(page);
  const { spec, path } = await documents(page);
  assert.equal(path, 'features/integrations/late-return.md');
  assert.match(spec, /^# Integration: Late Return\n/);
  for (const module of ['Deliveries', 'Billing', 'Reporting']) assert.match(spec, new RegExp(`\\| ${module} \\|`));
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('settings are a form and a text, and comments stay', LIMIT, async () => {
  const config = '# ours\nprofile = "draft" # for now\n';
  const page = await playground.open({ hash: pack({ spec: SPEC, config }) });
  await page.click('#settings');
  const dialog = page.locator('dialog');
  assert.equal(await dialog.locator('[name=profile]').inputValue(), 'draft');
  await dialog.locator('[name=profile]').selectOption('ship');
  await dialog.locator('[name="structure"]').selectOption('off');
  await page.keyboard.press('Escape');
  await checked(page);
  const text = (await documents(page)).config;
  assert.match(text, /# ours\nprofile = "ship" *# for now\n/);
  assert.match(text, /\[rules\]\nstructure = "off"/);
  assert.ok(!(await findings(page)).some((message) => /no section|is missing/.test(message)));

  await page.click('#tab-config');
  await write(page, 'profle = "draft"\n');
  await page.waitForFunction(() => document.getElementById('state').dataset.state === 'failed');
  assert.match(await state(page), /settings, line 1: .*profle/);
  await page.context().close();
});

test('settings that cannot be read are marked where they cannot', LIMIT, async () => {
  const page = await playground.open({ hash: pack({ spec: '# Integration: X\n', config: 'profile = "ship"\nbogus = = 3\n' }) });
  assert.match(await state(page), /settings, line 2/);
  await page.click('#tab-config');
  assert.equal(await page.locator('.cm-lintRange-error').textContent(), '= 3');
  await page.keyboard.press('ControlOrMeta+End');
  await write(page, 'profile = "ship"\n');
  assert.equal(await page.locator('.cm-lintRange-error').count(), 0);
  await page.context().close();
});

test('a picture is copied as Mermaid, and a browser that refuses is told of', LIMIT, async () => {
  const page = await playground.open();
  await page.click('#tab-flow');
  await page.getByRole('button', { name: 'Copy Mermaid' }).first().click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^sequenceDiagram\n/);
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.getByRole('button', { name: 'Copy SVG' }).first().click();
  await page.getByRole('alert').filter({ hasText: 'does not let this page copy' }).waitFor();
  await page.getByRole('button', { name: 'Dismiss' }).last().click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'write');
  await page.context().close();
});
