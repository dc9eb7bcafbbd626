/** Results of a budget: sealing and publication, figures, rules side by side, and what becomes of winners. */
import type { ComponentType } from 'preact';
import type { Component } from '../../../../../shared/spaces/component.ts';
import { useOffice } from '../../context.ts';
import { paths } from '../../places.ts';
import { BudgetScreen } from '../BudgetScreen.tsx';
import type { LaterProps } from '../later.tsx';
import { Compare } from './Compare.tsx';
import { CountTab } from './CountTab.tsx';
import { Figures } from './Figures.tsx';
import { Realizations } from './Realizations.tsx';

const TABS = ['count', 'figures', 'compare', 'realization'] as const;
type Tab = (typeof TABS)[number];

/** What each tab is given. */
export interface TabProps {
  readonly component: Component;
}
const SHOWN: Readonly<Record<Tab, ComponentType<TabProps>>> = {
  count: CountTab,
  figures: Figures,
  compare: Compare,
  realization: Realizations,
};

/** The screen of results; its tabs are named in the address. */
export function Results({ component, item }: LaterProps) {
  const { t } = useOffice();
  const tab = TABS.find((one) => one === item) ?? 'count';
  const Shown = SHOWN[tab];
  return (
    <BudgetScreen component={component} section="results" title={t('budget.section.results')}>
      <nav aria-label={t('counts.tabs')}>
        <ul class="plain-list row-links">
          {TABS.map((one) => (
            <li key={one}>
              <a href={paths.budget(component.id, 'results', one)} aria-current={one === tab ? 'page' : undefined}>
                {t(`counts.tab.${one}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Shown component={component} />
    </BudgetScreen>
  );
}
