/** The command line with files on a disk, and the package that is told what is in them, say the same. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import * as validator from '@seamline/validator';
import { differences, firstDifference } from './compare.js';

const ROOT = new URL('../../../', import.meta.url);
const BINARIES = process.env.SEAMLINE_BIN_DIR ?? fileURLToPath(new URL('target/debug', ROOT));
const ARCHITECTURE = 'docs/architecture/SYSTEM-ARCHITECTURE.md';

/** What stands in which file of a project. */
const FILES = {
  [ARCHITECTURE]: 'book/src/examples/architecture.md',
  'features/integrations/clean.md': 'book/src/examples/clean.md',
  'features/integrations/unnamed.md': 'book/src/examples/clean.md',
  'features/integrations/typical.md': 'book/src/examples/typical.md',
  'features/integrations/drafts/large.md': 'book/src/examples/large.md',
  'features/integrations/windows.md': 'tests/corpus/coordination.md',
  'features/integrations/deutsch.md': 'tests/corpus/german.md',
  'docs/modules/lockers.md': 'book/src/examples/architecture.md',
};

const LINKS = `

## Related Documents

- [Lockers](../../docs/modules/lockers.md#modules)
- [Billing](../../docs/modules/billing.md)
- [The typical one](typical.md#no-such-part)
- [Carriage returns](windows.md#failure-modes), [and nothing](windows.md#nothing)
- [A part of what is no Markdown](../../docs/schema.sql#L10)
- [A folder](../../docs/modules/), [its file](../../docs/modules/lockers%2Emd), [a part of this](#modules-involved)
- [Outside of the project](../../../outside.md#at-all)
- **Depends on:** [large](drafts/large.md)
`;

