const loading = new Map<string, Promise<void>>();

/**
 * Loads a stylesheet when it is needed. Imported by a script it would stand in the head of every page that could need it.
 * A stylesheet that cannot be had is no reason to show nothing.
 */
export function loadStyles(href: string): Promise<void> {
  const known = loading.get(href);
  if (known !== undefined) return known;
  const loaded = new Promise<void>((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    link.onload = () => resolve();
    link.onerror = () => resolve();
    document.head.append(link);
  });
  loading.set(href, loaded);
  return loaded;
}
