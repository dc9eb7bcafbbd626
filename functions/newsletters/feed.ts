import { ARCHIVE_PATH } from '../../shared/newsletters/rules.ts';
import type { NewsletterItemView } from '../../shared/newsletters/views.ts';
import { newslettersWords } from '../../shared/newsletters/words.ts';
import { translator } from '../../shared/platform/messages.ts';
import type { PageFrame } from '../../shared/platform/views.ts';
import { feedPath } from './archived.ts';

/** Newest newsletters in a feed. */
const NEWEST = 50;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Text of an XML element: escaped, and without the control characters that XML 1.0 does not allow at all. */
const xml = (text: string): string =>
  text.replace(/(?![\t\n\r])\p{Cc}/gu, '').replace(/[&<>"]/g, (one) => ENTITIES[one] ?? '');

const element = (name: string, text: string): string => `<${name}>${xml(text)}</${name}>`;

/** RSS 2.0 of the newest newsletters in the language of the frame. */
export function feedOf(
  { locale, siteOrigin, organization }: PageFrame,
  newsletters: readonly NewsletterItemView[],
): string {
  const t = translator(newslettersWords, locale);
  const title = t('mail.feed.title', { organization: organization.name.text });
  const address = (path: string) => `${siteOrigin}/${locale}${path}`;
  const items = newsletters
    .slice(0, NEWEST)
    .map(({ id, path, subject, preheader, sentAt }) =>
      [
        '<item>',
        element('title', subject.text),
        element('link', address(path)),
        `<guid isPermaLink="false">${id}</guid>`,
        element('pubDate', new Date(sentAt).toUTCString()),
        element('description', preheader.text || subject.text),
        '</item>',
      ].join(''),
    );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    element('title', title),
    element('link', address(ARCHIVE_PATH)),
    element('description', title),
    element('language', locale),
    `<atom:link href="${siteOrigin}${feedPath(locale)}" rel="self" type="application/rss+xml"/>`,
    ...items,
    '</channel></rss>',
    '',
  ].join('\n');
}
