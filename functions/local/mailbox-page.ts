import type { LocalAnswer } from './cdn.ts';
import type { ToldEvent } from './mailbox-feedback.ts';
import type { LocalMail, MailHead } from './mailbox-mime.ts';
import type { LocalCode } from './second-factors.ts';
import type { LocalText } from './text-inbox.ts';

const escapeHtml = (text: string) =>
  text.replace(
    /[&<>"']/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign,
  );

const STYLE = `
  :root { color-scheme: light dark; font: 17px/1.5 system-ui, sans-serif; --line: color-mix(in srgb, currentColor 25%, transparent); }
  body { margin: 0 auto; max-width: 80rem; padding: 1.5rem clamp(1rem, 4vw, 2.5rem); }
  h1 { overflow-wrap: anywhere; }
  ul { list-style: none; padding: 0; }
  li { border-top: 1px solid var(--line); padding: .75rem 0; }
  li a { display: block; color: inherit; text-decoration: none; overflow-wrap: anywhere; }
  li a:hover b { text-decoration: underline; }
  small { opacity: .75; display: block; }
  form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; margin: 1rem 0; }
  label { display: grid; flex: 1 1 16rem; max-width: 30rem; }
  input, button { font: inherit; padding: .5rem .75rem; min-height: 2.75rem; box-sizing: border-box; }
  .frames { display: flex; flex-wrap: wrap; gap: 1.5rem; align-items: start; }
  figure { margin: 0; max-width: 100%; }
  iframe { max-width: 100%; height: 44rem; border: 1px solid var(--line); background: #fff; }
  iframe.phone { width: 390px; }
  iframe.desktop { width: 800px; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
  dt { font-weight: 600; }
  dd { margin: 0; overflow-wrap: anywhere; }
  nav { display: flex; gap: 1.5rem; }
`;

const page = (title: string, body: string): LocalAnswer => ({
  status: 200,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    // A mail is shown as it is: its scripts do not run, and its links open beside the mailbox.
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-src 'self'; form-action 'self'",
  },
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${STYLE}</style></head><body>${body}</body></html>`,
});

/** Mails of a page of the list. */
export const LISTED = 50;

/** A mail with its number, counted from the oldest, so that an address goes on meaning the same mail. */
export interface ListedMail {
  readonly number: number;
  readonly head: MailHead;
}

const listed = ({ number, head: { to, subject, date } }: ListedMail) =>
  `<li><a href="/_local/mailbox?mail=${number}"><b>${escapeHtml(subject)}</b><small>${escapeHtml(to)}, ${escapeHtml(date)}</small></a></li>`;

/** A mail that is looked at. */
export interface OpenedMail {
  readonly number: number;
  readonly mail: LocalMail;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly events: readonly ToldEvent[];
  /** What came of the button that ends a subscription. */
  readonly unsubscribed?: string | undefined;
}

const SIZES = [
  ['phone', 'On a telephone, 390 px'],
  ['desktop', 'On a desk, 800 px'],
] as const;

function framesOf(html: string): string {
  const framed = escapeHtml(html.replace('<head>', '<head><base target="_top">'));
  const frames = SIZES.map(
    ([name, words]) =>
      `<figure><figcaption>${words}</figcaption><iframe class="${name}" title="${words}" sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation" srcdoc="${framed}"></iframe></figure>`,
  );
  return `<div class="frames">${frames.join('')}</div>`;
}

/** The address for a press of one button (RFC 8058); `undefined` where the mail names none. */
export const oneClickOf = ({ listUnsubscribe, listUnsubscribePost }: MailHead): string | undefined =>
  listUnsubscribePost === 'List-Unsubscribe=One-Click' ? listUnsubscribe?.match(/<(https?:[^>]+)>/)?.[1] : undefined;

const unsubscribeForm = ({ number, mail, unsubscribed }: OpenedMail): string =>
  oneClickOf(mail) === undefined
    ? ''
    : `<form method="post" action="/_local/mailbox/unsubscribe?mail=${number}"><button>Unsubscribe, as a mail program does</button></form>${unsubscribed === undefined ? '' : `<p role="status">The platform answered: ${escapeHtml(unsubscribed)}</p>`}`;

const hidden = (name: string, value: string) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;

/** Answers the mail as its recipient would: the platform says that nobody reads there. */
const replyForm = ({ mail, headers }: OpenedMail): string => {
  const header = (wanted: string) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '';
  const fields = [
    ...[hidden('from', mail.to), hidden('to', header('reply-to') || mail.from)],
    ...[hidden('subject', `Re: ${mail.subject}`), hidden('inReplyTo', header('message-id'))],
  ];
  return `<form method="post" action="/_local/mail-in">${fields.join('')}<button>Reply</button></form>`;
};

/** One mail: as it looks, as plain text, its headers, and what SES told of it. */
export function openedPage(opened: OpenedMail): LocalAnswer {
  const { mail, headers, events } = opened;
  const happened = events.map(
    ({ kind, at, isTaken }) => `<li>${kind}<small>${escapeHtml(at)}${isTaken ? '' : ', not told yet'}</small></li>`,
  );
  const lines = headers.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`);
  return page(
    escapeHtml(mail.subject),
    `<p><a href="/_local/mailbox">All mails</a></p><h1>${escapeHtml(mail.subject)}</h1><p>To ${escapeHtml(mail.to)}, from ${escapeHtml(mail.from)}<small>${escapeHtml(mail.date)}</small></p>${unsubscribeForm(opened)}${replyForm(opened)}${framesOf(mail.html)}<h2>As plain text</h2><pre>${escapeHtml(mail.text)}</pre><h2>What became of it</h2><ul>${happened.join('')}</ul><h2>Headers</h2><dl>${lines.join('')}</dl>`,
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

/** What the platform has sent besides mails, and what it would be answered with. */
export interface SentBesides {
  readonly texts?: readonly LocalText[];
  readonly codes?: readonly LocalCode[];
}

/** A page of the list of mails. */
export interface MailList {
  readonly mails: readonly ListedMail[];
  /** Of all that were found. */
  readonly count: number;
  /** The first is 1. */
  readonly page: number;
  /** What was looked for among the recipients; empty for every mail. */
  readonly to: string;
}

function pagesOf({ count, page: current, to }: MailList): string {
  const link = (wanted: number, words: string) =>
    `<a href="/_local/mailbox?${escapeHtml(String(new URLSearchParams({ to, page: String(wanted) })))}">${words}</a>`;
  const newer = current > 1 ? link(current - 1, 'Newer mails') : '';
  const older = current * LISTED < count ? link(current + 1, 'Older mails') : '';
  return newer + older === '' ? '' : `<nav aria-label="Pages">${newer}${older}</nav>`;
}

/** The mailbox as a page: every mail and text that the platform sent, newest first. */
export function listPage(list: MailList, { texts = [], codes = [] }: SentBesides): LocalAnswer {
  const search = `<form action="/_local/mailbox"><label>Recipient<input name="to" value="${escapeHtml(list.to)}"></label><button>Search</button></form>`;
  const found = list.mails.map(listed).join('');
  const count = `<p>${list.count} ${list.count === 1 ? 'mail' : 'mails'}</p>`;
  return page(
    'Mailbox',
    `<h1>Mailbox</h1><p>What the platform sent on this machine. Nothing leaves it.</p>${search}${found === '' ? '<p>No mail yet.</p>' : `${count}<ul>${found}</ul>`}${pagesOf(list)}${textList(texts)}${codeList(codes)}`,
  );
}
