// Before the first paint, so that nobody who chose dark is blinded by white.
try {
  const theme = localStorage.getItem('muster.theme');
  if (theme === '"dark"' || theme === '"light"') document.documentElement.dataset.theme = theme.slice(1, -1);
} catch {
  // No storage: the system's theme.
}
