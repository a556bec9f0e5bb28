import type { Diagnostic } from '@seamline/validator';
import { h } from '../dom.js';

/** The name of a finding's rule, as a link to its page. Only an address of the web, or of this site, becomes one. */
export function ruleLink({ rule, url }: Pick<Diagnostic, 'rule' | 'url'>): HTMLElement {
  if (url && /^(?:https?:\/\/|\.{1,2}\/)/i.test(url)) {
    return h('a', { class: 'rule', href: url, target: '_blank', rel: 'noopener' }, rule);
  }
  return h('span', { class: 'rule' }, rule);
}
