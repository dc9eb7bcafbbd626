/** Sections of a budget that need no catalogue, in files of their own. */
import type { ComponentType } from 'preact';
import type { Component } from '../../../../shared/spaces/component.ts';
import { loadedLater } from '../LoadedLater.tsx';
import type { BudgetSection } from '../places.ts';

export interface LaterProps {
  readonly component: Component;
  /** What the address names below the section. */
  readonly item: string | null;
}

/** By section; the others show what the catalogue holds. */
export const LATER: Readonly<Partial<Record<BudgetSection, ComponentType<LaterProps>>>> = {
  results: loadedLater(['counts', 'budgets'], async () => (await import('./results/screens.tsx')).Results),
  // Whoever stands at a desk says who it is by what verifications know.
  papers: loadedLater(
    ['papers', 'budgets', 'verifications'],
    async () => (await import('./papers/screens.tsx')).Papers,
  ),
};
