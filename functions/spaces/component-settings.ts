import type * as z from 'zod';
import { components } from '../../shared/components.ts';
import type { ComponentManifest } from '../../shared/platform/component.ts';
import { Localized } from '../../shared/platform/locale.ts';
import type { FieldProblem } from '../../shared/platform/problem.ts';
import type { Component, ComponentKind } from '../../shared/spaces/component.ts';
import type { Process } from '../../shared/spaces/process.ts';
import type { Requirements } from '../../shared/verifications/requirement.ts';
import { requirementProblems } from '../../shared/verifications/requirement-rules.ts';
import { Problem } from '../platform/problem.ts';
import { fieldProblems } from '../platform/request.ts';
import { saidLanguages } from './localized.ts';

type Values = Record<string, unknown>;
/** Key of the switches that hold while no phase is in progress. */
const NO_PHASE = 'none';

const said = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const texts = Localized.safeParse(value);
      return [name, texts.success ? saidLanguages(texts.data) : value];
    }),
  );

/** Values as the schema stores them: defaults filled in, or what is wrong with which. */
function parseValues(
  schema: z.ZodObject,
  values: unknown,
  pointer: string,
): { values: Values; fields: FieldProblem[] } {
  const parsed = schema.strict().safeParse(values);
  if (parsed.success) return { values: said(parsed.data), fields: [] };
  const unknown = parsed.error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
  return {
    values: {},
    fields: [
      ...fieldProblems(parsed.error, pointer).filter(({ code }) => code !== 'unrecognized_keys'),
      ...unknown.map((name) => ({ pointer: `${pointer}/${name}`, code: 'unrecognized_keys' })),
    ],
  };
}

/** Everything switched off: what a process with dated phases means by "no phase in progress" unless told otherwise. */
const allOff = (switches: Values): Values =>
  Object.fromEntries(
    Object.entries(switches).map(([name, value]) => [name, typeof value === 'boolean' ? false : value]),
  );

interface Given {
  readonly settings: Values;
  readonly phaseSettings: Readonly<Record<string, Values>>;
  /** Left out: as they are. */
  readonly requirements?: Requirements | undefined;
}

/**
 * Settings of a component as its manifest declares them.
 *
 * Switches of phases that the process no longer has are dropped where `stored` has them; any other key is refused.
 * Nothing said for the time without a phase means that all is off, unless the process has no phases at all.
 *
 * @param stored the component before the change; `undefined` for a new one
 * @throws Problem 422 `request.invalid` with pointers such as `/settings/voteLimit`
 */
export function componentSettings(
  kind: ComponentKind,
  given: Given,
  process: Process,
  stored?: Component,
): Pick<Component, 'settings' | 'phaseSettings' | 'requirements'> {
  const manifest: ComponentManifest = components[kind];
  const settings = parseValues(manifest.settings, given.settings, '/settings');
  const fields =
    settings.fields.length > 0 ? settings.fields : [...(manifest.settingProblems?.(settings.values) ?? [])];
  const requirements = given.requirements ?? stored?.requirements ?? {};
  fields.push(...requirementProblems(requirements, manifest.actions));
  const phaseSettings: Record<string, Values> = {};
  const known = new Set<string>([NO_PHASE, ...process.phases.map(({ id }) => id)]);
  for (const [phase, values] of Object.entries(given.phaseSettings)) {
    const pointer = `/phaseSettings/${phase}`;
    if (known.has(phase)) {
      const switches = parseValues(manifest.phaseSettings, values, pointer);
      phaseSettings[phase] = switches.values;
      fields.push(...switches.fields);
    } else if (!(phase in (stored?.phaseSettings ?? {}))) fields.push({ pointer, code: 'unrecognized_keys' });
  }
  if (fields.length > 0) throw new Problem('request.invalid', { fields });
  if (process.phases.length > 0) phaseSettings[NO_PHASE] ??= allOff(manifest.phaseSettings.parse({}));
  return { settings: settings.values, phaseSettings, requirements };
}
