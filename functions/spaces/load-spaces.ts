import { localize } from '../../shared/platform/locale.ts';
import type { PageFrame } from '../../shared/platform/views.ts';
import type { Component } from '../../shared/spaces/component.ts';
import { type Figures, figuresTogether } from '../../shared/spaces/figures.ts';
import type { Process } from '../../shared/spaces/process.ts';
import type {
  ComponentView,
  HomePage,
  ProcessCardView,
  ProcessesPage,
  ProcessPage,
} from '../../shared/spaces/views.ts';
import { shownHtml } from '../platform/frame.ts';
import type { PageRequest } from '../platform/page.ts';
import type { Services } from '../platform/services.ts';
import { componentView, votesFrom } from './component-view.ts';
import { components, componentsOf, processBySlug, processes, processGroups, taxonomies } from './directory.ts';
import { participantsIn, processCounts } from './figures.ts';
import { groupPath } from './groups/group-path.ts';
import { groupCards } from './groups/group-view.ts';
import { phaseView, processCard } from './process-view.ts';
import type { SpaceSlots } from './slots.ts';
import { documentViews, partnerViews } from './surroundings.ts';

/** Answers on the home page. */
const ANSWERS = 4;

const isPublished = ({ isPublished }: { readonly isPublished: boolean }) => isPublished;

interface CountedProcess {
  readonly views: readonly ComponentView[];
  readonly figures: Figures;
}

/** The components that a process shows, and its figures. @param shown those of its components that readers see */
async function countedProcess(
  process: Process,
  shown: readonly Component[],
  { frame }: PageRequest,
  services: Services,
  slots: SpaceSlots,
): Promise<CountedProcess> {
  const [themes, { figures, byComponent }] = await Promise.all([
    taxonomies(services),
    processCounts(services, process, shown, slots),
  ]);
  const views = shown.flatMap((component) => {
    const counts = byComponent.get(component.id);
    return counts ? [componentView({ component, process, figures: counts, taxonomies: themes }, frame)] : [];
  });
  return { views, figures };
}

/** Cards of all published processes, the newest first, with the components that they show. */
export async function allCards(request: PageRequest, services: Services, slots: SpaceSlots) {
  const [published, all] = await Promise.all([processes(services), components(services)]);
  return Promise.all(
    published.filter(isPublished).map(async (process) => {
      const own = all.filter((component) => component.processId === process.id && component.isPublished);
      const counted = await countedProcess(process, own, request, services, slots);
      return { card: processCard(process, counted, request.frame), components: own };
    }),
  );
}

type Key = (card: ProcessCardView) => string;
const by = (key: Key) => (one: ProcessCardView, other: ProcessCardView) => key(one).localeCompare(key(other), 'en');
/** Without an end comes after every end. */
const endOf: Key = ({ phase }) => phase?.endsAt ?? '9999';
const startOf: Key = ({ phase }) => phase?.startsAt ?? '9999';

async function recentAnswers(all: readonly Component[], frame: PageFrame, services: Services, slots: SpaceSlots) {
  const answers = await Promise.all(all.map(({ kind, id }) => slots.recentAnswers[kind](services, id)));
  return answers
    .flat()
    .sort((one, other) => (one.answeredAt > other.answeredAt ? -1 : 1))
    .slice(0, ANSWERS)
    .map(({ title, locale, state, text, path }) => ({
      title,
      locale,
      state,
      text: localize(text, frame.locale, frame.organization.defaultLocale),
      path,
    }));
}

/** The home page: what ends soonest comes first, then what opens soonest, then what has ended last. */
export async function loadHome(request: PageRequest, services: Services, slots: SpaceSlots): Promise<HomePage> {
  const { frame } = request;
  const all = await allCards(request, services, slots);
  const cards = all.map(({ card }) => card);
  const [answers, participants, partners] = await Promise.all([
    recentAnswers(
      all.flatMap((one) => one.components),
      frame,
      services,
      slots,
    ),
    participantsIn(services, 'organization'),
    partnerViews(services, 'organization', frame),
  ]);
  const together = figuresTogether(
    participants,
    cards.map(({ figures }) => figures),
  );
  return {
    ...frame,
    groups: groupCards(await processGroups(services), cards, frame),
    open: cards.filter(({ status }) => status === 'current').sort(by(endOf)),
    upcoming: cards.filter(({ status }) => status === 'upcoming').sort(by(startOf)),
    done: cards
      .filter(({ status }) => status === 'done')
      .sort(by(endOf))
      .reverse(),
    answers,
    figures: { ...together, countedAt: frame.renderedAt },
    partners,
  };
}

/** The list of published processes, the newest first. */
export async function loadProcesses(
  request: PageRequest,
  services: Services,
  slots: SpaceSlots,
): Promise<ProcessesPage> {
  const cards = (await allCards(request, services, slots)).map(({ card }) => card);
  const groups = groupCards(await processGroups(services), cards, request.frame);
  return { ...request.frame, groups, processes: cards };
}

/** The page of one process; `undefined` for a slug that no published process holds. */
export async function loadProcess(
  request: PageRequest,
  services: Services,
  slots: SpaceSlots,
): Promise<ProcessPage | undefined> {
  const { frame, locale, params } = request;
  const process = await processBySlug(services, params.slug ?? '');
  if (!process?.isPublished) return undefined;
  const shown = (await componentsOf(services, process.id)).filter(isPublished);
  const [counted, documents, partners] = await Promise.all([
    countedProcess(process, shown, request, services, slots),
    documentViews(services, process.id, frame),
    partnerViews(services, process.id, frame),
  ]);
  const html = (texts: Process['description']) => shownHtml(texts, locale, frame.organization.defaultLocale);
  return {
    ...frame,
    process: processCard(process, counted, frame),
    groups: (await processGroups(services))
      .filter(({ processIds }) => processIds.includes(process.id))
      .map((group) => ({
        title: localize(group.title, locale, frame.organization.defaultLocale),
        path: groupPath(group),
      })),
    description: html(process.description),
    decision: html(process.decision),
    phases: process.phases.map((phase) => phaseView(phase, frame)),
    votesFrom: votesFrom(process, shown, frame.renderedAt),
    components: counted.views,
    documents,
    partners,
    countedAt: frame.renderedAt,
  };
}
