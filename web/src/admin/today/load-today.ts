import type { Component } from '../../../../shared/spaces/component.ts';
import type { Process } from '../../../../shared/spaces/process.ts';
import { api } from '../../platform/api.ts';
import type { Result } from '../../platform/problem.ts';
import { together } from '../answer.ts';
import type { Rights } from '../rights.ts';
import type { CountedComponent, CountedProcess } from './attention.ts';

async function countComponent(component: Component): Promise<Result<CountedComponent>> {
  const answer = await api.proposals.readAttention({ params: { componentId: component.id } });
  return answer.ok ? { ok: true, data: { component, attention: answer.data } } : answer;
}

async function countProcess(process: Process): Promise<Result<CountedProcess>> {
  const listed = await api.spaces.listComponents({ params: { processId: process.id } });
  if (!listed.ok) return listed;
  const components = await together<CountedComponent[]>(...listed.data.items.map(countComponent));
  return components.ok ? { ok: true, data: { process, components: components.data } } : components;
}

const REVIEWERS = ['process-administrator', 'moderator', 'evaluator'] as const;

/** Every process that one reads proposals of, with its components and what waits: one small request a component. */
export async function loadToday({ has }: Rights): Promise<Result<readonly CountedProcess[]>> {
  const listed = await api.spaces.listProcesses();
  if (!listed.ok) return listed;
  const own = listed.data.items.filter(({ id }) => has(REVIEWERS, id));
  return together<CountedProcess[]>(...own.map(countProcess));
}
