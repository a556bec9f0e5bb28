import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';

/** Files that only robots and bookmarks ask for. */
const NOT_OFFLINE = ['social-card.png'];

/** Tells the service worker which files make the page, and under which name it keeps them: another build is another name. */
export function offline() {
  return {
    name: 'seamline:offline',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const own = readdirSync(new URL('../public/', import.meta.url)).filter((name) => !NOT_OFFLINE.includes(name));
        const files = ['./', ...own, ...Object.keys(bundle).filter((name) => !name.endsWith('.map') && name !== 'index.html')].sort();
        const hash = createHash('sha256');
        for (const output of Object.values(bundle)) hash.update(output.type === 'asset' ? output.source : output.code);
        for (const name of own) hash.update(readFileSync(new URL(`../public/${name}`, import.meta.url)));
        const script = readFileSync(new URL('../src/service-worker.js', import.meta.url), 'utf8');
        const source = script
          .replace("'__VERSION__'", JSON.stringify(hash.digest('hex').slice(0, 16)))
          .replace("['__FILES__']", JSON.stringify(files));
        this.emitFile({ type: 'asset', fileName: 'service-worker.js', source });
      },
    },
  };
}
