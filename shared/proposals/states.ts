/** States that an administrator adds to those that every proposals component has. */
import * as z from 'zod';
import { StateId } from '../platform/ids.ts';
import { RequiredLocalized } from '../platform/locale.ts';

/**
 * Colors of states, by name: what each of them is in the light and in the dark stands in `states.css`, where a
 * test computes that words in it can be read. Color never says anything alone.
 */
export const STATE_COLORS = [
  'gray',
  'blue',
  'teal',
  'green',
  'olive',
  'amber',
  'orange',
  'red',
  'pink',
  'violet',
] as const;
export const StateColor = z.enum(STATE_COLORS);
export type StateColor = z.infer<typeof StateColor>;

/** What a state means to the rules: whether votes go on, whether the matter is decided. */
export const Standing = z.enum(['published', 'evaluating', 'accepted', 'rejected']);
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
