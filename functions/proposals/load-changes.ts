import { ProposalId, StateId } from '../../shared/platform/ids.ts';
import type { Texts } from '../../shared/platform/text-history.ts';
import type { PageFrame } from '../../shared/platform/views.ts';
import { ProposalState } from '../../shared/proposals/proposal.ts';
import { isPublic } from '../../shared/proposals/rules.ts';
import type { AnswerChange, ChangesPage, TextChange } from '../../shared/proposals/views.ts';
import type { Taxonomy } from '../../shared/spaces/taxonomy.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { TextVersions } from '../platform/entities.ts';
import type { PageRequest } from '../platform/page.ts';
import { toPlainText } from '../platform/rich-text.ts';
import type { Services } from '../platform/services.ts';
import { textDiff } from '../platform/versions/text-diff.ts';
import { changesBetween, latestVersions, replacements } from '../platform/versions/text-versions.ts';
import { taxonomies } from '../spaces/directory.ts';
import { answeredIn, answerTextId, answerTexts } from './answer-versions.ts';
import { Proposals, ProposalVersions } from './entities.ts';
import { nameOf, spaceAt, spaceView, stateView } from './page-views.ts';
import type { ProposalItem } from './proposal.ts';
import { pagePathOf, type Space, statesOf } from './space.ts';

/** Changes that the page shows, the newest ones; an author who corrects a comma a day must not make it endless. */
const SHOWN = 20;

type Version = Pick<ItemOf<typeof ProposalVersions>, 'title' | 'body' | 'themeId' | 'territoryId' | 'place'>;
type Of = { readonly known: readonly Taxonomy[]; readonly frame: PageFrame };

const writtenText = ({ body }: Version) => (body.format === 'markdown' ? body.text : toPlainText(body));

function change(before: Version, after: Version, { known, frame }: Of, at: string): TextChange {
  const taxonomy = (id: Version['themeId']) => nameOf(id, known, frame);
  return {
    kind: 'text',
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

/** States of the component have ids, the others stand for themselves. */
function stateIn(texts: Texts, space: Space, frame: PageFrame) {
  const own = StateId.safeParse(texts.state);
  const custom = own.success ? own.data : null;
  const standing = statesOf(space).find(({ id }) => id === custom)?.standing;
  const state = standing ?? ProposalState.catch('evaluating').parse(texts.state);
  return { state, custom: stateView(custom, space, frame) };
}

const LANGUAGE = 'text.';

/** Official answers that were replaced, the newest first. */
async function answersOf(
  services: Services,
  space: Space,
  proposal: ProposalItem,
  frame: PageFrame,
): Promise<AnswerChange[]> {
  if (proposal.answerChangedAt === null) return [];
  const versions = await latestVersions(services, answerTextId(proposal.id));
  return replacements(versions, answerTexts(proposal)).map(({ version: { texts, replacedAt }, after }) => ({
    kind: 'answer',
    at: replacedAt,
    state:
      texts.state === after.state || after.state === undefined
        ? null
        : { before: stateIn(texts, space, frame), after: stateIn(after, space, frame) },
    texts: changesBetween(texts, after).flatMap(({ field, parts }) =>
      field.startsWith(LANGUAGE) ? [{ locale: field.slice(LANGUAGE.length), parts }] : [],
    ),
  }));
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

const isChanged = ({ editedAt, answerChangedAt }: ProposalItem) => editedAt !== null || answerChangedAt !== null;

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
  if (!isChanged(proposal) || proposal.publishedAt === null) return undefined;
  const { title, locale, publishedAt } = proposal;
  const changes = await Promise.all([
    changesOf(services, proposal, frame),
    answersOf(services, space, proposal, frame),
  ]);
  return {
    ...frame,
    ...spaceView(space, frame),
    proposal: { title, locale, path: pagePathOf(space, proposal.id), publishedAt },
    changes: changes.flat().sort((one, other) => (one.at < other.at ? 1 : -1)),
  };
}

/** Pages of changes in a component: of those proposals alone that were changed. */
export async function changesPathsIn(space: Space, services: Services): Promise<string[]> {
  const { id: componentId } = space.component;
  const [texts, answers] = await Promise.all([
    services.db.all(ProposalVersions, { componentId }, { index: 'byComponent' }),
    services.db.all(TextVersions, { componentId }, { index: 'byComponent' }),
  ]);
  const ids = [...texts.map(({ proposalId }) => proposalId), ...answers.flatMap(({ textId }) => answeredIn(textId))];
  return [...new Set(ids)].map((id) => changesPathOf(space, id));
}
