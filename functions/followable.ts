/** Everything that can be followed. */
import {
  ComponentId,
  type FollowedId,
  GroupId,
  ParticipantId,
  ProcessId,
  ProjectId,
  ProposalId,
} from '../shared/platform/ids.ts';
import type { InterfaceLocale } from '../shared/platform/locale.ts';
import { projectTitles } from './budgets/project-titles.ts';
import { groupTitles, participantTitles } from './follows/people-titles.ts';
import type { FollowedTitles } from './follows/slots.ts';
import type { Services } from './platform/services.ts';
import { proposalTitles } from './proposals/contributions.ts';
import { componentTitles, processTitles } from './spaces/space-titles.ts';

/** Titles of one kind of thing, where there are any to ask for. */
const kind =
  <I extends FollowedId>(
    idOf: (id: FollowedId) => I | undefined,
    titlesOf: (services: Services, ids: readonly I[], locale: InterfaceLocale) => ReturnType<FollowedTitles>,
  ): FollowedTitles =>
  async (services, ids, locale) => {
    const own = ids.flatMap((id) => idOf(id) ?? []);
    return own.length === 0 ? new Map() : titlesOf(services, own, locale);
  };

const KINDS: readonly FollowedTitles[] = [
  kind((id) => ProposalId.safeParse(id).data, proposalTitles),
  kind((id) => ProjectId.safeParse(id).data, projectTitles),
  kind((id) => ComponentId.safeParse(id).data, componentTitles),
  kind((id) => ProcessId.safeParse(id).data, processTitles),
  kind((id) => ParticipantId.safeParse(id).data, participantTitles),
  kind((id) => GroupId.safeParse(id).data, groupTitles),
];

/** Titles of whatever can be followed. */
export const followedTitles: FollowedTitles = async (services, ids, locale) =>
  new Map((await Promise.all(KINDS.map((titles) => titles(services, ids, locale)))).flatMap((titles) => [...titles]));
