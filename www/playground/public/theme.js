/* Before the first paint, so that nothing flashes or moves: the theme that was chosen here, and whether this is the first visit. */
try {
  const theme = localStorage.getItem('seamline-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  if (localStorage.getItem('seamline-draft') === null && !location.hash.startsWith('#v')) document.documentElement.dataset.visit = 'first';
} catch {
  /* Where storage is closed the system decides. */
}
