import { useEffect, useRef } from 'preact/hooks';

/** Puts the keyboard, and whoever listens, at the beginning of each step. */
export function Title({ text }: { readonly text: string }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
    scrollTo(0, 0);
  }, []);
  return (
    <h1 class="h2" ref={title} tabIndex={-1}>
      {text}
    </h1>
  );
}
