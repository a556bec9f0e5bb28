/**
 * Measures the built playground in Chromium: how long findings and frames take behind a key, for how long the page does
 * nothing else meanwhile, and what has to come before somebody can type.
 */

import { readFile } from 'node:fs/promises';
import { launch } from '../tests/support/browser.js';
import { loading } from './playground/loading.js';
import { longSpec } from './playground/long-spec.js';
import { readSite, serveSite } from './playground/site.js';
import { typing } from './playground/typing.js';

/** Milliseconds from a key to its findings. */
const AIM_FINDINGS = { short: 16, long: 100 };
/** A task that is longer holds up what somebody does, in milliseconds. */
const AIM_TASK = 50;
/** Packed bytes, with the validator. */
const AIM_FIRST_LOAD = 350_000;

/** UTF-16 code units of a long text. */
const LONG = 1_000_000;
/** Loads whose median is taken. */
const LOADS = 3;

const example = (name) => readFile(new URL(`../../book/src/examples/${name}.md`, import.meta.url), 'utf8');
const [typical, large, architecture] = await Promise.all(['typical', 'large', 'architecture'].map(example));

const TEXTS = [
  { name: 'typical', spec: typical, behind: 'Know the state of the parcel at handover', keys: 200, aim: AIM_FINDINGS.short },
  { name: '1 MB, clean', spec: longSpec(large, LONG), behind: 'BookLineHaul16 | Get a place to the merchant', keys: 60, aim: AIM_FINDINGS.long },
  { name: '1 MB, findings', spec: longSpec(typical, LONG), behind: 'GetHandoverRecord70 | Know the state of the parcel at handover', keys: 60, aim: AIM_FINDINGS.long },
];

const site = await readSite();
const server = await serveSite(site);
const browser = await launch();
try {
  console.log(`Typing into a table, with the preview beside it: milliseconds from a key to its findings and to the next frame`);
  console.log(`(aims: findings in ${AIM_FINDINGS.short} for 95 % of the keys of somebody who waits for them, in ${AIM_FINDINGS.long} in 1 MB; no task over ${AIM_TASK}).`);
  console.log('A short text is checked in the page, between two frames. What a worker says Chromium hands over behind the frame of the key.\n');
  console.log(typingRow('', '', '', ['findings 50 %', '95 %', 'most'], ['frame 50 %', '95 %', 'most'], ['tasks', 'longest']));
  for (const { name, aim, ...text } of TEXTS) {
    const seen = await typing(browser, server.url, { architecture, ...text });
    for (const [manner, { presses, tasks }] of Object.entries(seen)) tellTyping(name, Buffer.byteLength(text.spec), manner, presses, tasks, aim);
  }
  const loads = [];
  for (let load = 0; load < LOADS; load += 1) loads.push(await loading(browser, site));
  tellLoads(loads);
} finally {
  await Promise.all([browser.close(), server.close()]);
}

function tellTyping(name, bytes, manner, presses, tasks, aim) {
  const findings = spread(presses.map(({ pressed, answered }) => answered - pressed));
  const frames = spread(presses.map(({ pressed, shown }) => shown - pressed));
  // Who holds a key down waits for nothing, and a long text is checked when the key is let go.
  const above = [manner === 'waiting' && findings[1] > aim && 'findings', tasks.length > 0 && 'tasks'].filter(Boolean);
  const long = [String(tasks.length), tasks.length > 0 ? ms(Math.max(...tasks)) : `≤ ${AIM_TASK}`];
  console.log(typingRow(name, bytes, manner, findings.map(ms), frames.map(ms), long) + (above.length > 0 ? `  above the aim: ${above.join(', ')}` : ''));
}

function typingRow(name, bytes, manner, findings, frames, tasks) {
  const columns = [...findings.map((cell, at) => cell.padStart(at === 0 ? 14 : 8)), ...frames.map((cell, at) => cell.padStart(at === 0 ? 12 : 8)), ...tasks.map((cell) => cell.padStart(9))];
  return `  ${name.padEnd(16)} ${String(bytes).padStart(8)} ${manner.padEnd(8)}${columns.join('')}`;
}

/** What half of the times, 95 % of them and all of them do not exceed. */
function spread(times) {
  const sorted = times.toSorted((one, other) => one - other);
  return [0.5, 0.95, 1].map((share) => sorted[Math.ceil(share * sorted.length) - 1]);
}

function tellLoads(loads) {
  const [usable, answered] = ['usable', 'answered'].map((what) => spread(loads.map((load) => load[what]))[0]);
  const { files } = loads[0];
  console.log(`\nFirst load on a line of 10 Mbit/s that takes 40 ms to answer (medians of ${LOADS})\n`);
  console.log(`  the editor can be typed in   ${ms(usable).padStart(8)} ms`);
  console.log(`  the first findings           ${ms(answered).padStart(8)} ms`);
  console.log(`\nWhat is asked for, in bytes (aim: with the validator ${number(AIM_FIRST_LOAD)} packed)\n`);
  console.log(loadRow('', 'raw', 'brotli'));
  tellPhase('before the editor can be typed in', files.filter(({ phase }) => phase === 'editor'));
  tellPhase('before the first findings', files.filter(({ phase }) => phase === 'findings'));
  tellPhase('later', files.filter(({ phase }) => phase === 'later'));
  const needed = files.filter(({ phase }) => phase !== 'later');
  const sum = total(needed).packed;
  console.log(loadRow('editor and first findings', number(total(needed).raw), number(sum)) + (sum <= AIM_FIRST_LOAD ? '' : '  above the aim'));
}

function tellPhase(title, files) {
  const { raw, packed } = total(files);
  console.log(loadRow(title, number(raw), number(packed)));
  for (const file of files.toSorted((one, other) => other.packed - one.packed)) console.log(loadRow(`  ${file.path}`, number(file.raw), number(file.packed)));
  console.log();
}

function total(files) {
  const sum = (what) => files.reduce((sum, file) => sum + file[what], 0);
  return { raw: sum('raw'), packed: sum('packed') };
}

function loadRow(name, raw, packed) {
  return `  ${name.padEnd(44)} ${raw.padStart(12)} ${packed.padStart(12)}`;
}

function number(bytes) {
  return bytes.toLocaleString('en');
}

function ms(time) {
  return time.toFixed(1);
}
