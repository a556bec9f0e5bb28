import { EMPTY, type Shared } from './shared.js';

export interface Example {
  readonly name: string;
  readonly label: string;
  readonly about: string;
  readonly load: () => Promise<Shared>;
}

type Text = Promise<{ default: string }>;

/** The book's example specs with the architecture that they are checked against. */
export const EXAMPLES: readonly Example[] = [
  example('typical', 'Typical', 'findings of every kind, some with fixes', () => import('../../../../book/src/examples/typical.md?raw')),
  example('clean', 'Clean', 'everything holds', () => import('../../../../book/src/examples/clean.md?raw')),
  example('short', 'Short process', 'a system process that is still a draft', () => import('../../../../book/src/examples/short.md?raw'), 'profile = "draft"\n'),
  example('large', 'Large', 'many modules, four phases', () => import('../../../../book/src/examples/large.md?raw')),
];

function example(name: string, label: string, about: string, spec: () => Text, config = ''): Example {
  const architecture = (): Text => import('../../../../book/src/examples/architecture.md?raw');
  const load = async (): Promise<Shared> => {
    const [own, around] = await Promise.all([spec(), architecture()]);
    return { ...EMPTY, spec: own.default, architecture: around.default, config };
  };
  return { name, label, about, load };
}
