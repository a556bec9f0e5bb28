import type { Call } from './asking.js';
import { type ErrorCode, SeamlineError, fromMessage, messageOf, toSeamlineError } from './errors.js';
import { after, failure } from './waiting.js';
import type { FromWorker, ToWorker } from './worker-messages.js';

interface Settings {
  readonly spawn: () => Worker;
  readonly module: () => Promise<WebAssembly.Module>;
  readonly timeout: number;
}

/** Milliseconds that a worker has to say that it is ready. */
const STARTING = 10_000;

/** A call that was not answered yet. */
interface Pending {
  readonly id: number;
  readonly method: string;
  readonly args: readonly unknown[];
  readonly key: string | undefined;
  readonly timeout: number;
  /** Ends the wait for its turn; then the running one's. */
  timer: ReturnType<typeof setTimeout> | undefined;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: SeamlineError) => void;
}

/**
 * Asks a worker, one call at a time, so that what is not begun can still be dropped. A worker that crashes or takes too
 * long is ended; the next call starts another one with the module that is compiled already. Every call is answered, or
 * fails with a code that says why.
 */
export class WorkerClient {
  readonly #settings: Settings;
  readonly #waiting: Pending[] = [];
  #running: Pending | undefined;
  #worker: Worker | undefined;
  #isStarting = false;
  /** Why no worker could be started while nobody waited any more; the next call is told. */
  #startFailure: SeamlineError | undefined;
  /** Ends the wait for a worker that starts. */
  #stopStarting: (() => void) | undefined;
  #isClosed = false;
  #ids = 0;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  request(method: string, args: readonly unknown[], call: Call): Promise<unknown> {
    const { signal, key, timeout = this.#settings.timeout } = call;
    if (this.#isClosed) return Promise.reject(failure('closed'));
    if (signal?.aborted) return Promise.reject(failure('aborted'));
    if (this.#startFailure) {
      const failed = this.#startFailure;
      this.#startFailure = undefined;
      return Promise.reject(failed);
    }
    const isThis = (other: Pending): boolean => other === pending;
    const abort = (): void => this.#drop(isThis, 'aborted');
    let pending: Pending;
    const answer = new Promise<unknown>((resolve, reject) => {
      const timer = after(timeout, () => this.#drop(isThis, 'timeout', `its turn did not come within ${timeout} ms`));
      pending = { id: ++this.#ids, method, args, key, timeout, timer, resolve, reject };
      if (key !== undefined) this.#drop((other) => other.key === key, 'superseded');
      this.#waiting.push(pending);
      this.#next();
    });
    signal?.addEventListener('abort', abort, { once: true });
    return answer.finally(() => signal?.removeEventListener('abort', abort));
  }

  close(): void {
    this.#isClosed = true;
    this.#drop(() => true, 'closed');
    clearTimeout(this.#running?.timer);
    this.#stopStarting?.();
    this.#end();
  }

  /** Fails calls. One that runs goes on in the worker, and nobody waits for its answer. */
  #drop(which: (pending: Pending) => boolean, code: ErrorCode, why?: string): void {
    const running = this.#running;
    if (running && which(running)) running.reject(failure(code, why));
    for (let at = this.#waiting.length - 1; at >= 0; at--) {
      const pending = this.#waiting[at];
      if (pending && which(pending)) {
        this.#waiting.splice(at, 1);
        clearTimeout(pending.timer);
        pending.reject(failure(code, why));
      }
    }
  }

  #next(): void {
    if (this.#running || this.#isStarting || this.#waiting.length === 0) return;
    if (!this.#worker) {
      void this.#start();
      return;
    }
    const pending = this.#waiting.shift();
    if (!pending) return;
    this.#running = pending;
    const { id, method, args, timeout } = pending;
    clearTimeout(pending.timer);
    pending.timer = after(timeout, () => this.#fail(failure('timeout', `it took more than ${timeout} ms`)));
    try {
      this.#send({ kind: 'call', id, method, args });
    } catch (error) {
      // What cannot be sent, such as a function among the options, is not the worker's fault.
      this.#settle(id, (call) => call.reject(failure('bad-options', messageOf(error))));
    }
  }

  async #start(): Promise<void> {
    this.#isStarting = true;
    try {
      const module = await this.#settings.module();
      if (this.#isClosed) return;
      await this.#spawn(module);
    } catch (error) {
      this.#end();
      const failed = toSeamlineError(error);
      if (this.#waiting.length === 0 && failed.code === 'worker-failed') this.#startFailure = failed;
      for (const pending of this.#waiting.splice(0)) {
        clearTimeout(pending.timer);
        pending.reject(failed);
      }
    } finally {
      this.#isStarting = false;
    }
    this.#next();
  }

  /** A worker that says it is ready. One whose script cannot be loaded says nothing, but has an error event. */
  #spawn(module: WebAssembly.Module): Promise<void> {
    return new Promise((resolve, reject) => {
      const failed = (message: string): void => {
        clearTimeout(timer);
        reject(new SeamlineError('worker-failed', `the worker cannot be started: ${message}`));
      };
      const timer = setTimeout(() => failed(`it was not ready within ${STARTING / 1000} s`), STARTING);
      this.#stopStarting = () => failed('the engine was closed');
      let worker: Worker;
      try {
        worker = this.#settings.spawn();
      } catch (error) {
        failed(messageOf(error));
        return;
      }
      this.#worker = worker;
      worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
        // What a worker said before it was ended may come after.
        if (this.#worker !== worker) return;
        if (data.kind === 'ready') {
          clearTimeout(timer);
          resolve();
        } else if (data.kind === 'failed') {
          failed(data.error.message);
        } else {
          this.#answered(data);
        }
      });
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        failed(event.message || 'its script cannot be loaded; see `worker` of createEngine');
        if (this.#worker === worker) this.#fail(failure('crashed', event.message));
      });
      worker.addEventListener('messageerror', () => {
        if (this.#worker === worker) this.#fail(failure('crashed', 'its answer cannot be read'));
      });
      try {
        this.#send({ kind: 'module', module });
      } catch (error) {
        failed(messageOf(error));
      }
    });
  }

  #answered(data: Extract<FromWorker, { kind: 'answer' | 'error' }>): void {
    if (data.kind === 'answer') {
      this.#settle(data.id, (call) => call.resolve(data.value));
      return;
    }
    const error = fromMessage(data.error);
    // The instance is in an unknown state; a new worker has a new one.
    if (error.code === 'crashed') this.#end();
    this.#settle(data.id, (call) => call.reject(error));
  }

  /** Ends the worker together with the call that runs in it. */
  #fail(error: SeamlineError): void {
    this.#end();
    if (this.#running) this.#settle(this.#running.id, (call) => call.reject(error));
  }

  #settle(id: number, settle: (call: Pending) => void): void {
    const running = this.#running;
    if (running?.id !== id) return;
    clearTimeout(running.timer);
    this.#running = undefined;
    settle(running);
    this.#next();
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #send(message: ToWorker): void {
    this.#worker?.postMessage(message);
  }
}
