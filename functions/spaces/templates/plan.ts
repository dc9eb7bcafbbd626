import { ComponentId, PhaseId, type ProcessId, TaxonomyId } from '../../../shared/platform/ids.ts';
import type { Instant } from '../../../shared/platform/time.ts';
import type { Component } from '../../../shared/spaces/component.ts';
import type { Phase, Process } from '../../../shared/spaces/process.ts';
import { activePhase } from '../../../shared/spaces/rules.ts';
import type { Taxonomy } from '../../../shared/spaces/taxonomy.ts';
import { Requirements } from '../../../shared/verifications/requirement.ts';
import { derivedId } from '../../platform/idempotent-id.ts';

/** A process with all that is its own. */
export interface WholeProcess {
  readonly process: Process;
  /** In menu order. */
  readonly components: readonly Component[];
  /** Its own themes and territories. */
  readonly taxonomies: readonly Taxonomy[];
}

/** What is to become a process: things are named by keys that mean something within the plan alone. */
export interface Plan {
  readonly process: Omit<
    Process,
    'id' | 'phases' | 'isPublished' | 'activePhaseId' | 'version' | 'createdAt' | 'updatedAt'
  >;
  readonly phases: readonly (Omit<Phase, 'id'> & { readonly key: string })[];
  readonly components: readonly (Omit<Component, 'id' | 'processId' | 'version' | 'createdAt' | 'updatedAt'> & {
    readonly key: string;
  })[];
  readonly taxonomies: readonly (Omit<Taxonomy, 'id' | 'parentId' | 'processId' | 'externalId'> & {
    readonly key: string;
    readonly parentKey: string | null;
  })[];
}

type Names = ReadonlyMap<string, string>;

/** A value with every text that is a key replaced by its id, names of properties too. */
function renamed(value: unknown, names: Names): unknown {
  if (typeof value === 'string') return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((one) => renamed(one, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [names.get(name) ?? name, renamed(one, names)]));
}
const renamedIn = (values: Readonly<Record<string, unknown>>, names: Names): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, renamed(value, names)]));

/** Switches by phase under the new ids; those of phases that the plan has not are left out. */
function phaseSettings(component: Plan['components'][number], phases: Plan['phases'], names: Names) {
  const known = new Set(['none', ...phases.map(({ key }) => key)]);
  return Object.fromEntries(
    Object.entries(component.phaseSettings)
      .filter(([key]) => known.has(key))
      .map(([key, values]) => [names.get(key) ?? key, renamedIn(values, names)]),
  );
}

/**
 * The process of a plan with an id of its own for each thing. Ids follow from that of the process, so the same plan
 * under the same id is the same process: whoever was interrupted may go on.
 *
 * Pure: writes nothing. Nothing is published but the components that the plan says are, and these only together with
 * the process.
 */
export function wholeProcess(plan: Plan, id: ProcessId, now: Instant): WholeProcess {
  const idOf = {
    phase: (key: string) => PhaseId.parse(derivedId('phase', 0, id, key)),
    component: (key: string) => ComponentId.parse(derivedId('component', 0, id, key)),
    taxonomy: (key: string) => TaxonomyId.parse(derivedId('taxonomy', 0, id, key)),
  };
  const names = new Map<string, string>([
    ...plan.phases.map(({ key }): [string, string] => [key, idOf.phase(key)]),
    ...plan.components.map(({ key }): [string, string] => [key, idOf.component(key)]),
    ...plan.taxonomies.map(({ key }): [string, string] => [key, idOf.taxonomy(key)]),
  ]);
  const phases = plan.phases.map(({ key, ...phase }) => ({ ...phase, id: idOf.phase(key) }));
  const stamps = { version: 1, createdAt: now, updatedAt: now };
  return {
    process: {
      ...plan.process,
      id,
      phases,
      isPublished: false,
      activePhaseId: activePhase(phases, now)?.id ?? null,
      ...stamps,
    },
    components: plan.components.map(({ key, ...component }) => ({
      ...component,
      id: idOf.component(key),
      processId: id,
      settings: renamedIn(component.settings, names),
      phaseSettings: phaseSettings({ key, ...component }, plan.phases, names),
      // Territories of the process itself are copied with it.
      requirements: Requirements.parse(renamedIn(component.requirements, names)),
      ...stamps,
    })),
    taxonomies: plan.taxonomies.map(({ key, parentKey, ...taxonomy }) => ({
      ...taxonomy,
      id: idOf.taxonomy(key),
      parentId: parentKey === null ? null : idOf.taxonomy(parentKey),
      processId: id,
    })),
  };
}

/** A process as a plan: with the ids that things have as their keys. */
export const planOf = ({ process, components, taxonomies }: WholeProcess): Plan => {
  const { id: _, phases, isPublished, activePhaseId, version, createdAt, updatedAt, ...texts } = process;
  return {
    process: texts,
    phases: phases.map(({ id: key, ...phase }) => ({ key, ...phase })),
    components: components.map(({ id: key, processId, version, createdAt, updatedAt, ...component }) => ({
      key,
      ...component,
    })),
    taxonomies: taxonomies.map(({ id: key, parentId: parentKey, processId, externalId, ...taxonomy }) => ({
      key,
      parentKey,
      ...taxonomy,
    })),
  };
};
