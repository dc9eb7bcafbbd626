const SKIPPED = 'parvis.admin.guide.skipped';

/** Whether the back office opens with the guide: nothing is there yet, and nobody has said here that they do without. */
export function opensWithGuide(processes: readonly unknown[]): boolean {
  if (processes.length > 0) return false;
  try {
    return localStorage.getItem(SKIPPED) === null;
  } catch {
    return true;
  }
}

/** Does without the guide in this browser from now on. */
export function skipGuide(): void {
  try {
    localStorage.setItem(SKIPPED, '1');
  } catch {
    // The guide then opens again with the next page.
  }
}
