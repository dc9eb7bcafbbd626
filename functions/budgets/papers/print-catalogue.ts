import { budgetPapers } from '../../../shared/budgets/papers/contract.ts';
import type { Project } from '../../../shared/budgets/project.ts';
import { formatDay } from '../../../shared/platform/format.ts';
import type { ComponentId } from '../../../shared/platform/ids.ts';
import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import { put } from '../../platform/db/write.ts';
import { handle, Redirect } from '../../platform/handle.ts';
import { lightText } from '../../platform/light-text.ts';
import { countAgainst, type Limit } from '../../platform/rate-limit.ts';
import type { Services } from '../../platform/services.ts';
import { sha256 } from '../../platform/signing.ts';
import { publishedBudget } from '../space.ts';
import { type CatalogueText, cataloguePdf } from './catalogue-pdf.ts';
import { PrintedCatalogues } from './entities.ts';
import { inLanguage, type Printed, printedOf, voteUrl } from './paper-text.ts';

/** A catalogue is made again when something in it has changed: so often in an hour nobody changes one. */
const MADE: Limit = { name: 'catalogue-pdf', requests: 60, seconds: 3600, problem: 'request.too-many' };
const CACHED = 'public, max-age=300';

/** Where the PDF of a catalogue stands in the site's bucket. */
const keyOf = (componentId: ComponentId, locale: InterfaceLocale) => `budgets/${componentId}/catalogue-${locale}.pdf`;

function projectText(printed: Printed, one: Project): CatalogueText['envelopes'][number]['projects'][number] {
  const { t, say, money } = inLanguage(printed);
  const taxonomy = (id: string | null) => printed.taxonomies.find((other) => other.id === id);
  const territory = taxonomy(one.territoryId);
  const theme = taxonomy(one.categoryId);
  return {
    heading: `${one.number}. ${say(one.title)}`,
    facts: [
      t('export.catalogue.cost', { cost: money(one.cost) }),
      one.place === null || one.place.address === '' ? '' : t('export.catalogue.where', { place: one.place.address }),
      territory === undefined ? '' : t('export.catalogue.district', { name: say(territory.name) }),
      theme === undefined ? '' : t('export.catalogue.theme', { name: say(theme.name) }),
    ].filter((line) => line !== ''),
    paragraphs: paragraphsOf(say(one.description)),
  };
}

const paragraphsOf = (markdown: string): string[] =>
  markdown
    .split(/\n\s*\n/)
    .map((text) => lightText({ format: 'markdown', text }))
    .filter((text) => text !== '');

function catalogueText(printed: Printed, now: string): CatalogueText {
  const { t, say, money } = inLanguage(printed);
  const { organization: own, space, projects, locale } = printed;
  return {
    title: `${t('export.catalogue.title')} – ${say(space.component.name)}`,
    locale,
    organization: say(own.name),
    accentColor: own.accentColor,
    process: say(space.process.title),
    lead: [
      t('export.catalogue.made', { day: formatDay(now, locale, own.timeZone) }),
      t('export.catalogue.vote', { url: voteUrl(printed) }),
      ...paragraphsOf(say(space.component.introduction)),
    ],
    envelopes: printed.envelopes.map(({ id, title, description, total }) => {
      const inside = projects.filter(({ envelopeId }) => envelopeId === id);
      return {
        heading: say(title),
        about: [
          t('export.catalogue.count', { count: inside.length, total: money(total) }),
          ...paragraphsOf(say(description)),
        ],
        projects: inside.map((one) => projectText(printed, one)),
      };
    }),
    pageOf: (page, pages) => t('export.paper.page', { page, pages }),
  };
}

/** Makes the PDF, unless the one that stands there says the same; the day alone makes no other one. */
async function refreshed(services: Services, componentId: ComponentId, printed: Printed): Promise<string> {
  const { locale } = printed;
  const digest = sha256(JSON.stringify(catalogueText(printed, '1970-01-01T00:00:00.000Z')));
  const version = digest.slice(0, 12);
  const known = await services.db.get(PrintedCatalogues, { componentId, locale });
  if (known?.digest === digest) return version;
  await countAgainst(services, MADE, componentId);
  const body = await cataloguePdf(catalogueText(printed, services.now()));
  const headers = { contentType: 'application/pdf', cacheControl: CACHED };
  await services.files.site.put(keyOf(componentId, locale), body, headers);
  await services.db.write(put(PrintedCatalogues, { componentId, locale, digest }));
  return version;
}

/**
 * Sends on to the PDF of the catalogue, which is made when somebody asks for it and something has changed.
 *
 * @throws Problem 404 `component.not-found`, `budget.project-not-found`; 429 `request.too-many`
 */
export const readCataloguePdf = handle(
  budgetPapers.readCataloguePdf,
  async ({ params: { componentId }, query: { locale } }, services) => {
    const space = await publishedBudget(services, componentId);
    const printed = await printedOf(services, space, locale);
    const version = await refreshed(services, componentId, printed);
    return new Redirect(`/${keyOf(componentId, locale)}?v=${version}`);
  },
);
