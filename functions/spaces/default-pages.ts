import { localize } from '../../shared/platform/locale.ts';
import type { Organization } from '../../shared/spaces/organization.ts';
import { BUILT_IN_PAGES, type BuiltInPage, type SitePage } from '../../shared/spaces/site-page.ts';
import { faqText } from './faq-text.ts';
import { accessibilityText, legalText, type SiteTextFacts } from './site-texts.ts';

const TITLES: Readonly<Record<BuiltInPage, SitePage['title']>> = {
  legal: { fr: 'Mentions légales', en: 'Legal notice', nl: 'Juridische informatie' },
  accessibility: { fr: 'Accessibilité', en: 'Accessibility', nl: 'Toegankelijkheid' },
  faq: { fr: 'Questions fréquentes', en: 'Frequent questions', nl: 'Veelgestelde vragen' },
};
const TEXTS = { legal: legalText, accessibility: accessibilityText, faq: faqText } as const;

/** The text of a page in each interface language, with the name of the organization in that language. */
function bodyOf(slug: BuiltInPage, { name, defaultLocale, contact }: Organization): SitePage['body'] {
  const textIn = (locale: 'fr' | 'en' | 'nl') => {
    const facts: SiteTextFacts = { name: localize(name, locale, defaultLocale).text, contact };
    return TEXTS[slug](facts)[locale] ?? '';
  };
  return { fr: textIn('fr'), en: textIn('en'), nl: textIn('nl') };
}

/** Pages that every site has, as they are until somebody writes them: version 0 is never stored. */
export const generatedPages = (organization: Organization): SitePage[] =>
  BUILT_IN_PAGES.map((slug, position) => ({
    slug,
    title: TITLES[slug],
    body: bodyOf(slug, organization),
    layout: slug === 'faq' ? 'questions' : 'text',
    isInFooter: true,
    position,
    isPublished: true,
    version: 0,
    updatedAt: organization.updatedAt,
  }));
