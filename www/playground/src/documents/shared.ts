/** What is written in the playground, and what a link, a draft and an example carry. */
export interface Shared {
  readonly spec: string;
  /** The architecture document; empty when there is none. */
  readonly architecture: string;
  /** The text of a seamline.toml; empty when everything is as it is by default. */
  readonly config: string;
  /** Path of the spec from its project's root, when it is known. */
  readonly path?: string;
}

export type DocumentName = 'spec' | 'architecture' | 'config';

export const DOCUMENTS: readonly DocumentName[] = ['spec', 'architecture', 'config'];

export const EMPTY: Shared = { spec: '', architecture: '', config: '' };

export function isSame(one: Shared, other: Shared): boolean {
  return DOCUMENTS.every((name) => one[name] === other[name]) && one.path === other.path;
}
