/** What the package exports besides the calls themselves. */

export { applyEdits } from './apply-edits.js';
export type { Call, EngineOptions } from './asking.js';
export { MAX_TEXT_BYTES } from './core.js';
export type { FailOn } from './core.js';
export { SeamlineError } from './errors.js';
export type { ErrorCode } from './errors.js';
export type { Engine } from './engine.js';
export type { ModuleSource } from './module.js';
export type { RulePage } from './rule-pages.js';
export type * from './types.js';
