/** Screens of a budget, in files that a browser loads when one of them is opened. */
import { useMemo } from 'preact/hooks';
import type { Component } from '../../../../shared/spaces/component.ts';
import { useOffice } from '../context.ts';
import { loadedLater } from '../LoadedLater.tsx';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { type Place, paths } from '../places.ts';
import { Screen } from '../Screen.tsx';
import { Envelopes } from './Envelopes.tsx';
import { LATER } from './later.tsx';
import { Overview } from './Overview.tsx';
import { Projects } from './Projects.tsx';
import { BudgetContext, openBudget, readBudget, useBudget } from './use-budget.ts';

/** A place among the screens of a budget. */
type BudgetPlace = Extract<Place, { readonly screen: 'budget' }>;

const EnvelopeScreen = loadedLater(['budgets'], async () => (await import('./EnvelopeScreen.tsx')).EnvelopeScreen);
const ProjectScreen = loadedLater(
  // The field for pictures says its words.
  ['budgets', 'proposals'],
  async () => (await import('./ProjectScreen.tsx')).ProjectScreen,
);
const ImportScreen = loadedLater(
  ['budgets', 'proposals'],
  async () => (await import('./ImportScreen.tsx')).ImportScreen,
);

function NotThere() {
  const { t } = useOffice();
  const { component } = useBudget();
  return (
    <Screen title={t('not-found.title')}>
      <a class="more" href={paths.budget(component.id)}>
        {t('budget.section.overview')}
      </a>
    </Screen>
  );
}

function Section({ place: { section, item } }: { readonly place: BudgetPlace }) {
  if (section === 'envelopes') return item === null ? <Envelopes /> : <EnvelopeScreen item={item} />;
  if (section === 'projects') return item === null ? <Projects /> : <ProjectScreen item={item} />;
  if (item !== null) return <NotThere />;
  return section === 'import' ? <ImportScreen /> : <Overview />;
}

interface BudgetsProps {
  readonly place: BudgetPlace;
  readonly component: Component;
}

/** Loads the catalogue once for all screens that show some of it. */
function WithCatalogue({ place, component }: BudgetsProps) {
  const { textOf } = useOffice();
  const loaded = useLoaded(component.id, () => readBudget(component.id));
  const { state, reload, replace } = loaded;
  const data = state.status === 'ready' ? state.data : undefined;
  const open = useMemo(
    () => (data ? openBudget(component, data, { reload, replace }) : null),
    [component, data, reload, replace],
  );
  if (!open)
    return (
      <Screen title={textOf(component.name)}>
        <WhenLoaded loaded={loaded}>{() => null}</WhenLoaded>
      </Screen>
    );
  return (
    <BudgetContext.Provider value={open}>
      <Section key={`${place.section} ${place.item}`} place={place} />
    </BudgetContext.Provider>
  );
}

/** The screen of a place within a budget. */
export function Budgets({ place, component }: BudgetsProps) {
  const Later = LATER[place.section];
  if (Later) return <Later key={place.section} component={component} item={place.item} />;
  return <WithCatalogue place={place} component={component} />;
}
