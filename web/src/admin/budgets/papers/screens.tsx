/** Ballots of paper: the desk, entering, what differs, the report, and printing. */
import type { ComponentType } from 'preact';
import type { Component } from '../../../../../shared/spaces/component.ts';
import { api } from '../../../platform/api.ts';
import { useOffice } from '../../context.ts';
import { useLoaded, WhenLoaded } from '../../loading.tsx';
import { paths } from '../../places.ts';
import { useRights } from '../../rights.ts';
import { BudgetScreen } from '../BudgetScreen.tsx';
import type { LaterProps } from '../later.tsx';
import { Desk } from './Desk.tsx';
import { Differences } from './Differences.tsx';
import { Entry } from './Entry.tsx';
import { Print } from './Print.tsx';
import type { PapersProps } from './papers-props.ts';
import { Report } from './Report.tsx';
import './papers.css';

const TABS = ['desk', 'entry', 'differences', 'report', 'print'] as const;
type Tab = (typeof TABS)[number];
const SHOWN: Readonly<Record<Tab, ComponentType<PapersProps>>> = {
  desk: Desk,
  entry: Entry,
  differences: Differences,
  report: Report,
  print: Print,
};

interface TabsProps {
  readonly component: Component;
  readonly tab: Tab;
}

function Tabs({ component, tab }: TabsProps) {
  const { t } = useOffice();
  const runs = useRights().runs(component.processId);
  return (
    <nav aria-label={t('papers.tabs')}>
      <ul class="plain-list row-links paper-tabs">
        {TABS.filter((one) => one !== 'print' || runs).map((one) => (
          <li key={one}>
            <a href={paths.budget(component.id, 'papers', one)} aria-current={one === tab ? 'page' : undefined}>
              {t(`papers.tab.${one}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The screen of paper; its tabs are named in the address. */
export function Papers({ component, item }: LaterProps) {
  const { t } = useOffice();
  const tab = TABS.find((one) => one === item) ?? 'desk';
  const loaded = useLoaded(component.id, () =>
    api.budgetPapers.readPaperCatalogue({ params: { componentId: component.id } }),
  );
  const Shown = SHOWN[tab];
  return (
    <BudgetScreen component={component} section="papers" title={t(`papers.tab.${tab}`)}>
      <Tabs component={component} tab={tab} />
      <WhenLoaded loaded={loaded}>
        {(catalogue) => <Shown key={tab} component={component} catalogue={catalogue} />}
      </WhenLoaded>
    </BudgetScreen>
  );
}
