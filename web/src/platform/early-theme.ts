import { createHash } from 'node:crypto';

/** The one inline script of our own: a reader who chose a theme must not see the other one first. */
export const EARLY_THEME =
  "try{const t=localStorage.getItem('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}";

/** Source for `script-src` that allows exactly this script. */
export const EARLY_THEME_HASH = `sha256-${createHash('sha256').update(EARLY_THEME).digest('base64')}` as const;
