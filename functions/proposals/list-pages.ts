import { feedPath } from '../../shared/proposals/paths.ts';
import { processTallyPath } from '../../shared/spaces/figures.ts';
import type { Process } from '../../shared/spaces/process.ts';
import { componentPathOf, type Space } from './space.ts';

/** Published pages and files that show the list of a component or its figures, without the language. */
export const listPagesOf = (space: Space): string[] => [
  componentPathOf(space),
  feedPath(space.component.id),
  ...figurePagesOf(space.process),
];

/** Published pages and files that show the figures of a process, without the language. */
export const figurePagesOf = ({ id, slug }: Pick<Process, 'id' | 'slug'>): string[] => [
  processTallyPath(id),
  `/processes/${slug}/`,
  '/processes/',
  '/',
];
