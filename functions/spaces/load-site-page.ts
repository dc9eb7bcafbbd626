import { localize } from '../../shared/platform/locale.ts';
import type { ShownHtml } from '../../shared/platform/views.ts';
import type { SitePage } from '../../shared/spaces/site-page.ts';
import { sitePagePath } from '../../shared/spaces/site-page-path.ts';
import type { SitePageView } from '../../shared/spaces/views.ts';
import type { PageKind, PageRequest } from '../platform/page.ts';
import { toHtml } from '../platform/rich-text.ts';
import type { Services } from '../platform/services.ts';
import { organization } from './directory.ts';
import { sitePages } from './site-page-list.ts';

/** A second-level heading, at the start of a line. */
const QUESTION = /^##[ \t]+(.+?)[ \t]*#*[ \t]*$/gm;

/** A Markdown text cut at its second-level headings: what stands before the first, then each with what follows it. */
export function questionsIn(markdown: string): {
  readonly introduction: string;
  readonly questions: readonly { readonly question: string; readonly answer: string }[];
} {
  const headings = [...markdown.matchAll(QUESTION)];
  const questions = headings.map((heading, index) => ({
    question: heading[1] ?? '',
    answer: markdown.slice(heading.index + heading[0].length, headings[index + 1]?.index).trim(),
  }));
  return { introduction: markdown.slice(0, headings[0]?.index).trim(), questions };
}

function sitePageView({ title, body, layout }: SitePage, { frame }: PageRequest): SitePageView {
  const fallback = frame.organization.defaultLocale;
  const { text, locale, isFallback } = localize(body, frame.locale, fallback);
  const html = (markdown: string, isMarked: boolean): ShownHtml => ({
    html: markdown === '' ? '' : toHtml({ format: 'markdown', text: markdown }),
    locale,
    isFallback: isMarked,
  });
  const { introduction, questions } =
    layout === 'questions' ? questionsIn(text) : { introduction: text, questions: [] };
  return {
    ...frame,
    title: localize(title, frame.locale, fallback),
    text: html(introduction, isFallback),
    // The whole page is in one language: that it is not translated is said once, above.
    questions: questions.map(({ question, answer }) => ({ question, answer: html(answer, false) })),
  };
}

async function publishedPage(services: Services, slug: string): Promise<SitePage | undefined> {
  const pages = await sitePages(services, await organization(services));
  return pages.find((page) => page.slug === slug && page.isPublished);
}

/** Pages of the site that somebody may write. */
export const sitePageKinds: readonly PageKind[] = [
  ...(['legal', 'accessibility'] as const).map(
    (slug): PageKind => ({
      pattern: sitePagePath(slug),
      delivery: 'published',
      async load(request, services) {
        const page = await publishedPage(services, slug);
        return page && sitePageView(page, request);
      },
      pathsOf: async (job) => ('all' in job ? [sitePagePath(slug)] : []),
    }),
  ),
  {
    pattern: '/pages/{slug}/',
    delivery: 'published',
    async load(request, services) {
      const slug = request.params.slug ?? '';
      // Those with an address of their own are not to be found under a second one.
      if (sitePagePath(slug) !== `/pages/${slug}/`) return undefined;
      const page = await publishedPage(services, slug);
      return page && sitePageView(page, request);
    },
    async pathsOf(job, services) {
      if (!('all' in job)) return [];
      const pages = await sitePages(services, await organization(services));
      return pages
        .filter(({ isPublished }) => isPublished)
        .map(({ slug }) => sitePagePath(slug))
        .filter((path) => path.startsWith('/pages/'));
    },
  },
];
