import styles from './player.css?url';

/** The sheet is loaded with the first player: it is no load for pages that show none. */
function addStyles() {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = styles;
  document.head.append(link);
}

/**
 * Puts the player into the place of the words about it; the link to the video stays, and the focus stands before the player.
 * The frame may run the scripts of its host and nothing of ours; the page's own policy names that host and no other.
 */
export function showPlayer(block: HTMLElement, name: string): void {
  if (document.querySelector('iframe.video') === null) addStyles();
  const frame = document.createElement('iframe');
  frame.className = 'video';
  frame.title = name;
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-presentation allow-popups');
  frame.allow = 'fullscreen; picture-in-picture';
  frame.referrerPolicy = 'strict-origin-when-cross-origin';
  frame.src = block.dataset.video ?? '';
  for (const words of block.querySelectorAll('button, p.small')) words.remove();
  block.append(frame);
  // The button that had the focus is gone; a frame takes it only once it has loaded.
  block.tabIndex = -1;
  block.focus();
}
