import { h } from '../dom.js';
import { dialog } from './dialog.js';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
const MOD = isMac ? '⌘' : 'Ctrl';

const KEYS: readonly (readonly [string, string])[] = [
  [`${MOD} F`, 'Search and replace in the text'],
  [`${MOD} Z`, 'Take back the last step; a fix is one step'],
  [`${MOD} Space`, 'Complete the word: names, headings, roles'],
  ['F8', 'Next finding in the text'],
  ['F12', 'To the row that declares the name at the caret'],
  ['Shift F12', 'To the next place of that name'],
  [`${MOD} click`, 'To the row that declares the name'],
  [`${MOD} Shift [`, 'Fold the section'],
  [`${MOD} Shift ]`, 'Unfold it'],
  [`${MOD} S`, 'Download the spec'],
  [`${MOD} .`, 'Apply all safe fixes'],
  ['F6', 'To the next pane; Shift F6 to the one before'],
  ['Tab', 'Leaves the editor, as everywhere'],
  ['↑ ↓ Enter', 'In the findings: go through them, into the text'],
  ['← → ↑ ↓ + − 0', 'In a picture: move, zoom, fit; Tab and Enter lead from its words into the text'],
];

export function showKeys(version: string): void {
  dialog({
    title: 'Keys and help',
    body: [
      h('p', {}, 'Write an integration spec on the left. It is checked as you type, by a program that runs in this page: nothing leaves the browser, unless you load a document from an address.'),
      h('dl', { class: 'keys' }, ...KEYS.flatMap(([keys, what]) => [h('dt', {}, h('kbd', {}, keys)), h('dd', {}, what)])),
      h('p', {}, h('a', { href: '../format/index.html' }, 'The format'), ' · ', h('a', { href: '../rules/index.html' }, 'All rules'), ' · ', h('a', { href: '../index.html' }, 'The guide'), ' · ', h('a', { href: './licenses.md' }, 'Licences')),
      h('p', { class: 'mute' }, version),
    ],
    footer: [],
  });
}
