/**
 * The policy of the page lets no string become a script's address or HTML without somebody who vouches for it. Scripts are
 * those beside the page; HTML comes from the purifier, which vouches for itself.
 */
interface Trusting {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): unknown;
}

export function startTrust(): void {
  const types = (globalThis as { trustedTypes?: Trusting }).trustedTypes;
  types?.createPolicy('default', {
    createScriptURL(address) {
      const url = new URL(address, document.baseURI);
      const folder = new URL('./', document.baseURI).href;
      if (!url.href.startsWith(folder)) throw new TypeError('scripts come from beside the page alone');
      return url.href;
    },
  });
}
