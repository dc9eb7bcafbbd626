import type { Project } from '../../shared/budgets/project.ts';
import type { ProjectCardView, ThumbnailView } from '../../shared/budgets/views.ts';
import type { AttachmentsView } from '../../shared/media/views.ts';
import type { PageFrame } from '../../shared/platform/views.ts';
import type { Taxonomy } from '../../shared/spaces/taxonomy.ts';
import { beginningOf, lightText } from '../platform/light-text.ts';
import { nameOf, shownIn } from './page-views.ts';
import { type BudgetSpace, budgetPathOf } from './space.ts';

/** Characters of a description that a card shows. */
const EXCERPT = 160;

/** What views of projects are made with. */
export interface ProjectContext {
  readonly space: BudgetSpace;
  readonly known: readonly Taxonomy[];
  readonly frame: PageFrame;
}

function thumbnailOf({ images: [first] }: AttachmentsView): ThumbnailView | null {
  if (first === undefined) return null;
  const { path, width, height, thumbnail, alt } = first;
  if (thumbnail === null) return { path, width, height, alt };
  return {
    path: thumbnail.path,
    width: thumbnail.width,
    height: Math.round((height * thumbnail.width) / width),
    alt,
  };
}

/** Path of the page of a project, without the language. */
export const projectPathOf = (space: BudgetSpace, { id }: Pick<Project, 'id'>): string =>
  `${budgetPathOf(space)}projects/${id}/`;

/** A project in the catalogue. @param isDecided the result is published: before that nobody is told of winners */
export function projectCard(
  project: Project,
  attachments: AttachmentsView,
  isDecided: boolean,
  { space, known, frame }: ProjectContext,
): ProjectCardView {
  const shown = shownIn(frame);
  const description = shown(project.description);
  const { id, number, cost, categoryId } = project;
  const category = nameOf(categoryId, known, frame);
  return {
    id,
    number,
    title: shown(project.title),
    excerpt: { ...description, text: beginningOf(lightText({ format: 'markdown', text: description.text }), EXCERPT) },
    cost,
    category: category === null || categoryId === null ? null : { id: categoryId, name: category },
    territory: nameOf(project.territoryId, known, frame),
    image: thumbnailOf(attachments),
    isWithdrawn: project.state === 'withdrawn',
    isSelected: isDecided && project.selectedAt !== null,
    realization: project.realization?.status ?? null,
    path: projectPathOf(space, project),
  };
}
