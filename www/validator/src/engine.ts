import { type Core, type Method, checkSizes, createCore } from './core.js';
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

/** The validator, asked from another thread or in this one: the same calls as the core's, with promises. */
export type Engine = {
  readonly [M in Method]: (...args: [...Parameters<Core[M]>, Call?]) => Promise<ReturnType<Core[M]>>;
} & {
  /** Whether the calls are answered by a worker. */
  readonly isThreaded: boolean;
  /** Ends the worker; what is still waited for fails with `closed`. */
  close(): void;
};

export interface EngineOptions {
  /**
   * `auto`: a worker, or this thread where none can be started. `always`: a worker or an error. `never`: this thread. Or
   * what starts the worker, where bundlers or addresses ask for it: the script is that of `@seamline/validator/worker`.
   */
  worker?: 'auto' | 'always' | 'never' | (() => Worker);
  /** Where the module is; by default beside this script. */
  module?: ModuleSource;
  /** Milliseconds after which a call is ended in a worker; by default 20,000. In this thread nothing can end it. */
  timeout?: number;
}

const TIMEOUT = 20_000;

/** Starts an engine whose module comes from `ownModule` when the options do not say where it is. */
export function engineOf(ownModule: () => ModuleSource | Promise<ModuleSource>, options: EngineOptions): Engine {
  const { worker = 'auto', timeout = TIMEOUT } = options;
  // The thread's own module and the worker's are the same, compiled once.
  let compiling: Promise<WebAssembly.Module> | undefined;
  const module = (): Promise<WebAssembly.Module> => {
    compiling ??= compile(options.module ?? ownModule()).catch((error: unknown) => {
      compiling = undefined;
      throw error;
    });
    return compiling;
  };
  const spawn = typeof worker === 'function' ? worker : ownWorker;
  const isNever = worker === 'never' || (worker === 'auto' && typeof Worker === 'undefined');
  const threaded = isNever ? undefined : new WorkerClient({ spawn, module, timeout });
  const local = createCore(module);
  let isThreaded = threaded !== undefined;
  const closing = new AbortController();

  // In this thread a call only waits for the module to be loaded; of those the latest wins as well.
  const latest = new Map<string, symbol>();

  const ask = async (method: Method, args: unknown[], call: Call): Promise<unknown> => {
    if (closing.signal.aborted) throw failure('closed');
    checkSizes(args);
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

  const calls = (Object.keys(ARGUMENTS) as Method[]).map((method) => [
    method,
    (...given: unknown[]) => {
      const count = ARGUMENTS[method];
      return ask(method, given.slice(0, count), (given[count] ?? {}) as Call);
    },
  ]);
  return {
    ...(Object.fromEntries(calls) as Omit<Engine, 'isThreaded' | 'close'>),
    get isThreaded() {
      return isThreaded;
    },
    close() {
      closing.abort();
      threaded?.close();
    },
  };
}

/** How many arguments each call has in front of its {@link Call}. */
const ARGUMENTS: { readonly [M in Method]: number } = {
  check: 2,
  chapter: 2,
  edits: 3,
  mermaid: 3,
  failOn: 1,
  scaffold: 1,
  decide: 1,
  rules: 0,
  items: 0,
  version: 0,
};

/** The worker of this package. Bundlers know this form. */
function ownWorker(): Worker {
  return new Worker(new URL('./worker.js', import.meta.url), { type: 'module', name: 'seamline' });
}
