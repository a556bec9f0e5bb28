/** The bytes of a file of this package, by its path from this script. */
export async function fromPackage(path: string): Promise<BufferSource> {
  // Only Node gets here; the name is no literal so that no bundler or type checker looks for it.
  const name = 'node:fs/promises';
  const { readFile } = (await import(name)) as { readFile(path: URL): Promise<Uint8Array<ArrayBuffer>> };
  return readFile(new URL(path, import.meta.url));
}
