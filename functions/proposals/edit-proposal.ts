import type { ParticipantId } from '../../shared/platform/ids.ts';
import { proposals } from '../../shared/proposals/contract.ts';
import { mayEdit } from '../../shared/proposals/edit-rules.ts';
import { tidyWriting } from '../../shared/proposals/text-rules.ts';
import { patch, put } from '../platform/db/write.ts';
import { handle, type RouteRequest } from '../platform/handle.ts';
import { personOf } from '../platform/person.ts';
import { enforce, Problem } from '../platform/problem.ts';
import { countAgainst, type Limit } from '../platform/rate-limit.ts';
import type { Services } from '../platform/services.ts';
import { Proposals, ProposalVersions } from './entities.ts';
import { changedGroup } from './group-writes.ts';
import { judgedPlace } from './place.ts';
import { ownProposal, type ProposalItem, toProposal } from './proposal.ts';
import { editGateOf, pagePathOf, publishedSpace, type Space, settingsOf } from './space.ts';
import { enforceText, requireTaxonomies } from './text.ts';

const EDITS: Limit = { name: 'proposal-edits', requests: 60, seconds: 3600, problem: 'request.too-many' };
/** Each further try judges what somebody else did in between: an answer, a withdrawal, another edit. */
const TRIES = 3;

type Written = Omit<RouteRequest<typeof proposals.edit>['body'], 'version'>;
type Text = Pick<ProposalItem, 'title' | 'body' | 'locale' | 'themeId' | 'territoryId' | 'groupId' | 'place'>;

const textOf = ({ title, body, locale, themeId, territoryId, groupId, place }: ProposalItem): Text => ({
  title,
  body,
  locale,
  themeId,
  territoryId,
  groupId,
  place,
});
const newTextOf = (written: Written): Text => ({
  ...tidyWriting(written),
  body: { format: 'markdown', text: tidyWriting(written).body },
});
const fingerprint = ({ title, body, locale, themeId, territoryId, groupId, place }: Text) =>
  JSON.stringify([
    title,
    body.text,
    locale,
    themeId,
    territoryId,
    groupId,
    place && [place.latitude, place.longitude, place.address],
  ]);

/** Writes the new text and keeps the one that it replaces, both or neither. */
async function replace(services: Services, space: Space, before: ProposalItem, text: Text) {
  const editedAt = services.now();
  const { id, componentId, version } = before;
  const pagePath = pagePathOf(space, id);
  const changes = { ...text, editedAt, updatedAt: editedAt, pagePath, version: version + 1 };
  const { changed } = await services.db.transact(
    patch(Proposals, { id }, changes, {
      when: [
        { attribute: 'state', op: '=', value: 'published' },
        { attribute: 'version', op: '=', value: version },
      ],
      otherwise: 'unchanged',
    }),
    put(ProposalVersions, {
      ...textOf(before),
      proposalId: id,
      componentId,
      version,
      writtenAt: before.editedAt ?? before.publishedAt ?? before.createdAt,
      replacedAt: editedAt,
    }),
    ...changedGroup(before, text.groupId),
  );
  return changed ? { ...before, ...changes } : undefined;
}

async function edit(
  services: Services,
  space: Space,
  read: () => Promise<ProposalItem>,
  { text, version }: { readonly text: Text; readonly version: number },
): Promise<ProposalItem> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const before = await read();
    // Sent again because the answer was lost, or nothing was changed at all.
    if (fingerprint(textOf(before)) === fingerprint(text)) return before;
    enforce(mayEdit(editGateOf(space, before, services.now()), services.now()));
    if (before.version !== version) throw new Problem('proposal.changed-meanwhile');
    const after = await replace(services, space, before, text);
    if (after !== undefined) return after;
  }
  throw new Problem('proposal.changed-meanwhile');
}

/**
 * Changes an own published text within the component's time for it, on the version that its author has read. What it
 * was before stays public. The same rules as for a new text hold.
 */
export const editProposal = handle(proposals.edit, async ({ params, body, actor }, services) => {
  const participantId: ParticipantId = personOf(actor).participantId;
  const read = () => ownProposal(services, params, participantId);
  const before = await read();
  const space = await publishedSpace(services, params.componentId, 'proposal.not-found');
  const { version, ...written } = body;
  enforce(mayEdit(editGateOf(space, before, services.now()), services.now()));
  await requireTaxonomies(services, space, written);
  const { place, fields } = await judgedPlace(services, space, written.place);
  enforceText(written, settingsOf(space), fields);
  await countAgainst(services, EDITS, participantId);
  return toProposal(await edit(services, space, read, { text: newTextOf({ ...written, place }), version }));
});
