import type { ParticipantId, ProposalId } from '../../shared/platform/ids.ts';
import type { Actor } from '../../shared/platform/policy.ts';
import type { ShownNote, StudyFile } from '../../shared/studies/contract.ts';
import { Study } from '../../shared/studies/study.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { profilesOf } from '../platform/profiles.ts';
import type { Services } from '../platform/services.ts';
import { isPublished, studyOf } from './change-studies.ts';
import { StudyNotes } from './entities.ts';
import type { Opened } from './own.ts';
import { projectsByProposal } from './projects.ts';
import type { ListedProposal, StudySlots } from './slots.ts';
import { currencyOf } from './space.ts';

/** A note as its readers see it. */
export const shownNote = (
  note: ItemOf<typeof StudyNotes>,
  names: ReadonlyMap<ParticipantId, string>,
  actor: Actor,
): ShownNote => ({
  ...note,
  authorName: names.get(note.authorId) ?? null,
  isOwn: actor.kind === 'participant' && actor.participantId === note.authorId,
});

const linkOf = ({ proposalId, title, supports }: ListedProposal) => ({ proposalId, title, supports });

/** Everything about one study, for somebody who may see it. */
export async function studyFile(
  services: Services,
  slots: StudySlots,
  actor: Actor,
  { space, proposal }: Opened,
): Promise<StudyFile> {
  const { id: componentId } = space.component;
  const { proposalId } = proposal;
  const study = await studyOf(services, space, proposalId);
  const [notes, assignments, similar, listed, projects] = await Promise.all([
    services.db.all(StudyNotes, { proposalId }),
    slots.assignments(services, componentId),
    slots.similar(services, componentId, proposal),
    slots.listed(services, componentId),
    projectsByProposal(services, slots, space),
  ]);
  const evaluators = assignments.filter((one) => one.proposalId === proposalId).map(({ evaluatorId }) => evaluatorId);
  const names = await profilesOf(services, [...new Set([...evaluators, ...notes.map(({ authorId }) => authorId)])]);
  const known = new Map<ProposalId, ListedProposal>(listed.map((one) => [one.proposalId, one]));
  const link = (id: ProposalId) => {
    const one = known.get(id);
    return one === undefined ? [] : [linkOf(one)];
  };
  return {
    study: Study.parse(study),
    projects: [...(projects.get(proposalId) ?? [])],
    isPublished: isPublished(study),
    currency: currencyOf(space.budgets),
    evaluators: evaluators.map((participantId) => ({ participantId, name: names.get(participantId) ?? null })),
    notes: notes
      .sort((one, other) => (one.createdAt < other.createdAt ? -1 : 1))
      .map((note) => shownNote(note, names, actor)),
    into: (study.merged && link(study.merged.into)[0]) ?? null,
    mergedFrom: study.mergedFrom.flatMap(link),
    similar: similar
      .filter((one) => one.proposalId !== study.merged?.into && !study.mergedFrom.includes(one.proposalId))
      .map(linkOf),
  };
}
