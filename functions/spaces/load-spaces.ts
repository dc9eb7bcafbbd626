import { localize } from '../../shared/platform/locale.ts';
import type { PageFrame } from '../../shared/platform/views.ts';
import type { Component, Process } from '../../shared/spaces/contract.ts';
import type {
  ComponentView,
  HomePage,
  ProcessCardView,
  ProcessesPage,
  ProcessPage,
} from '../../shared/spaces/views.ts';
import { Statistics } from '../platform/entities.ts';
import { shownHtml } from '../platform/frame.ts';
import type { PageRequest } from '../platform/page.ts';
import type { Services } from '../platform/services.ts';
import { componentView } from './component-view.ts';
import { components, componentsOf, processBySlug, processes, taxonomies } from './directory.ts';
import { phaseView, processCard, sumFigures } from './process-view.ts';
import type { SpaceSlots } from './slots.ts';

/** Answers on the home page. */
const ANSWERS = 4;

const isPublished = ({ isPublished }: { readonly isPublished: boolean }) => isPublished;

async function componentViews(
  process: Process,
  all: readonly Component[],
  { frame }: PageRequest,
  services: Services,
  slots: SpaceSlots,
): Promise<ComponentView[]> {
  const themes = await taxonomies(services);
  return Promise.all(
    all.filter(isPublished).map(async (component) => {
      const figures = await slots.componentFigures[component.kind](services, component.id);
      return componentView({ component, process, figures, taxonomies: themes }, frame);
    }),
  );
}

/** Cards of all published processes, the newest first, with the components that they show. */
async function allCards(request: PageRequest, services: Services, slots: SpaceSlots) {
  const [published, all] = await Promise.all([processes(services), components(services)]);
  return Promise.all(
    published.filter(isPublished).map(async (process) => {
      const own = all.filter(({ processId }) => processId === process.id);
      const views = await componentViews(process, own, request, services, slots);
      return { card: processCard(process, views, request.frame), components: own.filter(isPublished) };
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

async function participantsFigure({ db }: Services): Promise<number> {
  const shards = await db.all(Statistics, { name: 'participants' });
  return shards.reduce((sum, { value }) => sum + value, 0);
}

/** The home page: what ends soonest comes first, then what opens soonest, then what has ended last. */
export async function loadHome(request: PageRequest, services: Services, slots: SpaceSlots): Promise<HomePage> {
  const { frame } = request;
  const all = await allCards(request, services, slots);
  const cards = all.map(({ card }) => card);
  const [answers, participants] = await Promise.all([
    recentAnswers(
      all.flatMap((one) => one.components),
      frame,
      services,
      slots,
    ),
    participantsFigure(services),
  ]);
  return {
    ...frame,
    open: cards.filter(({ status }) => status === 'current').sort(by(endOf)),
    upcoming: cards.filter(({ status }) => status === 'upcoming').sort(by(startOf)),
    done: cards
      .filter(({ status }) => status === 'done')
      .sort(by(endOf))
      .reverse(),
    answers,
    figures: { participants, ...sumFigures(cards.map(({ figures }) => figures)), countedAt: frame.renderedAt },
  };
}

/** The list of published processes, the newest first. */
export async function loadProcesses(
  request: PageRequest,
  services: Services,
  slots: SpaceSlots,
): Promise<ProcessesPage> {
  const all = await allCards(request, services, slots);
  return { ...request.frame, processes: all.map(({ card }) => card) };
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
  const views = await componentViews(process, await componentsOf(services, process.id), request, services, slots);
  const html = (texts: Process['description']) => shownHtml(texts, locale, frame.organization.defaultLocale);
  return {
    ...frame,
    process: processCard(process, views, frame),
    description: html(process.description),
    decision: html(process.decision),
    phases: process.phases.map((phase) => phaseView(phase, frame)),
    components: views,
  };
}
