/** States that an administrator adds to those that every proposals component has. */
import * as z from 'zod';
import { StateId } from '../platform/ids.ts';
import { RequiredLocalized } from '../platform/locale.ts';
import { STANDINGS, STATE_COLORS } from './state-colors.ts';

export const StateColor = z.enum(STATE_COLORS);
export type StateColor = z.infer<typeof StateColor>;

export const Standing = z.enum(STANDINGS);
export type Standing = z.infer<typeof Standing>;

/** A state of one component, with the name and the color that it is shown in. */
export const CustomState = z.object({
  id: StateId,
  name: RequiredLocalized,
  color: StateColor,
  standing: Standing,
});
export type CustomState = z.infer<typeof CustomState>;

/** States that one component may add. */
export const MOST_STATES = 20;
