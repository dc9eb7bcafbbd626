import type { Envelope } from '../../../shared/budgets/envelope.ts';
import { formatMoney } from '../../../shared/budgets/format-money.ts';
import { papersWords } from '../../../shared/budgets/papers/words.ts';
import type { Project } from '../../../shared/budgets/project.ts';
import type { BudgetSettings } from '../../../shared/budgets/settings.ts';
import type { EnvelopeId } from '../../../shared/platform/ids.ts';
import { type InterfaceLocale, type Localized, localize } from '../../../shared/platform/locale.ts';
import { translator } from '../../../shared/platform/messages.ts';
import type { Organization } from '../../../shared/spaces/organization.ts';
import type { Taxonomy } from '../../../shared/spaces/taxonomy.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { organization, taxonomies } from '../../spaces/directory.ts';
import { catalogueOf } from '../catalogue.ts';
import { type BudgetSpace, budgetPathOf, settingsOf } from '../space.ts';
import type { PaperText } from './ballot-pdf.ts';

/** What is printed, as it is now. */
export interface Printed {
  readonly space: BudgetSpace;
  readonly settings: BudgetSettings;
  readonly organization: Organization;
  readonly taxonomies: readonly Taxonomy[];
  readonly envelopes: readonly Envelope[];
  /** Published ones, by number. */
  readonly projects: readonly Project[];
  readonly locale: InterfaceLocale;
  readonly siteOrigin: string;
}

/** @throws Problem `budget.project-not-found` where there is nothing to choose */
export async function printedOf(services: Services, space: BudgetSpace, locale: InterfaceLocale): Promise<Printed> {
  const [own, all, catalogue] = await Promise.all([
    organization(services),
    taxonomies(services),
    catalogueOf(services, space.component.id),
  ]);
  const projects = catalogue.projects.filter(({ state }) => state === 'published');
  if (projects.length === 0) throw new Problem('budget.project-not-found');
  const { siteOrigin } = services.config;
  const { envelopes } = catalogue;
  return {
    space,
    settings: settingsOf(space),
    organization: own,
    taxonomies: all,
    envelopes,
    projects,
    locale,
    siteOrigin,
  };
}

/** Texts and amounts in the language of the paper. */
export function inLanguage({ organization: own, locale, settings }: Printed) {
  return {
    t: translator(papersWords, locale),
    say: (texts: Localized) => localize(texts, locale, own.defaultLocale).text,
    money: (amount: number) => formatMoney(amount, settings.currency, locale),
  };
}

/** Address of the page of the vote, without `https://`, as people type it. */
export const voteUrl = ({ space, siteOrigin, locale }: Printed): string =>
  `${siteOrigin}/${locale}${budgetPathOf(space)}`;

function howTo(printed: Printed): string[] {
  const { settings, taxonomies: all } = printed;
  const { t, say } = inLanguage(printed);
  const { ballotKind, minimumShare, minimumProjects, maximumProjects, points, pointsPerProject } = settings;
  const name = (id: string) => say(all.find((one) => one.id === id)?.name ?? {});
  const limits = settings.categoryLimits.flatMap(({ categoryId, minimum, maximum }) => [
    minimum > 0 ? t('export.paper.how.category-least', { name: name(categoryId), count: minimum }) : '',
    maximum === null ? '' : t('export.paper.how.category-most', { name: name(categoryId), count: maximum }),
  ]);
  return [
    t(`export.paper.how.${ballotKind}`, { points }),
    ballotKind === 'points' && pointsPerProject > 0
      ? t('export.paper.how.points-each', { points: pointsPerProject })
      : '',
    ballotKind === 'envelope' && minimumShare > 0 ? t('export.paper.how.share', { share: minimumShare }) : '',
    minimumProjects > 1 ? t('export.paper.how.at-least', { count: minimumProjects }) : '',
    maximumProjects > 0 ? t('export.paper.how.at-most', { count: maximumProjects }) : '',
    ...limits,
    settings.envelopeChoice === 'one' && printed.envelopes.length > 1 ? t('export.paper.how.one') : '',
    settings.envelopeChoice === 'all' && printed.envelopes.length > 1 ? t('export.paper.how.all') : '',
    t('export.paper.how.plain'),
  ].filter((line) => line !== '');
}

/** What stands on all papers with these envelopes; empty: all of them. */
export function paperText(all: Printed, envelopeIds: readonly EnvelopeId[]): PaperText {
  const isOn = (id: EnvelopeId) => envelopeIds.length === 0 || envelopeIds.includes(id);
  const printed: Printed = { ...all, envelopes: all.envelopes.filter(({ id }) => isOn(id)) };
  const { t, say, money } = inLanguage(printed);
  const { settings, organization: own, space, projects } = printed;
  const isLimited = settings.categoryLimits.length > 0;
  const theme = (id: string | null) => say(printed.taxonomies.find((one) => one.id === id)?.name ?? {});
  const titleOf = ({ title, categoryId }: Project) =>
    isLimited && categoryId !== null ? `${say(title)} (${theme(categoryId)})` : say(title);
  return {
    title: `${t('export.paper.title')} – ${say(space.component.name)}`,
    locale: printed.locale,
    organization: say(own.name),
    accentColor: own.accentColor,
    process: say(space.process.title),
    heading: say(space.component.name),
    howTitle: t('export.paper.how'),
    how: howTo(printed),
    box: settings.ballotKind === 'points' || settings.ballotKind === 'ranking' ? 'write' : 'tick',
    envelopes: printed.envelopes
      .map(({ id, title, total }) => ({
        heading: t('export.paper.envelope', { title: say(title), total: money(total) }),
        lines: projects
          .filter(({ envelopeId }) => envelopeId === id)
          .map((one) => ({ number: one.number, title: titleOf(one), cost: money(one.cost) })),
      }))
      .filter(({ lines }) => lines.length > 0),
    codeLabel: t('export.paper.code'),
    stub: {
      keep: t('export.paper.stub'),
      where: t('export.paper.stub.where', { url: `${voteUrl(printed)}check/`.replace(/^https?:\/\//, '') }),
      secret: t('export.paper.stub.secret'),
      cut: t('export.paper.cut'),
    },
    pageOf: (page, pages) => t('export.paper.page', { page, pages }),
  };
}
