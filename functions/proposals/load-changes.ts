import { ProposalId } from '../../shared/platform/ids.ts';
import type { PageFrame } from '../../shared/platform/views.ts';
import { isPublic } from '../../shared/proposals/rules.ts';
import type { ChangesPage, TextChange } from '../../shared/proposals/views.ts';
import type { Taxonomy } from '../../shared/spaces/taxonomy.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import type { PageRequest } from '../platform/page.ts';
import { toPlainText } from '../platform/rich-text.ts';
import type { Services } from '../platform/services.ts';
import { taxonomies } from '../spaces/directory.ts';
import { Proposals, ProposalVersions } from './entities.ts';
import { nameOf, spaceAt, spaceView } from './page-views.ts';
import type { ProposalItem } from './proposal.ts';
import { pagePathOf, type Space } from './space.ts';
import { textDiff } from './text-diff.ts';

/** Changes that the page shows, the newest ones; an author who corrects a comma a day must not make it endless. */
const SHOWN = 20;

type Version = Pick<ItemOf<typeof ProposalVersions>, 'title' | 'body' | 'themeId' | 'territoryId' | 'place'>;
type Of = { readonly known: readonly Taxonomy[]; readonly frame: PageFrame };

const writtenText = ({ body }: Version) => (body.format === 'markdown' ? body.text : toPlainText(body));

function change(before: Version, after: Version, { known, frame }: Of, at: string): TextChange {
  const taxonomy = (id: Version['themeId']) => nameOf(id, known, frame);
  return {
    at,
    title: textDiff(before.title, after.title),
    body: textDiff(writtenText(before), writtenText(after)),
    theme:
      before.themeId === after.themeId ? null : { before: taxonomy(before.themeId), after: taxonomy(after.themeId) },
    territory:
      before.territoryId === after.territoryId
        ? null
        : { before: taxonomy(before.territoryId), after: taxonomy(after.territoryId) },
    place:
      before.place?.address === after.place?.address
        ? null
        : { before: before.place?.address ?? '', after: after.place?.address ?? '' },
  };
}

async function changesOf(services: Services, proposal: ProposalItem, frame: PageFrame): Promise<TextChange[]> {
  const [earlier, known] = await Promise.all([
    services.db.all(ProposalVersions, { proposalId: proposal.id }),
    taxonomies(services),
  ]);
  const texts: readonly Version[] = [...earlier, proposal];
  return earlier
    .map((before, index) => change(before, texts[index + 1] ?? proposal, { known, frame }, before.replacedAt))
    .slice(-SHOWN)
    .reverse();
}

/** Path of the page that shows what was changed, without the language. */
export const changesPathOf = (space: Space, proposalId: ProposalId): string =>
  `${pagePathOf(space, proposalId)}changes/`;

/** What an author has changed since the publication; no page for a text that never was. */
export async function loadChanges(
  { params, frame }: PageRequest,
  services: Services,
): Promise<ChangesPage | undefined> {
  const space = await spaceAt(services, params);
  const id = ProposalId.safeParse(params.proposalId);
  const proposal = id.success ? await services.db.get(Proposals, { id: id.data }) : undefined;
  if (space === undefined || proposal?.componentId !== space.component.id || !isPublic(proposal.state))
    return undefined;
  if (proposal.editedAt === null || proposal.publishedAt === null) return undefined;
  const { title, locale, publishedAt } = proposal;
  return {
    ...frame,
    ...spaceView(space, frame),
    proposal: { title, locale, path: pagePathOf(space, proposal.id), publishedAt },
    changes: await changesOf(services, proposal, frame),
  };
}

/** Pages of changes in a component: of those proposals alone that were changed. */
export async function changesPathsIn(space: Space, services: Services): Promise<string[]> {
  const { id: componentId } = space.component;
  const versions = await services.db.all(ProposalVersions, { componentId }, { index: 'byComponent' });
  return [...new Set(versions.map(({ proposalId }) => changesPathOf(space, proposalId)))];
}
