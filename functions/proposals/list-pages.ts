import { componentPathOf, type Space } from './space.ts';

/** Published pages that show the list of a component or its figures, without the language. */
export const listPagesOf = (space: Space): string[] => [
  componentPathOf(space),
  `/processes/${space.process.slug}/`,
  '/processes/',
  '/',
];
