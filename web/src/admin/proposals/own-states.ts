import type { StateId } from '../../../../shared/platform/ids.ts';
import type { Localized } from '../../../../shared/platform/locale.ts';
import { STANDINGS, STATE_COLORS } from '../../../../shared/proposals/state-colors.ts';
import type { Standing, StateColor } from '../../../../shared/proposals/states.ts';
import { asLocalized, type Settings } from '../components/setting-schema.ts';
import { isStateId } from '../ids.ts';

/** A state of a component, as its settings hold it. */
export interface OwnState {
  readonly id: StateId;
  readonly name: Localized;
  readonly color: StateColor;
  readonly standing: Standing;
}

/** A text that answers can begin with. */
export interface AnswerTemplate {
  readonly name: string;
  readonly text: Localized;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const listIn = (settings: Settings, name: string): readonly unknown[] => {
  const value = settings[name];
  return Array.isArray(value) ? value : [];
};

/** States that settings hold; what has another shape is passed over. */
export const statesIn = (settings: Settings): readonly OwnState[] =>
  listIn(settings, 'states').flatMap((one) => {
    if (!isRecord(one) || typeof one.id !== 'string' || !isStateId(one.id)) return [];
    const color = STATE_COLORS.find((name) => name === one.color);
    const standing = STANDINGS.find((name) => name === one.standing);
    return color && standing ? [{ id: one.id, name: asLocalized(one.name), color, standing }] : [];
  });

/** Texts for answers that settings hold. */
export const templatesIn = (settings: Settings): readonly AnswerTemplate[] =>
  listIn(settings, 'answerTemplates').flatMap((one) =>
    isRecord(one) && typeof one.name === 'string' ? [{ name: one.name, text: asLocalized(one.text) }] : [],
  );

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Id of a new state: it follows from nothing, so that two windows never make the same. */
export function newStateId(): StateId {
  const random = crypto.getRandomValues(new Uint8Array(26));
  const ulid = [...random].map((byte, index) => DIGITS[index === 0 ? byte % 8 : byte % 32] ?? '0').join('');
  const id = `sta_${ulid}`;
  if (!isStateId(id)) throw new Error('an id of the wrong shape');
  return id;
}
