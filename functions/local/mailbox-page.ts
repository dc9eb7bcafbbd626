import type { LocalAnswer } from './cdn.ts';
import type { LocalMail } from './mailbox.ts';
import type { LocalCode } from './second-factors.ts';
import type { LocalText } from './text-inbox.ts';

const escapeHtml = (text: string) =>
  text.replace(
    /[&<>"']/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign,
  );

const STYLE = `
  :root { color-scheme: light dark; font: 17px/1.5 system-ui, sans-serif; }
  body { margin: 0 auto; max-width: 60rem; padding: 1.5rem clamp(1rem, 4vw, 2.5rem); }
  ul { list-style: none; padding: 0; }
  li { border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: .75rem 0; }
  li a { display: block; color: inherit; text-decoration: none; }
  li a:hover b { text-decoration: underline; }
  small { opacity: .75; display: block; }
  iframe { width: 100%; height: 40rem; border: 1px solid color-mix(in srgb, currentColor 25%, transparent); background: #fff; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
`;

const page = (title: string, body: string): LocalAnswer => ({
  status: 200,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    // A mail is shown as it is: its scripts do not run, and its links open beside the mailbox.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'",
  },
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head><body>${body}</body></html>`,
});

const listed = ({ to, subject, date }: LocalMail, key: number) =>
  `<li><a href="/_local/mailbox?mail=${key}"><b>${escapeHtml(subject)}</b><small>${escapeHtml(to)}, ${escapeHtml(date)}</small></a></li>`;

function opened({ to, from, subject, date, html, text }: LocalMail): LocalAnswer {
  const frame = `<iframe title="Mail" sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation" srcdoc="${escapeHtml(html.replace('<head>', '<head><base target="_top">'))}"></iframe>`;
  return page(
    escapeHtml(subject),
    `<p><a href="/_local/mailbox">All mails</a></p><h1>${escapeHtml(subject)}</h1><p>To ${escapeHtml(to)}, from ${escapeHtml(from)}<small>${escapeHtml(date)}</small></p>${frame}<h2>As plain text</h2><pre>${escapeHtml(text)}</pre>`,
  );
}

const codeList = (codes: readonly LocalCode[]) =>
  codes.length === 0
    ? ''
    : `<h2>Authenticator codes</h2><p>What the apps of those with a second factor show now. Load the page again for the next.</p><ul>${codes
        .map(
          ({ email, code, isNew }) =>
            `<li><b>${code}</b><small>${escapeHtml(email)}${isNew ? ', being set up' : ''}</small></li>`,
        )
        .join('')}</ul>`;

const textList = (texts: readonly LocalText[]) =>
  texts.length === 0
    ? ''
    : `<h2>Text messages</h2><ul>${texts
        .map(
          ({ to, text, senderId, date }) =>
            `<li><pre>${escapeHtml(text)}</pre><small>${escapeHtml(to)}${senderId === '' ? '' : `, from ${escapeHtml(senderId)}`}, ${escapeHtml(date)}</small></li>`,
        )
        .join('')}</ul>`;

/** What the platform has sent, and what it would be answered with. */
interface Sent {
  readonly mails: readonly LocalMail[];
  readonly texts?: readonly LocalText[];
  readonly codes?: readonly LocalCode[];
}

/** The mailbox as a page: every mail and text that the platform sent, newest first, or one mail. */
export function mailboxPage({ mails, texts = [], codes = [] }: Sent, key: string | null): LocalAnswer {
  // Numbered from the oldest, so that an address goes on meaning the same mail.
  const mail = key === null ? undefined : mails[mails.length - Number(key)];
  if (mail !== undefined) return opened(mail);
  const list = mails.map((one, index) => listed(one, mails.length - index)).join('');
  return page(
    'Mailbox',
    `<h1>Mailbox</h1><p>What the platform sent on this machine. Nothing leaves it.</p>${list === '' ? '<p>No mail yet.</p>' : `<ul>${list}</ul>`}${textList(texts)}${codeList(codes)}`,
  );
}
