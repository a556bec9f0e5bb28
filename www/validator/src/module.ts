import { SeamlineError, isRefusal, messageOf } from './errors.js';

/** Milliseconds after which a module that does not come is given up; it is a few hundred kilobytes. */
const LOADING = 60_000;

/** Where a WebAssembly module comes from: an address, a response, the module itself or its bytes. */
export type ModuleSource = string | URL | Response | WebAssembly.Module | BufferSource;

/** Compiles a module. What cannot be compiled is an error that says why and what to do. */
export async function compile(source: ModuleSource | Promise<ModuleSource>): Promise<WebAssembly.Module> {
  try {
    return await compiled(await source);
  } catch (error) {
    throw loadFailed(error);
  }
}

/** Compiles bytes at once. */
export function compileSync(source: WebAssembly.Module | BufferSource): WebAssembly.Module {
  try {
    return source instanceof WebAssembly.Module ? source : new WebAssembly.Module(source);
  } catch (error) {
    throw loadFailed(error);
  }
}

function loadFailed(error: unknown): SeamlineError {
  if (error instanceof SeamlineError) return error;
  return new SeamlineError('load-failed', `the module cannot be loaded: ${explained(error)}`, {}, { cause: error });
}

async function compiled(source: ModuleSource): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  if (typeof source === 'string' || source instanceof URL) {
    return fromResponse(await fetch(source, { signal: AbortSignal.timeout(LOADING) }), String(source));
  }
  if (typeof Response !== 'undefined' && source instanceof Response) return fromResponse(source, source.url);
  return WebAssembly.compile(source as BufferSource);
}

async function fromResponse(response: Response, address: string): Promise<WebAssembly.Module> {
  if (!response.ok) {
    throw new SeamlineError('load-failed', `the module cannot be loaded: ${address} answers ${response.status}`);
  }
  const type = response.headers.get('content-type') ?? '';
  // Streaming wants this type and no other, without parameters; a server that does not know it only costs the streaming.
  if (/^\s*application\/wasm\s*$/i.test(type)) return WebAssembly.compileStreaming(response);
  const bytes = await response.arrayBuffer();
  if (!isModule(bytes)) {
    throw new SeamlineError(
      'load-failed',
      `the module cannot be loaded: ${address} gives ${type || 'something of no type'}, which is no WebAssembly`,
    );
  }
  return WebAssembly.compile(bytes);
}

/** Whether bytes start as every module does. */
function isModule(bytes: ArrayBuffer): boolean {
  const start = new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength));
  return start.length === 4 && start[0] === 0 && start[1] === 0x61 && start[2] === 0x73 && start[3] === 0x6d;
}

function explained(error: unknown): string {
  const message = messageOf(error);
  if (error instanceof Error && error.name === 'TimeoutError') return `it did not come within ${LOADING / 1000} s`;
  if (/unsafe-eval|Content Security Policy/i.test(message)) {
    return `${message}; the page's Content-Security-Policy needs 'wasm-unsafe-eval' in script-src`;
  }
  return message;
}

/** The glue that wasm-bindgen writes around a module. */
export interface Glue {
  initSync(from: { module: WebAssembly.Module }): unknown;
  /** Makes a new instance of the module that was loaded. */
  __wbg_reset_state(): void;
}

/** The one instance of a module in this thread: loaded once, and made anew after a crash. */
export class Instance<G extends Glue> {
  readonly #glue: G;
  readonly #ownModule: () => ModuleSource | Promise<ModuleSource>;
  #loading: Promise<void> | undefined;
  #isLoaded = false;

  /** `ownModule` is where the module is when nobody says otherwise. */
  constructor(glue: G, ownModule: () => ModuleSource | Promise<ModuleSource>) {
    this.#glue = glue;
    this.#ownModule = ownModule;
  }

  /** Loads the module. Of several calls the first decides where from; one that failed can be repeated. */
  load(source?: ModuleSource): Promise<void> {
    this.#loading ??= this.#load(source).catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  async #load(source?: ModuleSource): Promise<void> {
    this.loadSync(await compile(source ?? this.#ownModule()));
  }

  /** Loads a compiled module at once. */
  loadSync(module: WebAssembly.Module): void {
    if (this.#isLoaded) return;
    this.#glue.initSync({ module });
    this.#isLoaded = true;
    this.#loading ??= Promise.resolve();
  }

  /** Calls into the module. A call that crashes it, or throws through it, leaves a new instance behind for the next one. */
  call<T>(work: (glue: G) => T): T {
    if (!this.#isLoaded) throw new SeamlineError('load-failed', 'the module is not loaded; await init() first');
    try {
      return work(this.#glue);
    } catch (error) {
      // What the module refuses it returns; what came through it, such as from a getter, left its stack as it was there.
      if (!isRefusal(error)) this.#glue.__wbg_reset_state();
      throw error;
    }
  }
}
