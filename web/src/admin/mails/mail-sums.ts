import type { LaneFigures, MailFigures } from '../../../../shared/mails/contract.ts';
import type { MailState } from '../../../../shared/platform/mail-state.ts';

/** States of mails that SES has taken. */
const TAKEN: readonly MailState[] = ['sent', 'confirmed', 'delivered', 'bounced', 'complained'];

/** Mails in one of the states, of every lane. */
export const sumOf = (lanes: readonly LaneFigures[], states: readonly MailState[]): number =>
  lanes.reduce((sum, { counts }) => sum + states.reduce((some, state) => some + counts[state], 0), 0);

/** Mails that SES has taken, whatever became of them. */
export const takenOf = (lanes: readonly LaneFigures[]): number => sumOf(lanes, TAKEN);

/** Part of the mails taken that ended in a state, from 0 to 1; `null` where none was taken. */
export function shareOf(lanes: readonly LaneFigures[], state: MailState): number | null {
  const taken = takenOf(lanes);
  return taken === 0 ? null : sumOf(lanes, [state]) / taken;
}

const MINUTE_MS = 60_000;

/**
 * Mails sent in a minute, by what the figures said before and say now; `null` where there is nothing to compare. Mails
 * that have expired meanwhile may make a sum smaller: less than none are never sent.
 */
export function rateBetween(before: MailFigures | undefined, now: MailFigures): number | null {
  const elapsed = before === undefined ? 0 : Date.parse(now.at) - Date.parse(before.at);
  if (before === undefined || elapsed <= 0) return null;
  return Math.max(0, Math.round(((takenOf(now.lanes) - takenOf(before.lanes)) * MINUTE_MS) / elapsed));
}
