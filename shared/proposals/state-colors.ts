/**
 * Colors of states, by name: what each of them is in the light and in the dark stands in `states.css`, where a test
 * computes that words in it can be read. Color never says anything alone.
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

/** What a state can mean to the rules: whether votes go on, whether the matter is decided. */
export const STANDINGS = ['published', 'evaluating', 'accepted', 'rejected'] as const;
