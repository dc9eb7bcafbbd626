/// <reference path="./attention.d.ts" />
import type { ClientDirective } from 'astro';

/** What an island may ask for besides. */
interface Attention {
  /** Wakes at once where the address (query and fragment) matches this pattern. */
  readonly address?: string;
  /** Wakes at once where this device keeps something under a key of `store.ts` that begins so. */
  readonly kept?: string;
}

/** Signs that somebody reads or uses the island: pointing, touching, the keyboard. */
const SIGNS = ['pointerover', 'touchstart', 'focusin', 'keydown'] as const;
/** Who looks at it for so long reads it, also without any such sign. */
const LOOKING_MS = 20_000;

const isOptions = (value: unknown): value is Attention => typeof value === 'object' && value !== null;

function isWanted({ address, kept }: Attention): boolean {
  if (address !== undefined && new RegExp(address).test(location.search + location.hash)) return true;
  try {
    return kept !== undefined && Object.keys(localStorage).some((key) => key.startsWith(`parvis:${kept}`));
  } catch {
    return false;
  }
}

/** Calls back once the island is seen; the first call ends it. */
function whenSeen(element: HTMLElement, run: () => void): void {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    run();
  });
  for (const child of element.children) observer.observe(child);
}

/**
 * `client:attention`: an island that can be read as it was published wakes when somebody turns to it, so that its script
 * is no load for those who do not. What is pressed meanwhile happens once it is awake. With a session it wakes when it
 * is seen, since it may look different then.
 */
const attention: ClientDirective = (load, { value }, element) => {
  const options = isOptions(value) ? value : {};
  let pressed: HTMLElement | null = null;
  let isWaking = false;
  const hold = (event: Event) => {
    const button = event.target instanceof Element && event.target.closest('button');
    if (!button) return;
    event.preventDefault();
    pressed = button;
    wake();
  };
  const wake = async () => {
    if (isWaking) return;
    isWaking = true;
    try {
      await (await load())();
    } catch {
      // No connection: the next sign tries again.
      isWaking = false;
      return;
    }
    for (const sign of SIGNS) element.removeEventListener(sign, wake);
    element.removeEventListener('click', hold);
    if (pressed?.isConnected) pressed.click();
  };
  for (const sign of SIGNS) element.addEventListener(sign, wake, { passive: true });
  element.addEventListener('click', hold);
  if (isWanted(options)) wake();
  else
    whenSeen(element, () => {
      if (/(?:^|;\s*)(?:__Host-)?parvis_signed_in=1/.test(document.cookie)) wake();
      else setTimeout(wake, LOOKING_MS);
    });
};
export default attention;
