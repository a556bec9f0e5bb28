/** A value that tells when it becomes another one. */
export class Store<T> {
  #value: T;
  readonly #listeners = new Set<(value: T, before: T) => void>();

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  set value(value: T) {
    if (Object.is(value, this.#value)) return;
    const before = this.#value;
    this.#value = value;
    for (const listener of [...this.#listeners]) listener(value, before);
  }

  /** Listens from now on. */
  onChange(listener: (value: T, before: T) => void): void {
    this.#listeners.add(listener);
  }

  /** Ends what `onChange` or `watch` began. */
  forget(listener: (value: T, before: T) => void): void {
    this.#listeners.delete(listener);
  }

  /** Listens from now on, and hears the value as it is. */
  watch(listener: (value: T) => void): void {
    this.onChange(listener);
    listener(this.#value);
  }
}
