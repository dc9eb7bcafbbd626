import type { ComponentChildren } from 'preact';

/** A screen of its own, for those who are not in yet. */
export function Doorstep({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <main class="wrap body stack stack-24" id="content" tabIndex={-1}>
      <h1>{title}</h1>
      {children}
    </main>
  );
}
