import type { Localized } from '../../../../shared/platform/locale.ts';
import type { Taxonomy } from '../../../../shared/spaces/taxonomy.ts';
import type { VerificationMethod } from '../../../../shared/verifications/method.ts';
import type { MethodSettings } from '../../../../shared/verifications/method-settings.ts';
import type { VerificationSettings } from '../../../../shared/verifications/office-routes.ts';
import { writtenIn } from '../forms/texts.ts';

/** What all methods have in common, as controls hold it: numbers are texts. */
export interface MethodDraft {
  readonly isOn: boolean;
  readonly expiresAfterDays: string;
  readonly renewAfterDays: string;
  readonly help: Localized;
}

export interface MethodsDraft {
  readonly methods: Readonly<Record<VerificationMethod, MethodDraft>>;
  /** The table of postal codes, a line each: `35000 Rennes`. */
  readonly codes: string;
}

/** In the order of the screen. */
export const METHODS = [
  'census',
  'postal-code',
  'sms',
  'postal-letter',
  'id-document',
  'desk',
] as const satisfies readonly VerificationMethod[];

type Codes = MethodSettings['postal-code']['codes'];
type TextOf = (texts: Localized) => string;

const known = (text: string) => text.trim().toLocaleLowerCase();

/** Territories by their names in any language, or by id. */
function byName(territories: readonly Taxonomy[]): ReadonlyMap<string, Taxonomy['id']> {
  return new Map(
    territories.flatMap(({ id, name }) => [id, ...Object.values(name)].map((text) => [known(text), id] as const)),
  );
}

/** The table as lines that people write and read. */
export function linesOf(codes: Codes, territories: readonly Taxonomy[], textOf: TextOf): string {
  const names = new Map(territories.map(({ id, name }) => [id, textOf(name)]));
  return codes
    .map(({ code, territoryId }) => (territoryId === null ? code : `${code} ${names.get(territoryId) ?? territoryId}`))
    .join('\n');
}

/** A table as it was written; `unknown` names the lines (from 1) whose territory nobody knows. */
export function codesIn(
  text: string,
  territories: readonly Taxonomy[],
): { readonly codes: Codes; readonly unknown: readonly number[] } {
  const ids = byName(territories);
  const unknown: number[] = [];
  const codes: Codes = [];
  text.split('\n').forEach((line, index) => {
    const [, written = '', name = ''] = /^\s*([^\s;,]+)[\s;,]*(.*)$/.exec(line) ?? [];
    if (written === '') return;
    const code = written.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
    const territoryId = name.trim() === '' ? null : ids.get(known(name));
    if (territoryId === undefined) unknown.push(index + 1);
    else codes.push({ code, territoryId });
  });
  return { codes, unknown };
}

const draftOfMethod = ({ isOn, expiresAfterDays, renewAfterDays, help }: MethodSettings['desk']): MethodDraft => ({
  isOn,
  expiresAfterDays: expiresAfterDays === null ? '' : String(expiresAfterDays),
  renewAfterDays: String(renewAfterDays),
  help,
});

/** What the form shows of stored settings. */
export function methodsDraft(
  { methods }: VerificationSettings,
  territories: readonly Taxonomy[],
  textOf: TextOf,
): MethodsDraft {
  return {
    methods: {
      census: draftOfMethod(methods.census),
      'postal-code': draftOfMethod(methods['postal-code']),
      sms: draftOfMethod(methods.sms),
      'postal-letter': draftOfMethod(methods['postal-letter']),
      'id-document': draftOfMethod(methods['id-document']),
      desk: draftOfMethod(methods.desk),
    },
    codes: linesOf(methods['postal-code'].codes, territories, textOf),
  };
}

/** What is no number is sent as -1, which the API refuses beside the field. */
const days = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text) : -1);

function common(draft: MethodDraft) {
  return {
    isOn: draft.isOn,
    expiresAfterDays: draft.expiresAfterDays.trim() === '' ? null : days(draft.expiresAfterDays),
    renewAfterDays: draft.renewAfterDays.trim() === '' ? 0 : days(draft.renewAfterDays),
    help: writtenIn(draft.help),
  };
}

/** Settings to store: what this form does not show of a method stays as it is. */
export function methodsBody(draft: MethodsDraft, stored: MethodSettings, codes: Codes): MethodSettings {
  return {
    census: { ...stored.census, ...common(draft.methods.census) },
    'postal-code': { ...stored['postal-code'], ...common(draft.methods['postal-code']), codes },
    sms: { ...stored.sms, ...common(draft.methods.sms) },
    'postal-letter': { ...stored['postal-letter'], ...common(draft.methods['postal-letter']) },
    'id-document': { ...stored['id-document'], ...common(draft.methods['id-document']) },
    desk: { ...stored.desk, ...common(draft.methods.desk) },
  };
}
