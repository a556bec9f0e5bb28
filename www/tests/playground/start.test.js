/** The first visit, and the way to a new spec. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LIMIT, checked, documents, start, write } from './playground.js';

let playground;

before(async () => {
  playground = await start();
});
after(() => playground?.close());

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
  await dialog.getByRole('heading', { name: 'Write an integration spec' }).waitFor();
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await dialog.getByLabel('Name', { exact: false }).first().fill('…');
  await dialog.getByRole('button', { name: 'Preview' }).click();
  await dialog.locator('.wrong:not(:empty)').waitFor();
  await dialog.getByLabel('Name', { exact: false }).first().fill('Late return');
  for (const module of ['Deliveries', 'Billing', 'Reporting']) await dialog.getByRole('button', { name: `Add ${module}` }).click();
  await dialog.getByPlaceholder('Name of a module').fill('Lost Property');
  await page.keyboard.press('Enter');
  await dialog.getByLabel('Role of Billing').selectOption('Consumer');
  await dialog.getByRole('button', { name: 'Billing earlier' }).click();
  await dialog.getByRole('button', { name: 'Remove Reporting' }).click();
  await dialog.getByRole('button', { name: 'Preview' }).click();
  await dialog.getByRole('button', { name: 'Start with this' }).click();
  await checked(page);
  // What is still to be written is no mistake yet.
  await page.getByText('checked as a draft').waitFor();
  assert.match(await page.locator('#state').textContent(), /^\d+ hints$/);
  const { spec, path, config } = await documents(page);
  assert.equal(config, 'profile = "draft"\n');
  assert.equal(path, 'features/integrations/late-return.md');
  assert.match(spec, /^# Integration: Late Return\n/);
  assert.match(spec, /\n\| Billing \| Consumer \|[^\n]*\n\| Deliveries \| Both \|[^\n]*\n\| Lost Property \| Both \|[^\n]*\n\n/);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('a wizard whose validator does not come says so, and can be tried again', LIMIT, async () => {
  const page = await playground.open({ serviceWorkers: 'block', without: '**/seamline_bg-*.wasm' });
  await page.getByRole('alert').filter({ hasText: 'Nothing can be checked' }).waitFor();
  await page.click('#start');
  await page.getByText('The validator does not answer').waitFor();
  await page.context().unroute('**/seamline_bg-*.wasm');
  await page.locator('dialog').getByRole('button', { name: 'Try again' }).click();
  await page.locator('dialog .question').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.notice').getByRole('button', { name: 'Try again' }).click();
  await page.locator('#state', { hasText: '4 errors' }).waitFor();
  await page.context().close();
});
