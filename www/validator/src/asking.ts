/** Functions of a module, asked in a worker or in this thread: the same calls, with promises. */

import { SeamlineError, toSeamlineError } from './errors.js';
import { type ModuleSource, compile } from './module.js';
import { failure, waitFor } from './waiting.js';
import { WorkerClient } from './worker-client.js';

/** What goes with one call. */
export interface Call {
  /** Ends the wait for the answer. */
  signal?: AbortSignal;
  /** A call that is waited for is dropped when a later one of the same key comes: the latest wins. */
  key?: string;
  /** Milliseconds that the call may wait for its turn, and then take; `Infinity` for as long as it wants. */
  timeout?: number;
}

export interface EngineOptions {
  /**
   * `auto`: a worker, or this thread where none can be started. `always`: a worker or an error. `never`: this thread. Or
   * what starts the worker, where bundlers or addresses ask for it: the script is that of `@seamline/validator/worker`, and
   * for diagrams that of `@seamline/validator/diagrams-worker`.
   */
  worker?: 'auto' | 'always' | 'never' | (() => Worker);
  /** Where the module is; by default beside this script. */
  module?: ModuleSource;
  /** Milliseconds after which a call is ended in a worker; by default 20,000. In this thread nothing can end it. */
  timeout?: number;
}

const TIMEOUT = 20_000;

/** Functions as an engine asks for them: each with a promise, and with a {@link Call} behind its arguments. */
export type Asked<F> = {
  readonly [M in keyof F]: F[M] extends (...args: infer A) => infer R ? (...args: [...A, Call?]) => Promise<R> : never;
} & {
  /** Whether the calls are answered by a worker. */
  readonly isThreaded: boolean;
  /** Ends the worker; what is still waited for fails with `closed`. */
  close(): void;
};

/** What an engine is made of. */
export interface Parts<F> {
  /** How many arguments each function has in front of its {@link Call}. */
  readonly counts: { readonly [M in keyof F & string]: number };
  /** The functions in this thread, which load the module when they are told to. */
  readonly local: (module: () => Promise<WebAssembly.Module>) => F & { init(): Promise<void> };
  readonly ownModule: () => ModuleSource | Promise<ModuleSource>;
  readonly ownWorker: () => Worker;
  /** Refuses arguments before they are copied anywhere. */
  readonly refuse?: (args: readonly unknown[]) => void;
}

/** Starts an engine. The module and the worker are loaded by the first call. */
export function asked<F>(parts: Parts<F>, options: EngineOptions): Asked<F> {
  const { worker = 'auto', timeout = TIMEOUT } = options;
  // The thread's own module and the worker's are the same, compiled once.
  let compiling: Promise<WebAssembly.Module> | undefined;
  const module = (): Promise<WebAssembly.Module> => {
    compiling ??= compile(options.module ?? parts.ownModule()).catch((error: unknown) => {
      compiling = undefined;
      throw error;
    });
    return compiling;
  };
  const spawn = typeof worker === 'function' ? worker : parts.ownWorker;
  const isNever = worker === 'never' || (worker === 'auto' && typeof Worker === 'undefined');
  const threaded = isNever ? undefined : new WorkerClient({ spawn, module, timeout });
  const local = parts.local(module);
  let isThreaded = threaded !== undefined;
  const closing = new AbortController();

  // In this thread a call only waits for the module to be loaded; of those the latest wins as well.
  const latest = new Map<string, symbol>();

  const ask = async (method: keyof F & string, args: unknown[], call: Call): Promise<unknown> => {
    if (closing.signal.aborted) throw failure('closed');
    parts.refuse?.(args);
    if (threaded && isThreaded) {
      try {
        return await threaded.request(method, args, call);
      } catch (error) {
        const mayFallBack = error instanceof SeamlineError && error.code === 'worker-failed' && worker === 'auto';
        if (!mayFallBack) throw error;
        isThreaded = false;
      }
    }
    const { signal, key } = call;
    const own = Symbol();
    if (key !== undefined) latest.set(key, own);
    try {
      await waitFor(local.init(), { signal, timeout: call.timeout ?? timeout, closing: closing.signal });
      if (key !== undefined && latest.get(key) !== own) throw failure('superseded');
    } finally {
      if (key !== undefined && latest.get(key) === own) latest.delete(key);
    }
    try {
      return (local[method] as (...args: unknown[]) => unknown)(...args);
    } catch (error) {
      throw toSeamlineError(error);
    }
  };

  const calls = Object.entries<number>(parts.counts).map(([method, count]) => [
    method,
    (...given: unknown[]) => ask(method as keyof F & string, given.slice(0, count), (given[count] ?? {}) as Call),
  ]);
  return {
    ...(Object.fromEntries(calls) as Asked<F>),
    get isThreaded() {
      return isThreaded;
    },
    close() {
      closing.abort();
      threaded?.close();
    },
  };
}
