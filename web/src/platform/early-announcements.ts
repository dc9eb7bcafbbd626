import { createHash } from 'node:crypto';

/**
 * Runs where the announcements stand, before they are painted: those that were put away, or are over on a page that
 * the CDN has kept, never show; the others get their button. Nothing moves afterwards. `announcements.ts` does the rest.
 */
export const EARLY_ANNOUNCEMENTS =
  "{let k=[];try{k=JSON.parse(localStorage.getItem('announcements')||'[]')}catch{}for(const a of document.querySelectorAll('[data-announcement]')){const{announcement:n,ends:e}=a.dataset;a.hidden=k.includes(n)||e!==undefined&&Date.parse(e)<=Date.now();a.querySelector('button').hidden=false;const s=a.parentElement;s.hidden=[...s.children].every(c=>c.hidden)}}";

/** Source for `script-src` that allows exactly this script. */
export const EARLY_ANNOUNCEMENTS_HASH =
  `sha256-${createHash('sha256').update(EARLY_ANNOUNCEMENTS).digest('base64')}` as const;
