/** What went wrong, for programs. */
export type ErrorCode =
  /** Options, a selection or answers that are not what they should be. */
  | 'bad-options'
  /** A `config` that is no seamline.toml; `line` and `column` say where. */
  | 'bad-config'
  /** The `config` names an architecture document that is not among the `documents`. */
  | 'missing-architecture'
  /** A text or a diagram over the limit. */
  | 'too-large'
  /** A diagram that is not the Mermaid that it says it is; `offset` says where, when that is known. */
  | 'syntax'
  /** A diagram of a kind that is not drawn. */
  | 'unsupported'
  /** A diagram that did not pass the audit. */
  | 'unsafe'
  /** The module could not be loaded: not there, no WebAssembly, or not allowed on the page. */
  | 'load-failed'
  /** A document could not be fetched. */
  | 'fetch-failed'
  /** The worker could not be started. */
  | 'worker-failed'
  /** The validator crashed on this call; the next one starts afresh. */
  | 'crashed'
  /** The call took too long and was ended. */
  | 'timeout'
  /** A later call of the same `key` took its place. */
  | 'superseded'
  /** The caller's signal was aborted. */
  | 'aborted'
  /** The engine was closed. */
  | 'closed'
  /** A fault of the validator. */
  | 'internal';

/** Where in a text, when that is known. */
export interface ErrorPlace {
  /** Line, from 1. */
  readonly line?: number;
  /** Column in UTF-16 code units, from 1. */
  readonly column?: number;
  /** UTF-16 code units from the start of the text. */
  readonly offset?: number;
}

/** Why there is no answer. */
export class SeamlineError extends Error {
  override readonly name = 'SeamlineError';
  readonly code: ErrorCode;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly offset: number | undefined;

  constructor(code: ErrorCode, message: string, place: ErrorPlace = {}, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.line = place.line;
    this.column = place.column;
    this.offset = place.offset;
  }
}

/** An error as a message between threads carries it. */
export interface ErrorMessage extends ErrorPlace {
  readonly code: ErrorCode;
  readonly message: string;
}

/** Whether an error means that the module is in an unknown state: a trap, a panic, or an overflow of the stack. */
export function isCrash(error: unknown): boolean {
  // Where a stack overflow is no RangeError, it has this name.
  const isOverflow = error instanceof Error && error.name === 'InternalError';
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError || isOverflow;
}

/** Whether an error is the module's own: an argument that it refuses. */
export function isRefusal(error: unknown): error is Error & ErrorMessage {
  return error instanceof Error && error.name === 'SeamlineError' && 'code' in error;
}

/** Any error as one of ours. */
export function toSeamlineError(error: unknown): SeamlineError {
  if (error instanceof SeamlineError) return error;
  if (isCrash(error)) {
    return new SeamlineError('crashed', `the validator crashed: ${messageOf(error)}`, {}, { cause: error });
  }
  if (isRefusal(error)) {
    const { code, message, line, column, offset } = error;
    return new SeamlineError(code, message, place({ line, column, offset }), { cause: error });
  }
  return new SeamlineError('internal', messageOf(error), {}, { cause: error });
}

/** An error as a message, and back by {@link fromMessage}. */
export function toMessage(error: unknown): ErrorMessage {
  const { code, message, line, column, offset } = toSeamlineError(error);
  return { code, message, ...place({ line, column, offset }) };
}

export function fromMessage(message: ErrorMessage): SeamlineError {
  return new SeamlineError(message.code, message.message, message);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function place(all: { [key in keyof ErrorPlace]: number | undefined }): ErrorPlace {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
