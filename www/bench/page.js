/** The side of the bench that runs in the page. */

import { check, createEngine, init } from '/validator/dist/index.js';

/** As long as one text is measured, in milliseconds, and the fewest runs that make a median. */
const BUDGET = 1_500;
const RUNS = 5;

await init();
const engine = createEngine({ worker: 'always' });
await engine.version();

globalThis.bench = {
  /** The median time of a check in this thread, in milliseconds. */
  check({ text, architecture }) {
    const times = [];
    const start = performance.now();
    while (times.length < RUNS || performance.now() - start < BUDGET) {
      const before = performance.now();
      check(text, { architecture });
      times.push(performance.now() - before);
    }
    return times.sort((one, other) => one - other)[Math.floor(times.length / 2)];
  },

  /** The longest time between two turns of this thread while the worker checks, and while nothing happens for as long. */
  async blocked({ text, architecture }) {
    const work = () => engine.check(text, { architecture });
    await work();
    const [busy, took] = await longestWait(work);
    const [idle] = await longestWait(() => new Promise((resolve) => setTimeout(resolve, took)));
    return { busy, idle, took };
  },
};

async function longestWait(work) {
  const channel = new MessageChannel();
  const start = performance.now();
  let [last, longest] = [start, 0];
  channel.port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    channel.port2.postMessage(null);
  };
  channel.port2.postMessage(null);
  await work();
  const end = performance.now();
  channel.port1.close();
  return [Math.max(longest, end - last), end - start];
}
