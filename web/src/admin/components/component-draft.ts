import type { Localized } from '../../../../shared/platform/locale.ts';
import type { Component } from '../../../../shared/spaces/component.ts';
import { writtenIn } from '../forms/texts.ts';
import { type RequirementsDraft, requirementsBody, requirementsDraft } from '../verifications/requirement-draft.ts';
import { asLocalized, asNumber, type Setting, type Settings, withDefaults } from './setting-schema.ts';

/** A component as its form holds it. */
export interface ComponentDraft {
  readonly name: Localized;
  readonly introduction: Localized;
  /** Text of a number control, counted from 1. */
  readonly position: string;
  readonly settings: Settings;
  readonly phaseSettings: Readonly<Record<string, Settings>>;
  readonly requirements: RequirementsDraft;
}

/** Key of the settings that hold while no phase is in progress. */
export const NO_PHASE = 'none';

/**
 * What a row of the matrix shows: what is stored, else the defaults. Where the process has phases, nothing said for the
 * time without one means that all is off, as the API has it.
 */
export function rowValues(
  settings: readonly Setting[],
  stored: Readonly<Record<string, Settings>>,
  row: string,
  hasPhases: boolean,
): Settings {
  const isOff = row === NO_PHASE && hasPhases && stored[row] === undefined;
  const off = isOff ? settings.filter(({ kind }) => kind === 'boolean').map(({ name }) => [name, false]) : [];
  return withDefaults(settings, stored[row] ?? Object.fromEntries(off));
}

/** What the form shows of a stored component: defaults of the schema where it says nothing. */
export function componentDraft(component: Component, settings: readonly Setting[]): ComponentDraft {
  const { name, introduction, position, phaseSettings } = component;
  return {
    name,
    introduction,
    position: String(position + 1),
    settings: withDefaults(settings, component.settings),
    phaseSettings,
    requirements: requirementsDraft(component.requirements),
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTexts = (value: unknown): value is Localized =>
  isRecord(value) && Object.values(value).every((text) => typeof text === 'string');

/** Lists of things with texts, such as states: their empty languages are left out too. */
function writtenList(list: readonly unknown[]): unknown[] {
  return list.map((one) =>
    isRecord(one)
      ? Object.fromEntries(
          Object.entries(one).map(([name, value]) => [name, isTexts(value) ? writtenIn(value) : value]),
        )
      : one,
  );
}

/** Empty languages of texts among the settings are left out, as everywhere. */
function storedSettings(values: Settings, settings: readonly Setting[]): Record<string, unknown> {
  const texts = settings
    .filter(({ kind }) => kind === 'localized')
    .map(({ name }) => [name, writtenIn(asLocalized(values[name]))]);
  const lists = Object.entries(values).flatMap(([name, value]) =>
    Array.isArray(value) ? [[name, writtenList(value)]] : [],
  );
  return { ...values, ...Object.fromEntries(texts), ...Object.fromEntries(lists) };
}

interface Schemas {
  readonly settings: readonly Setting[];
  readonly phaseSettings: readonly Setting[];
}

/** Body of the request that stores a draft: every row of the matrix is written down as it is shown. */
export function componentBody(draft: ComponentDraft, { settings, phaseSettings }: Schemas, rows: readonly string[]) {
  const position = asNumber(draft.position);
  return {
    name: writtenIn(draft.name),
    introduction: writtenIn(draft.introduction),
    // What is no number is sent as -1, which the API refuses beside the field.
    position: typeof position === 'number' ? position - 1 : -1,
    settings: storedSettings(draft.settings, settings),
    phaseSettings: Object.fromEntries(
      rows.map((row) => [row, { ...rowValues(phaseSettings, draft.phaseSettings, row, rows.length > 1) }]),
    ),
    requirements: requirementsBody(draft.requirements),
  };
}
