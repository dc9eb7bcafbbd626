import type { ComponentChildren } from 'preact';
import type { Component } from '../../../../shared/spaces/component.ts';
import { useOffice } from '../context.ts';
import { BUDGET_SECTIONS, type BudgetSection, paths } from '../places.ts';
import { useRights } from '../rights.ts';
import { Screen } from '../Screen.tsx';
import { useSpace } from '../space.ts';
import './budgets.css';

/** Sections that those who enter ballots of paper work in, and no others. */
const OF_AGENTS: readonly BudgetSection[] = ['papers'];

interface TabsProps {
  readonly component: Component;
  readonly section: BudgetSection;
}

/** Links between the sections of a budget. */
function BudgetTabs({ component, section }: TabsProps) {
  const { t, textOf } = useOffice();
  const runs = useRights().runs(component.processId);
  const shown = BUDGET_SECTIONS.filter((one) => runs || OF_AGENTS.includes(one));
  return (
    <nav class="budget-tabs" aria-label={t('budget.sections', { name: textOf(component.name) })}>
      <ul>
        {shown.map((one) => (
          <li key={one}>
            <a href={paths.budget(component.id, one)} aria-current={one === section ? 'page' : undefined}>
              {t(`budget.section.${one}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface BudgetScreenProps extends TabsProps {
  readonly title: string;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A screen of a budget: its name above, links to the other sections below. */
export function BudgetScreen({ component, section, title, actions, children }: BudgetScreenProps) {
  const { textOf } = useOffice();
  const { process } = useSpace();
  const above = `${textOf(process.title)} · ${textOf(component.name)}`;
  return (
    <Screen title={title} above={above} actions={actions}>
      <div class="stack stack-32">
        <BudgetTabs component={component} section={section} />
        {children}
      </div>
    </Screen>
  );
}
