/**
 * Small things that this browser remembers of the playground in this folder: another book of the same site has its own. Where
 * storage is closed, nothing is remembered and nothing fails.
 */

/** `public/theme.js` spells it alike. */
const keyOf = (name: string): string => `seamline-${name}@${location.pathname.replace(/[^/]*$/, '')}`;


export function recall(name: string): string | null {
  try {
    return localStorage.getItem(keyOf(name));
  } catch {
    return null;
  }
}

/** Whether it will be remembered; `null` forgets it. */
export function remember(name: string, value: string | null): boolean {
  try {
    if (value === null) localStorage.removeItem(keyOf(name));
    else localStorage.setItem(keyOf(name), value);
    return true;
  } catch {
    return false;
  }
}

/** Calls `told` when another tab changes what is remembered under a name. */
export function onOtherTab(name: string, told: () => void): void {
  addEventListener('storage', ({ key, newValue }) => {
    if (key === keyOf(name) && newValue !== null) told();
  });
}
