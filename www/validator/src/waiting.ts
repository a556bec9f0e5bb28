import { type ErrorCode, SeamlineError } from './errors.js';

/** The longest wait that a timer knows; it takes a longer one for none at all. */
const LONGEST = 2 ** 31 - 1;

/** Does something after some milliseconds, or never when they are too many to count. */
export function after(milliseconds: number, work: () => void): ReturnType<typeof setTimeout> | undefined {
  return milliseconds > LONGEST ? undefined : setTimeout(work, Math.max(0, milliseconds));
}

/** What ends a wait before its time. */
export interface Ends {
  /** Milliseconds. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
  readonly closing: AbortSignal;
}

/** Waits for something, but no longer than somebody wants to. What is waited for goes on. */
export async function waitFor<T>(promise: Promise<T>, { timeout, signal, closing }: Ends): Promise<T> {
  if (signal?.aborted) throw failure('aborted');
  if (closing.aborted) throw failure('closed');
  const stop = new AbortController();
  const ended = new Promise<never>((_, reject) => {
    const end = (code: ErrorCode, why?: string) => (): void => reject(failure(code, why));
    signal?.addEventListener('abort', end('aborted'), { signal: stop.signal });
    closing.addEventListener('abort', end('closed'), { signal: stop.signal });
    const timer = after(timeout, end('timeout', `it took more than ${timeout} ms`));
    stop.signal.addEventListener('abort', () => clearTimeout(timer));
  });
  try {
    return await Promise.race([promise, ended]);
  } finally {
    stop.abort();
  }
}

const MESSAGES: Partial<Record<ErrorCode, string>> = {
  aborted: 'the call was aborted',
  closed: 'the engine was closed',
  superseded: 'a later call took the place of this one',
  crashed: 'the validator crashed',
  timeout: 'the call was ended',
  'bad-options': 'the arguments cannot be sent to the worker',
};

/** Why a call has no answer. */
export function failure(code: ErrorCode, why?: string): SeamlineError {
  const message = MESSAGES[code] ?? code;
  return new SeamlineError(code, why ? `${message}: ${why}` : message);
}
