import type { ComponentChildren } from 'preact';

/** `**bold**`, `*italic*` or `_italic_`, `[words](https://…)`: what participants may write. */
const INLINE = /\*\*(.+?)\*\*|\*([^*\s][^*]*)\*|\b_(.+?)_\b|\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/;

/** Text with its emphasis and links, as elements: nothing is ever read as HTML. */
function inline(text: string): ComponentChildren {
  const match = INLINE.exec(text);
  if (!match) return text;
  const [whole, bold, starred, underlined, words, address] = match;
  const element = bold ? (
    <strong>{inline(bold)}</strong>
  ) : words ? (
    <a href={address} rel="nofollow noopener">
      {words}
    </a>
  ) : (
    <em>{inline(starred ?? underlined ?? '')}</em>
  );
  return [text.slice(0, match.index), element, inline(text.slice(match.index + whole.length))];
}

const lines = (text: string): ComponentChildren =>
  text.split('\n').flatMap((line, index) => (index === 0 ? [inline(line)] : [' ', inline(line)]));

const items = (block: string, mark: RegExp) =>
  block
    .split(/\n(?=\s*(?:[-*+]|\d+[.)])\s)/)
    .map((item, index) => <li key={index}>{lines(item.replace(mark, ''))}</li>);

const BULLET = /^\s*[-*+]\s+/;
const NUMBER = /^\s*\d+[.)]\s+/;
const HEADING = /^#{1,6}\s+/;

function Block({ text }: { readonly text: string }) {
  if (HEADING.test(text)) return <h3>{inline(text.replace(HEADING, ''))}</h3>;
  if (BULLET.test(text)) return <ul>{items(text, BULLET)}</ul>;
  if (NUMBER.test(text)) return <ol>{items(text, NUMBER)}</ol>;
  return <p>{lines(text)}</p>;
}

/** Small Markdown as the published page will show it, in all but finer points. */
export function MarkdownPreview({ text, locale }: { readonly text: string; readonly locale: string }) {
  // A list may follow its paragraph, and a paragraph its heading, without an empty line.
  const blocks = text
    .replace(/\r/g, '')
    .replace(/^(#{1,6}\s.*)$/gm, '\n$1\n')
    .replace(/^(?!\s*(?:[-*+]|\d+[.)])\s)(.+)\n(?=\s*(?:[-*+]|\d+[.)])\s)/gm, '$1\n\n')
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== '');
  return (
    <div class="prose" lang={locale} dir="auto">
      {blocks.map((block, index) => (
        <Block key={index} text={block} />
      ))}
    </div>
  );
}
