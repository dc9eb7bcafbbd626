/** Links a stylesheet once; resolves when its rules are in force, or could not be loaded: then without them. */
export async function linkStylesheet(href: string): Promise<void> {
  if (href === '' || document.head.querySelector(`link[href="${CSS.escape(href)}"]`) !== null) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  const settled = new Promise<void>((resolve) => {
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => resolve());
  });
  document.head.append(link);
  await settled;
}
