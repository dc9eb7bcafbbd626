/** What an unfinished ballot becomes when somebody chooses. Pure. */
import type { BallotContent } from '../../../../shared/budgets/ballot.ts';
import type { CatalogueFile } from '../../../../shared/budgets/views.ts';
import type { EnvelopeId, ProjectId } from '../../../../shared/platform/ids.ts';

export type CatalogueProject = CatalogueFile['projects'][number];
type Part = BallotContent[number];
type Choice = Part['choices'][number];

/** Choices of one envelope, in their order. */
export const choicesIn = (content: BallotContent, envelopeId: EnvelopeId): readonly Choice[] =>
  content.find((part) => part.envelopeId === envelopeId)?.choices ?? [];

/** The choice of a project, with its place in the envelope from 1 on; `undefined`: it is not on the ballot. */
export function choiceOf(
  content: BallotContent,
  projectId: ProjectId,
): (Choice & { readonly rank: number }) | undefined {
  for (const { choices } of content) {
    const index = choices.findIndex((choice) => choice.projectId === projectId);
    const choice = choices[index];
    if (choice !== undefined) return { ...choice, rank: index + 1 };
  }
  return undefined;
}

/** Changes the choices of one envelope; one without any is left out. */
function withChoices(
  content: BallotContent,
  envelopeId: EnvelopeId,
  change: (choices: readonly Choice[]) => Choice[],
): BallotContent {
  const choices = change(choicesIn(content, envelopeId));
  const isKnown = content.some((part) => part.envelopeId === envelopeId);
  const changed = isKnown
    ? content.map((part) => (part.envelopeId === envelopeId ? { ...part, choices } : part))
    : [...content, { envelopeId, choices }];
  return changed.filter((part) => part.choices.length > 0);
}

/** Puts a project at the end. @param points of kind points; `null` otherwise */
export const withProject = (
  content: BallotContent,
  { id, envelopeId }: Pick<CatalogueProject, 'id' | 'envelopeId'>,
  points: number | null,
): BallotContent =>
  withChoices(content, envelopeId, (choices) => [
    ...choices.filter(({ projectId }) => projectId !== id),
    { projectId: id, points },
  ]);

/** Takes a project off, wherever it stands. */
export const withoutProject = (content: BallotContent, id: ProjectId): BallotContent =>
  content
    .map((part) => ({ ...part, choices: part.choices.filter(({ projectId }) => projectId !== id) }))
    .filter(({ choices }) => choices.length > 0);

/** Empties an envelope. */
export const withoutEnvelope = (content: BallotContent, envelopeId: EnvelopeId): BallotContent =>
  content.filter((part) => part.envelopeId !== envelopeId);

/** Gives a project points, in its place; none takes it off. */
export function withPoints(
  content: BallotContent,
  project: Pick<CatalogueProject, 'id' | 'envelopeId'>,
  points: number,
): BallotContent {
  if (points < 1) return withoutProject(content, project.id);
  if (choiceOf(content, project.id) === undefined) return withProject(content, project, points);
  return withChoices(content, project.envelopeId, (choices) =>
    choices.map((choice) => (choice.projectId === project.id ? { ...choice, points } : choice)),
  );
}

/** Moves a project up (-1) or down (1) in its ranking; at the end it stays. */
export function withMove(
  content: BallotContent,
  { id, envelopeId }: Pick<CatalogueProject, 'id' | 'envelopeId'>,
  by: -1 | 1,
): BallotContent {
  return withChoices(content, envelopeId, (choices) => {
    const moved = [...choices];
    const from = moved.findIndex(({ projectId }) => projectId === id);
    const [one, other] = [moved[from], moved[from + by]];
    if (one === undefined || other === undefined) return moved;
    moved[from] = other;
    moved[from + by] = one;
    return moved;
  });
}

/** Whether two ballots say the same; the order of choices counts, that of envelopes does not. */
export function isSame(one: BallotContent, other: BallotContent): boolean {
  const texts = (content: BallotContent) =>
    content
      .filter(({ choices }) => choices.length > 0)
      .map((part) =>
        JSON.stringify([part.envelopeId, part.choices.map(({ projectId, points }) => [projectId, points])]),
      )
      .sort();
  return JSON.stringify(texts(one)) === JSON.stringify(texts(other));
}

/** A ballot without what the catalogue does not have (any more), and how much that was. Withdrawn projects stay: they say so. */
export function pruned(
  content: BallotContent,
  { projects }: Pick<CatalogueFile, 'projects'>,
): { readonly content: BallotContent; readonly gone: number } {
  const places = new Map(projects.map(({ id, envelopeId }) => [id, envelopeId]));
  let gone = 0;
  const left = content.map(({ envelopeId, choices }) => {
    const there = choices.filter(({ projectId }) => places.get(projectId) === envelopeId);
    gone += choices.length - there.length;
    return { envelopeId, choices: there };
  });
  return { content: gone === 0 ? content : left.filter(({ choices }) => choices.length > 0), gone };
}

/** An unfinished ballot as a device or the server keeps it. */
export interface KeptBasket {
  readonly content: BallotContent;
  /** Of the server's copy that it was made from; `null`: there was none. */
  readonly revision: number | null;
}

/** What becomes of two copies of one unfinished ballot. */
export interface Merged {
  readonly content: BallotContent;
  readonly revision: number | null;
  /** The server does not have it yet. */
  readonly isDirty: boolean;
  /** Whose choices gave way, and what they were: to be told, and to be undone. */
  readonly lost: { readonly whose: 'device' | 'account'; readonly content: BallotContent } | null;
}

/**
 * The copy of this device and that of the account become one. The newer one wins: the account's where it was changed
 * since this device saw it, this device's otherwise. Choices made here before signing in are newer than all.
 */
export function merged(
  device: (KeptBasket & { readonly isDirty: boolean; readonly isNobodys: boolean }) | null,
  account: KeptBasket | null,
): Merged {
  const nothing: Merged = { content: [], revision: account?.revision ?? null, isDirty: false, lost: null };
  if (device === null || (device.content.length === 0 && !device.isDirty)) return { ...nothing, ...account };
  if (account === null) return { content: device.content, revision: null, isDirty: true, lost: null };
  if (isSame(device.content, account.content)) return { ...account, isDirty: false, lost: null };
  if (device.isNobodys) {
    const lost = account.content.length > 0 ? ({ whose: 'account', content: account.content } as const) : null;
    return { content: device.content, revision: account.revision, isDirty: true, lost };
  }
  if (device.revision === account.revision) return { ...device, isDirty: true, lost: null };
  const lost = device.isDirty ? ({ whose: 'device', content: device.content } as const) : null;
  return { ...account, isDirty: false, lost };
}
