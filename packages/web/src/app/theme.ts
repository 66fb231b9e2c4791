import { storedSetting } from '../ui/stored-setting.ts';

/** `public/theme.js` reads the same before the first paint. */
export const theme = storedSetting('theme', ['system', 'light', 'dark']);

export function applyTheme(chosen: 'system' | 'light' | 'dark'): void {
  if (chosen === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = chosen;
}
