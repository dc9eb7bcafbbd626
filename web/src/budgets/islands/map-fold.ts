/** The map that moves is loaded once somebody unfolds it; until then, and without it, there is the drawing. */
async function unfold(fold: HTMLDetailsElement): Promise<void> {
  const place = fold.querySelector('[data-place]');
  const props = fold.querySelector('script[type="application/json"]')?.textContent;
  if (!place || !props) return;
  const { showMap } = await import('./ProjectsMap.tsx');
  showMap(place, JSON.parse(props), () => fold.querySelector('svg.place-map__drawing')?.remove());
}

for (const fold of document.querySelectorAll<HTMLDetailsElement>('details[data-map]')) {
  const open = () => {
    if (!fold.open) return;
    fold.removeEventListener('toggle', open);
    unfold(fold).catch(() => fold.addEventListener('toggle', open));
  };
  fold.addEventListener('toggle', open);
}

export {};
