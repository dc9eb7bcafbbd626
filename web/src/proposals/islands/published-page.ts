const EVERY_MS = 500;
const LONGEST_MS = 10_000;

/**
 * Waits until the page of a new proposal stands: it is rendered a moment after the proposal is published. Gives false
 * when it still is not there after ten seconds.
 */
export async function waitForPage(path: string): Promise<boolean> {
  const end = Date.now() + LONGEST_MS;
  while (Date.now() < end) {
    const response = await fetch(path, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
    if (response?.ok) return true;
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  return false;
}
