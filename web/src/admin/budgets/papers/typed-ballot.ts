/** What an agent types for a paper, as a ballot. Pure: numbers of projects, in whichever way they are separated. */
import type { BallotContent } from '../../../../../shared/budgets/ballot.ts';
import type { PaperCatalogue } from '../../../../../shared/budgets/papers/answers.ts';

type Known = Pick<PaperCatalogue, 'envelopes' | 'projects'> & { readonly hasPoints: boolean };

/** A ballot with what could not be read, as it was typed. */
export interface TypedBallot {
  readonly content: BallotContent;
  readonly unread: readonly string[];
}

/** Number and, after a sign of equality, points. */
const WORD = /^(\d{1,6})(?:[=:x*](\d{1,4}))?$/;

/**
 * Reads `3 12 27`, `3, 12; 27` or, with points, `3=5 12=2`. A project that stands there twice stands in the ballot twice,
 * and is then refused by the rule; points where there are none, or none where there must be, are not understood.
 */
export function typedBallot(text: string, { envelopes, projects, hasPoints }: Known): TypedBallot {
  const words = text.split(/[\s,;.]+/).filter((word) => word !== '');
  const read = words.map((word) => {
    const [, number, points] = WORD.exec(word) ?? [];
    const project = projects.find((one) => String(one.number) === number?.replace(/^0+/, ''));
    const isRead = project !== undefined && (points !== undefined) === hasPoints;
    return { word, project: isRead ? project : undefined, points: points === undefined ? null : Number(points) };
  });
  const content = envelopes.map(({ id }) => ({
    envelopeId: id,
    choices: read.flatMap(({ project, points }) =>
      project?.envelopeId === id ? [{ projectId: project.id, points }] : [],
    ),
  }));
  return {
    content: content.filter(({ choices }) => choices.length > 0),
    unread: read.flatMap(({ word, project }) => (project === undefined ? [word] : [])),
  };
}
