/**
 * Checks integration specs. Importing this starts nothing and loads nothing: `await init()` loads the module, and
 * `createEngine()` a worker with it.
 */

import type { EngineOptions } from './asking.js';
import { createCore } from './core.js';
import { type Engine, engineOf } from './engine.js';
import { type RulePage, fetchRulePages } from './rule-pages.js';

const ownModule = (): URL => new URL('../wasm/seamline_bg.wasm', import.meta.url);

export const { init, initSync, check, chapter, preview, symbols, completions, edits, mermaid, failOn, scaffold, decide, rules, items, version } =
  createCore(ownModule);

/** Starts an engine. The module and the worker are loaded by the first call. */
export function createEngine(options: EngineOptions = {}): Engine {
  return engineOf(ownModule, options);
}

/** The pages of all rules, from beside this script when no address is given. */
export function loadRulePages(address: string | URL = new URL('../rules.json', import.meta.url)): Promise<RulePage[]> {
  return fetchRulePages(address);
}

export * from './public.js';
