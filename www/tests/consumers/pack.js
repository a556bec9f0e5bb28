/** The package as its consumers get it: packed, and unpacked where an import finds it. */

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

const ROOT = new URL('../../../', import.meta.url);
const PACKAGE = fileURLToPath(new URL('www/validator', ROOT));

/** Where `npm install` would put the package, from a consumer's folder. */
export const INSTALLED = 'node_modules/@seamline/validator';

/**
 * Packs the package into a new folder and unpacks it there: `folder` is that of a consumer, `unpacked` that of the package
 * in it, `files` are the paths in the tarball. `remove` takes it all away.
 */
export async function pack() {
  // A symbolic link on the way to the folder would give bundlers two names for each file.
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'seamline-consumer-')));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
    const { stdout } = await run('npm', args, { cwd: PACKAGE });
    const [packed] = JSON.parse(stdout);
    const tarball = join(folder, packed.filename);
    const unpacked = join(folder, INSTALLED);
    await mkdir(unpacked, { recursive: true });
    // Every tarball of npm has one folder in it, `package`.
    await run('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1']);
    const { stdout: list } = await run('tar', ['-tzf', tarball]);
    const files = list.split('\n').filter((path) => path !== '' && !path.endsWith('/'));
    return { folder, tarball, unpacked, files: files.map((path) => path.replace(/^package\//, '')), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** The text of an example of the book, such as `typical.md`. */
export function example(name) {
  return readFile(new URL(`book/src/examples/${name}`, ROOT), 'utf8');
}

/** A folder of the repository, as an address. */
export function inRepository(path) {
  return new URL(path, ROOT);
}
