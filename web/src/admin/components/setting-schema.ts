import type { Localized } from '../../../../shared/platform/locale.ts';

/** Values of settings by their names. */
export type Settings = Readonly<Record<string, unknown>>;

interface Common {
  readonly name: string;
  /** What the schema says of itself: shown where the back office has no words for a setting. */
  readonly description: string;
  readonly fallback: unknown;
}

/** One setting of a component, as the JSON Schema of its manifest describes it. */
export type Setting = Common &
  (
    | { readonly kind: 'boolean' | 'text' | 'localized' }
    | { readonly kind: 'integer'; readonly min: number | undefined; readonly max: number | undefined }
    | { readonly kind: 'choice'; readonly choices: readonly string[] }
    /** A shape that no control is known for: kept as it is, never lost. */
    | { readonly kind: 'unknown' }
  );

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const numberOf = (value: unknown) => (typeof value === 'number' ? value : undefined);
const isText = (value: unknown): value is string => typeof value === 'string';

function settingOf(name: string, schema: Readonly<Record<string, unknown>>): Setting {
  const { type, description, default: fallback, minimum, maximum, enum: choices, additionalProperties } = schema;
  const common = { name, description: isText(description) ? description : name, fallback };
  if (Array.isArray(choices) && choices.every(isText)) return { ...common, kind: 'choice', choices };
  if (type === 'boolean') return { ...common, kind: 'boolean' };
  if (type === 'integer') return { ...common, kind: 'integer', min: numberOf(minimum), max: numberOf(maximum) };
  if (type === 'string') return { ...common, kind: 'text' };
  const holdsTexts = isRecord(additionalProperties) && additionalProperties.type === 'string';
  return { ...common, kind: type === 'object' && holdsTexts ? 'localized' : 'unknown' };
}

/** Settings that a JSON Schema of an object describes, in its order; none for any other schema. */
export function settingsOf(schema: Readonly<Record<string, unknown>>): readonly Setting[] {
  const { properties } = schema;
  if (!isRecord(properties)) return [];
  return Object.entries(properties).flatMap(([name, one]) => (isRecord(one) ? [settingOf(name, one)] : []));
}

/** Stored values, with the default of the schema where nothing is stored. */
export const withDefaults = (settings: readonly Setting[], stored: Settings): Settings => ({
  ...Object.fromEntries(
    settings.filter(({ fallback }) => fallback !== undefined).map(({ name, fallback }) => [name, fallback]),
  ),
  ...stored,
});

/** A value as a localized text; anything else is an empty one. */
export const asLocalized = (value: unknown): Localized =>
  isRecord(value)
    ? Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => isText(entry[1])))
    : {};

/** A value as the text of a control. */
export const asText = (value: unknown): string => (isText(value) || typeof value === 'number' ? String(value) : '');

/** What a number control holds: a number where it is one, else the text itself, which the API refuses in words. */
export const asNumber = (text: string): number | string => (/^-?\d+$/.test(text) ? Number(text) : text);
