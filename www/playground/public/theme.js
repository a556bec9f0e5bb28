/* Before the first paint, so that nothing flashes or moves: the theme that was chosen here, and whether this is the first visit. */
try {
  const kept = (name) => localStorage.getItem(`seamline-${name}@${location.pathname.replace(/[^/]*$/, '')}`);
  const theme = kept('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  if (kept('draft') === null && !location.hash.startsWith('#v')) document.documentElement.dataset.visit = 'first';
} catch {
  /* Where storage is closed the system decides. */
}