/** What becomes of the texts of some files. The fix of a spec that names no architecture names one. */
const CHANGED = {
  'clean.md': (text) => text + LINKS,
  'unnamed.md': (text) => text.replace(/\*\*Architecture:.*\n/, ''),
  'windows.md': (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`,
};

const NAMED = `architecture = "${ARCHITECTURE}"
profile = "draft"
fail-on = "warning"
specs = ["features/**/*.md"]
`;

/** Once the architecture is the one that each spec names, once that of the settings. */
const CONFIGS = ['', NAMED].map((first) => `${first}actors = ["Customer"]
docs-url = "https://example.com/rules/"

[rules]
rollout = "hint"
"coordination/missing-purpose" = "off"

[lexicon]
language = ["en", "de"]
column.purpose = ["wherefore"]
"column.impact" = ["harm"]

[[override]]
files = ["features/integrations/drafts/**"]
profile = "draft"

[[override]]
files = ["features/integrations/{clean,typical}.md"]
profile = "ship"
rules = { "phases" = "error" }
`);

let folder;
const documents = {};

const seamline = (...args) => {
  try {
    return execFileSync(join(BINARIES, 'seamline'), args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 });
  } catch (error) {
    // Findings above the policy are an exit code of 1.
    if (error.status === 1) return error.stdout;
    throw error;
  }
};

before(async () => {
  await validator.init();
  folder = await mkdtemp(join(tmpdir(), 'seamline-project-'));
  for (const [path, from] of Object.entries(FILES)) {
    const text = await readFile(new URL(from, ROOT), 'utf8');
    documents[path] = CHANGED[path.split('/').pop()]?.(text) ?? text;
  }
  documents['docs/schema.sql'] = 'create table parcels ();\n';
  for (const [path, text] of Object.entries(documents)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
});

after(() => rm(folder, { recursive: true, force: true }));

for (const [at, config] of CONFIGS.entries()) {
  const named = at === 1 ? 'the settings name' : 'each spec names';
  const use = () => writeFile(join(folder, 'seamline.toml'), config);

  test(`each file of a project has the report of the command line, with the architecture that ${named}`, async () => {
    await use();
    const { files } = JSON.parse(seamline('check', '--format', 'json'));
    assert.equal(files.length, Object.keys(FILES).filter((path) => path.startsWith('features/')).length);
    for (const file of files) {
      const [here] = validator.check(documents[file.path], { path: file.path, documents, config }).files;
      assert.equal(firstDifference(file, here, file.path), undefined);
    }
    const found = files.flatMap((file) => file.diagnostics.map((finding) => finding.rule));
    const isFound = (rule) => assert.ok(found.includes(rule), `${rule} is not among ${found.join(' ')}`);
    ['links/missing-document', 'links/missing-anchor', at === 1 ? 'modules/unknown' : 'links/missing-document'].forEach(isFound);
  });

  test(`options win over seamline.toml as they do on the command line, with the architecture that ${named}`, async () => {
    await use();
    const path = 'features/integrations/typical.md';
    const flags = ['--profile', 'draft', '--architecture', 'docs/modules/lockers.md'];
    const { files } = JSON.parse(seamline('check', '--format', 'json', ...flags, path));
    const architecture = { path: 'docs/modules/lockers.md', text: documents['docs/modules/lockers.md'] };
    const options = { path, architecture, documents, config, profile: 'draft' };
    assert.equal(files[0].profile, 'draft');
    assert.equal(firstDifference(files[0], validator.check(documents[path], options).files[0], path), undefined);
  });

  test(`a fixed file is the text with the edits, with the architecture that ${named}`, async () => {
    await use();
    let changed = 0;
    for (const [flags, fixes] of [[[], 'safe'], [['--unsafe'], 'all']]) {
      for (const path of Object.keys(documents).filter((path) => path.startsWith('features/'))) {
        seamline('fix', ...flags, path);
        const { edits } = validator.edits(documents[path], { path, documents, config }, { fixes });
        assert.equal(validator.applyEdits(documents[path], edits), await readFile(join(folder, path), 'utf8'), path);
        await writeFile(join(folder, path), documents[path]);
        changed += Math.sign(edits.length);
      }
    }
    assert.ok(changed > 2, `only ${changed} were changed`);
  });
}

test('a new spec is the one of the command line', () => {
  for (const [kind, type] of [['journey', 'User Journey'], ['process', 'System Process'], ['data-flow', 'Data Flow']]) {
    const flags = ['--type', kind, '--priority', 'P1', '--module', 'Lockers:both', '--new-module', 'Scales:consumer'];
    const told = seamline('new', 'night-run', 'Empty the bays', ...flags, '--stdout');
    const modules = [{ name: 'Lockers', role: 'Both' }, { name: 'Scales', role: 'Consumer' }];
    const given = { name: 'night-run', description: 'Empty the bays', type, priority: 'P1', modules, architecture: ARCHITECTURE };
    assert.equal(validator.scaffold(given), told);
  }
  assert.equal(validator.scaffold({ name: 'night-run', architecture: ARCHITECTURE }), seamline('new', 'night-run', '--stdout'));
});

test('a decision is the one of the command line', () => {
  for (const [flags, answers] of [
    [['--modules', '2'], { modules: 2 }],
    [['--modules', '3'], { modules: 3 }],
    [['--modules', '1', '--rollback', 'no', '--data-flows', 'yes'], { modules: 1, rollback: false, dataFlows: true }],
    [['--modules', '2', '--data-flows', 'no', '--rollback', 'no', '--shared-types', 'no', '--aggregates', 'no'],
      { modules: 2, dataFlows: false, rollback: false, sharedTypes: false, aggregates: false }],
  ]) {
    const told = JSON.parse(seamline('decide', '--format', 'json', ...flags));
    assert.equal(firstDifference(told, validator.decide(answers), flags.join(' ')), undefined);
  }
});

test('a difference of one character, number or key is a difference', () => {
  const report = validator.check(documents['features/integrations/typical.md'], {});
  const other = (change) => {
    const copy = structuredClone(report);
    change(copy.files[0]);
    return firstDifference(report, copy, 'report');
  };
  assert.equal(other(() => {}), undefined);
  assert.match(other((file) => (file.diagnostics[0].message += '.')), /^report\.files\.0\.diagnostics\.0\.message is /);
  assert.match(other((file) => (file.diagnostics[1].start.offset += 1)), /start\.offset is \d+ natively/);
  assert.match(other((file) => delete file.title), /title is only on one side/);
  assert.match(other((file) => file.diagnostics.pop()), /only on one side/);
});

test('a case of parity with one other character is noticed', () => {
  const text = documents['features/integrations/windows.md'];
  const fixed = (fixes) => validator.applyEdits(text, validator.edits(text, {}, { fixes }).edits);
  const report = validator.check(text, {});
  const wanted = { name: 'windows', text, options: {}, report, fixed: { safe: fixed('safe'), all: fixed('all') } };
  const noticed = (change) => {
    const copy = structuredClone(wanted);
    change(copy);
    // No drawing is compared, so no diagrams are needed.
    return differences(validator, undefined, copy);
  };
  assert.deepEqual(noticed(() => {}), []);
  const other = (words) => words.replace(/[a-z]/, 'Q');
  const [message] = noticed(({ report: { files } }) => (files[0].diagnostics[0].message = other(files[0].diagnostics[0].message)));
  assert.match(message, /^windows: report\.files\.0\.diagnostics\.0\.message is ".*" natively and ".*" here$/);
  const [safe, ...more] = noticed((copy) => (copy.fixed.safe = other(copy.fixed.safe)));
  assert.match(safe, /^windows: fixed\.safe is /);
  assert.deepEqual(more, []);
});
