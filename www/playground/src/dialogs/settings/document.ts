/** A seamline.toml that a form reads and writes: comments and everything that the form does not show stay. */

import type { parse, patch } from '@decimalturn/toml-patch';
import type { Session } from '../../session.js';

export type Table = Record<string, unknown>;

/** Where a value stands, from the root of the document. */
export type Key = readonly string[];

export class Settings {
  readonly #session: Session;
  readonly #patch: typeof patch;
  #values: Table;

  private constructor(session: Session, toml: { parse: typeof parse; patch: typeof patch }) {
    this.#session = session;
    this.#patch = toml.patch;
    this.#values = toml.parse(session.documents.value.config) as Table;
  }

  /** Rejects with a message for the author when the text cannot be read. */
  static async open(session: Session): Promise<Settings> {
    return new Settings(session, await import('@decimalturn/toml-patch'));
  }

  get(...key: string[]): unknown {
    return key.reduce<unknown>((value, name) => (isTable(value) && Object.hasOwn(value, name) ? value[name] : undefined), this.#values);
  }

  text(...key: string[]): string {
    const value = this.get(...key);
    return typeof value === 'string' ? value : '';
  }

  list(...key: string[]): string[] {
    const value = this.get(...key);
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  }

  table(...key: string[]): Table {
    const value = this.get(...key);
    return isTable(value) ? value : {};
  }

  /** Writes a value. An empty one is taken out, and so is a table that has nothing else. */
  set(key: Key, value: string | readonly string[]): void {
    const wanted = structuredClone(this.#values);
    put(wanted, key, value.length > 0 ? value : undefined);
    this.#session.type('config', this.#patch(this.#session.documents.value.config, wanted));
    this.#values = wanted;
  }
}

function put(table: Table, [name = '', ...rest]: Key, value: unknown): void {
  if (rest.length > 0) {
    const own = Object.hasOwn(table, name) ? table[name] : undefined;
    const inner = isTable(own) ? own : {};
    put(inner, rest, value);
    value = Object.keys(inner).length > 0 ? inner : undefined;
  }
  if (value === undefined) delete table[name];
  else table[name] = value;
}

export function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Words with commas between them. */
export function words(text: string): string[] {
  return text.split(',').map((word) => word.trim()).filter((word) => word !== '');
}
