/** Milliseconds of work after which the page gets a turn. */
const SLICE = 8;

/** Work that lets the page answer in between. */
export class Turn {
  #began = performance.now();

  /** Waits when this turn has lasted long enough. */
  async end(): Promise<void> {
    if (performance.now() - this.#began < SLICE) return;
    await new Promise((resolve) => setTimeout(resolve));
    this.#began = performance.now();
  }
}
