/* Before the first paint, so that nothing flashes: the theme that was chosen here. */
try {
  const theme = localStorage.getItem('seamline-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  /* Where storage is closed the system decides. */
}
