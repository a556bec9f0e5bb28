/** Small things that this browser remembers. Where storage is closed, nothing is remembered and nothing fails. */

export function recall(name: string): string | null {
  try {
    return localStorage.getItem(`seamline-${name}`);
  } catch {
    return null;
  }
}

/** Whether it will be remembered; `null` forgets it. */
export function remember(name: string, value: string | null): boolean {
  try {
    if (value === null) localStorage.removeItem(`seamline-${name}`);
    else localStorage.setItem(`seamline-${name}`, value);
    return true;
  } catch {
    return false;
  }
}

/** Calls `told` when another tab changes what is remembered under a name. */
export function onOtherTab(name: string, told: () => void): void {
  addEventListener('storage', ({ key, newValue }) => {
    if (key === `seamline-${name}` && newValue !== null) told();
  });
}
