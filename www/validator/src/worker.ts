/** The script of the worker: gets a compiled module, then answers calls one by one. */

import { type Core, createCore } from './core.js';
import { SeamlineError, toMessage } from './errors.js';
import type { FromWorker, ToWorker } from './worker-messages.js';

interface Scope {
  postMessage(message: FromWorker): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToWorker>) => void): void;
}

const scope = globalThis as unknown as Scope;
const core: Core = createCore(() => {
  throw new SeamlineError('load-failed', 'the worker was sent no module');
});

scope.addEventListener('message', ({ data }) => {
  switch (data.kind) {
    case 'module':
      try {
        core.initSync(data.module);
        scope.postMessage({ kind: 'ready' });
      } catch (error) {
        scope.postMessage({ kind: 'failed', error: toMessage(error) });
      }
      break;
    case 'call':
      try {
        const value = (core[data.method] as (...args: readonly unknown[]) => unknown)(...data.args);
        scope.postMessage({ kind: 'answer', id: data.id, value });
      } catch (error) {
        scope.postMessage({ kind: 'error', id: data.id, error: toMessage(error) });
      }
      break;
  }
});
