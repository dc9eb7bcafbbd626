import { useEffect, useRef } from 'preact/hooks';
import { loadStyles } from '../../places/islands/styles.ts';
import styles from './mail-frame.css?url';

await loadStyles(styles);

interface MailFrameProps {
  readonly html: string;
  readonly title: string;
  /** 390 pixels, or 800. */
  readonly width: 'phone' | 'desktop';
}

/**
 * Puts the looks of a mail where no rule of the page about styles in the markup minds them: the policy of the back office
 * forbids those, and a frame without an address of its own inherits it.
 */
const undressed = (html: string): string =>
  html
    .replace(/<style[^>]*>/gi, '<template data-sheet>')
    .replace(/<\/style>/gi, '</template>')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle=/gi, ' data-style='));

/** Gives the mail its looks back: what a script of ours says through the object model is allowed. */
function dress(frame: HTMLIFrameElement): void {
  const [inner, around] = [frame.contentDocument, frame.contentWindow];
  if (inner === null || around === null) return;
  for (const element of inner.querySelectorAll<HTMLElement>('[data-style]'))
    element.style.cssText = element.dataset.style ?? '';
  const Sheet: typeof CSSStyleSheet | undefined = Reflect.get(around, 'CSSStyleSheet');
  if (Sheet === undefined) return;
  inner.adoptedStyleSheets = [...inner.querySelectorAll<HTMLTemplateElement>('template[data-sheet]')].map((style) => {
    const sheet = new Sheet();
    sheet.replaceSync(style.content.textContent ?? '');
    return sheet;
  });
}

/** A mail as a mail program shows it: no script of it runs, and no link leads out of the frame. */
export function MailFrame({ html, title, width }: MailFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const shown = frame.current;
    if (shown === null) return undefined;
    const loaded = () => {
      dress(shown);
      shown.contentDocument?.addEventListener('click', (event) => event.preventDefault());
    };
    shown.addEventListener('load', loaded);
    shown.srcdoc = undressed(html);
    return () => shown.removeEventListener('load', loaded);
  }, [html]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: wider than a telephone, and scrolled by the keyboard too
    // biome-ignore lint/a11y/useSemanticElements: a section would be one more landmark in the list of them
    <div class="scroll" role="group" aria-label={title} tabIndex={0}>
      <iframe ref={frame} class={`mail-frame mail-frame--${width}`} title={title} sandbox="allow-same-origin" />
    </div>
  );
}
