import { toMessage } from './errors.js';
import type { FromWorker, ToWorker } from './worker-messages.js';

interface Scope {
  postMessage(message: FromWorker): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToWorker>) => void): void;
}

/** Makes a worker of this thread: it gets a compiled module, then answers calls of functions one by one. */
export function answer(functions: { initSync(module: WebAssembly.Module): void }): void {
  const scope = globalThis as unknown as Scope;
  scope.addEventListener('message', ({ data }) => {
    switch (data.kind) {
      case 'module':
        try {
          functions.initSync(data.module);
          scope.postMessage({ kind: 'ready' });
        } catch (error) {
          scope.postMessage({ kind: 'failed', error: toMessage(error) });
        }
        break;
      case 'call':
        try {
          const asked = functions[data.method as keyof typeof functions] as (...args: readonly unknown[]) => unknown;
          scope.postMessage({ kind: 'answer', id: data.id, value: asked(...data.args) });
        } catch (error) {
          scope.postMessage({ kind: 'error', id: data.id, error: toMessage(error) });
        }
        break;
    }
  });
}
