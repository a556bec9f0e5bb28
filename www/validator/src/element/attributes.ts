import type { CheckOptions } from '../types.js';

const PROFILES = ['draft', 'review', 'ship'] as const;
const POLICIES = ['error', 'warning', 'never'] as const;
const LANGUAGES = ['en', 'de'] as const;

/** The options that attributes give, over those of a property. What is not known is left to the engine to refuse. */
export function optionsOf(element: Element, own: CheckOptions): CheckOptions {
  const options: CheckOptions = { ...own };
  // A template that has no value leaves an empty one.
  const profile = element.getAttribute('profile');
  if (profile) options.profile = profile as (typeof PROFILES)[number];
  const failOn = element.getAttribute('fail-on');
  if (failOn) options.failOn = failOn as (typeof POLICIES)[number];
  const path = element.getAttribute('path');
  if (path) options.path = path;
  const languages = words(element.getAttribute('lexicon'));
  if (languages.length > 0) {
    options.lexicon = { ...own.lexicon, language: languages as (typeof LANGUAGES)[number][] };
  }
  return options;
}

/** The words of an attribute that is a list. */
export function words(value: string | null): string[] {
  return (value ?? '').split(/[\s,]+/).filter((word) => word !== '');
}

/** Sets a property again that was set before the element was defined, so that its setter sees it. */
export function upgrade(element: HTMLElement, names: readonly string[]): void {
  for (const name of names) {
    if (!Object.hasOwn(element, name)) continue;
    const held = element as unknown as Record<string, unknown>;
    const value = held[name];
    delete held[name];
    held[name] = value;
  }
}

/** Makes properties of attributes, as frameworks set them: `failOn` is `fail-on`. Null and undefined take one away. */
export function reflect(prototype: HTMLElement, names: readonly string[]): void {
  for (const name of names) {
    const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: true,
      get(this: HTMLElement): string {
        return this.getAttribute(attribute) ?? '';
      },
      set(this: HTMLElement, value: unknown) {
        if (value === null || value === undefined) this.removeAttribute(attribute);
        else this.setAttribute(attribute, String(value));
      },
    });
  }
}

/** `HTMLElement`, or a stand-in where there is none: on a server the elements can be imported and do nothing. */
export const Base: typeof HTMLElement = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);
