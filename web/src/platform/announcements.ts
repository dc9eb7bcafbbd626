/** Puts announcements away: on this device, until they change. Which ones do not even appear, the early script says. */

/** Announcements that a device remembers: enough for years, and never a growing heap. */
const MOST = 50;

function putAway(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem('announcements') ?? '[]');
    return Array.isArray(stored) ? stored.filter((key) => typeof key === 'string') : [];
  } catch {
    return [];
  }
}

function remember(key: string) {
  try {
    localStorage.setItem('announcements', JSON.stringify([...putAway(), key].slice(-MOST)));
  } catch {
    // Storage is refused in some private windows: it then stays away as long as the page.
  }
}

for (const announcement of document.querySelectorAll<HTMLElement>('[data-announcement]')) {
  announcement.querySelector('button')?.addEventListener('click', () => {
    remember(announcement.dataset.announcement ?? '');
    announcement.hidden = true;
    // An empty region would still be announced.
    const region = announcement.parentElement;
    if (region) region.hidden = [...region.children].every((one) => one instanceof HTMLElement && one.hidden);
    // The button that had the focus is gone: whoever reads with a keyboard goes on at the content.
    document.getElementById('content')?.focus({ preventScroll: true });
  });
}

export {};
