/** What index.ts is in a browser, with files read from the package's folder. */

import type { EngineOptions } from './asking.js';
import { createCore } from './core.js';
import { type Engine, engineOf } from './engine.js';
import { fromPackage } from './node-files.js';
import { type RulePage, fetchRulePages } from './rule-pages.js';

const ownModule = (): Promise<BufferSource> => fromPackage('../wasm/seamline_bg.wasm');

export const { init, initSync, check, chapter, preview, symbols, completions, edits, mermaid, failOn, scaffold, decide, rules, items, version } =
  createCore(ownModule);

/** Starts an engine. Where there are no workers of the web, it answers in this thread. */
export function createEngine(options: EngineOptions = {}): Engine {
  return engineOf(ownModule, options);
}

/** The pages of all rules, from the package's folder when no address is given. */
export async function loadRulePages(address?: string | URL): Promise<RulePage[]> {
  if (address !== undefined) return fetchRulePages(address);
  return JSON.parse(new TextDecoder().decode(await fromPackage('../rules.json'))) as RulePage[];
}

export * from './public.js';
