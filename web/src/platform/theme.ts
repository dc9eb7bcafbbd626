/** Choice of light, dark or the device's own theme; remembered on this device only. */

const root = document.documentElement;

function remember(theme: string) {
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // Storage is refused in some private windows: the choice then lasts as long as the page.
  }
}

for (const box of document.querySelectorAll<HTMLElement>('[data-theme-choice]')) {
  const select = box.querySelector('select');
  if (!select) continue;
  select.value = root.dataset.theme ?? '';
  select.addEventListener('change', () => {
    if (select.value === '') delete root.dataset.theme;
    else root.dataset.theme = select.value;
    remember(select.value);
  });
  box.hidden = false;
}

export {};
