import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import { translator } from '../../../shared/platform/messages.ts';
import { platformWords } from '../../../shared/platform/words.ts';
import type { MailBlock, MailContent, MailSender } from './template.ts';

/** A mail as it goes out: HTML and plain text say the same. */
export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

/** One line: a line break in a header or a heading would start another one. */
const oneLine = (text: string): string =>
  text.replace(/[\s\p{Cc}]+/gu, (gap) => (/^[\u00a0\u202f]$/.test(gap) ? gap : ' ')).trim();

/** Light of a color between 0 and 1, as WCAG 2 defines relative luminance. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** White or nearly black, whichever is easier to read on the color. */
const inkOn = (color: string): string =>
  1.05 / (luminance(color) + 0.05) >= (luminance(color) + 0.05) / 0.057 ? '#ffffff' : '#1b1a18';

/** Inline, since mail programs drop style sheets; a div page, since tables read badly aloud and on telephones. */
const STYLES = {
  body: 'margin:0;background:#f3f1ec;color:#1b1a18;font:17px/1.55 Verdana,Arial,sans-serif',
  sheet: 'max-width:600px;margin:0 auto;background:#ffffff;color:#1b1a18',
  header: 'padding:24px 24px 0;font-size:14px;font-weight:bold',
  main: 'padding:24px',
  title: 'margin:0 0 16px;font:500 28px/1.2 Georgia,serif',
  heading: 'margin:24px 0 8px;font-size:17px;line-height:1.4',
  paragraph: 'margin:0 0 16px',
  code: 'margin:0 0 24px;padding:16px;border:1px solid #85817a;border-radius:6px;font:bold 34px/1.2 Consolas,Menlo,monospace;letter-spacing:0.2em;text-align:center',
  button: 'display:inline-block;padding:13px 22px;border-radius:6px;font-weight:bold;text-decoration:none',
  address: 'margin:0 0 16px;font-size:14px;color:#5c5953;overflow-wrap:anywhere;word-break:break-word',
  footer: 'padding:20px 24px;border-top:1px solid #85817a;font-size:14px;color:#5c5953',
} as const;

/** Programs that read style sheets, such as those of telephones, show the mail in the dark where the device is dark. */
const IN_THE_DARK = `@media (prefers-color-scheme: dark) {
.body { background: #101214 !important; color: #ebe9e4 !important }
.sheet { background: #1c1f23 !important; color: #ebe9e4 !important }
.code { border-color: #7d8289 !important }
.address, .footer { color: #aaa8a3 !important }
.footer { border-color: #33373c !important }
}`;

const styled = (tag: string, style: keyof typeof STYLES, text: string) =>
  `<${tag} class="${style}" style="${STYLES[style]}">${escaped(text)}</${tag}>`;

function htmlOf(block: MailBlock, accentColor: string, addressWords: string): string {
  if (block.kind === 'heading') return styled('h2', 'heading', block.text);
  if (block.kind === 'code') return styled('p', 'code', block.text);
  if (block.kind === 'paragraph') return styled('p', 'paragraph', block.text);
  if (block.kind === 'link')
    return `<p class="address" style="${STYLES.address}"><a href="${escaped(block.url)}" style="color:inherit">${escaped(block.text)}</a></p>`;
  const colors = `background:${accentColor};color:${inkOn(accentColor)}`;
  const url = escaped(block.url);
  return `<p style="${STYLES.paragraph}"><a href="${url}" style="${STYLES.button};${colors}">${escaped(block.text)}</a></p>
${`<p class="address" style="${STYLES.address}">${escaped(addressWords)}<br>${url}</p>`}`;
}

const textOf = (block: MailBlock): string => {
  if (block.kind === 'button' || block.kind === 'link') return `${block.text}\n${block.url}`;
  return block.kind === 'code' ? `    ${block.text}` : block.text;
};

/** Dresses a mail in the layout of all mails. Everything is escaped here and nowhere else. */
export function layOut(content: MailContent, sender: MailSender, locale: InterfaceLocale): RenderedMail {
  const t = translator(platformWords, locale);
  const accentColor = /^#[0-9a-f]{6}$/i.test(sender.accentColor) ? sender.accentColor : '#1b1a18';
  const subject = oneLine(content.subject);
  const name = oneLine(sender.name);
  const footer = [
    content.reason,
    ...(sender.contact === '' ? [] : [t('mail.contact', { contact: oneLine(sender.contact) })]),
    t('mail.automatic'),
  ];
  const text = [name, content.title, ...content.blocks.map(textOf), '-- ', ...footer].join('\n\n');
  const html = `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(subject)}</title>
<style>${IN_THE_DARK}</style>
</head>
<body class="body" style="${STYLES.body}">
<div class="sheet" style="${STYLES.sheet}">
${styled('div', 'header', name)}
<div style="${STYLES.main}">
${styled('h1', 'title', content.title)}
${content.blocks.map((block) => htmlOf(block, accentColor, t('mail.address'))).join('\n')}
</div>
<div class="footer" style="${STYLES.footer}">
${footer.map((line) => styled('p', 'paragraph', line)).join('\n')}
</div>
</div>
</body>
</html>
`;
  return { subject, text: `${text}\n`, html };
}
