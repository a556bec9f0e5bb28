import type { ErrorMessage } from './errors.js';

/** What a client sends: first the module, then calls. */
export type ToWorker =
  | { readonly kind: 'module'; readonly module: WebAssembly.Module }
  | { readonly kind: 'call'; readonly id: number; readonly method: string; readonly args: readonly unknown[] };

/** What a worker sends: that it is ready, then an answer to each call. */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly error: ErrorMessage }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: ErrorMessage };
