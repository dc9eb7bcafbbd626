import type { Component, Process } from '../../../../shared/spaces/contract.ts';
import { api } from '../../platform/api.ts';
import type { Result } from '../../platform/problem.ts';
import { together } from '../answer.ts';
import { type CountedComponent, type CountedProcess, type Figures, sumTallies } from './attention.ts';

/** Votes and comments from the public tallies; none where nothing was counted yet. */
async function readFigures({ id }: Component): Promise<Figures> {
  try {
    const response = await fetch(`/tallies/components/${id}.json`);
    return sumTallies(response.ok ? await response.json() : null);
  } catch {
    return sumTallies(null);
  }
}

async function countComponent(component: Component): Promise<Result<CountedComponent>> {
  const params = { componentId: component.id };
  const [all, published, figures] = await Promise.all([
    api.proposals.manage({ params, query: { limit: 1 } }),
    api.proposals.manage({ params, query: { limit: 1, state: 'published' } }),
    readFigures(component),
  ]);
  if (!all.ok) return all;
  if (!published.ok) return published;
  const data = { component, proposals: all.data.total ?? 0, unanswered: published.data.total ?? 0, figures };
  return { ok: true, data };
}

async function countProcess(process: Process): Promise<Result<CountedProcess>> {
  const listed = await api.spaces.listComponents({ params: { processId: process.id } });
  if (!listed.ok) return listed;
  const components = await together<CountedComponent[]>(...listed.data.items.map(countComponent));
  return components.ok ? { ok: true, data: { process, components: components.data } } : components;
}

/** Every process with its components and what was counted in them: two small requests a component. */
export async function loadToday(): Promise<Result<readonly CountedProcess[]>> {
  const listed = await api.spaces.listProcesses();
  return listed.ok ? together<CountedProcess[]>(...listed.data.items.map(countProcess)) : listed;
}
