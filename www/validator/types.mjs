// Writes src/types.ts from the JSON Schemas of the report and of the validator; with --check, says whether it is in step.

import { readFile, writeFile } from 'node:fs/promises';
import { compile } from 'json-schema-to-typescript';

const REPORT = new URL('../../crates/seamline/schema/report.schema.json', import.meta.url);
const VALIDATOR = new URL('../../crates/seamline-wasm/schema/validator.schema.json', import.meta.url);
const TYPES = new URL('src/types.ts', import.meta.url);

/** Names of types that differ from those of their definitions, since pages have types of these names already. */
const NAMES = { file: 'FileReport', item: 'ChecklistEntry', related: 'RelatedPlace' };

const report = JSON.parse(await readFile(REPORT, 'utf8'));
const validator = JSON.parse(await readFile(VALIDATOR, 'utf8'));

const definitions = { ...report.$defs, ...validator.$defs };
definitions.report = { type: 'object', ...report, $defs: undefined, $schema: undefined, title: undefined };
for (const [name, definition] of Object.entries(definitions)) {
  definition.title = NAMES[name] ?? name[0].toUpperCase() + name.slice(1);
}
const all = {
  title: 'Api',
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(Object.keys(definitions).map((name) => [name, { $ref: `#/$defs/${name}` }])),
  $defs: definitions,
};
const bundled = JSON.parse(JSON.stringify(all).replaceAll('../../seamline/schema/report.schema.json#', '#'));
const text = await compile(bundled, 'Api', {
  bannerComment: '// Made by types.mjs from the JSON Schemas; `npm run types` writes it.',
  ignoreMinAndMaxItems: true,
  style: { singleQuote: true, printWidth: 120 },
});
// The object that holds one of each only serves to have them all written.
const types = text.replace(/export interface Api \{[^}]*\}\n/, '');

if (process.argv.includes('--check')) {
  const there = await readFile(TYPES, 'utf8').catch(() => '');
  if (there !== types) {
    console.error('src/types.ts is not what the JSON Schemas say; run `npm run types`, then commit it');
    process.exitCode = 1;
  }
} else {
  await writeFile(TYPES, types);
}
