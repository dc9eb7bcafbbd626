/** What budgets read of proposals that become projects: `functions/features.ts` hands it over. */
import type { ComponentId, ProcessId, ProposalId, TaxonomyId } from '../../shared/platform/ids.ts';
import type { Localized } from '../../shared/platform/locale.ts';
import type { RichText } from '../../shared/platform/rich-text.ts';
import type { Place } from '../../shared/proposals/proposal.ts';
import { isPublic } from '../../shared/proposals/rules.ts';
import type { Services } from '../platform/services.ts';
import { componentById } from '../spaces/directory.ts';
import { Proposals } from './entities.ts';

/** A proposal by what a project takes over of it. */
interface SourceProposal {
  readonly id: ProposalId;
  readonly title: Localized;
  readonly description: Localized;
  readonly themeId: TaxonomyId | null;
  readonly territoryId: TaxonomyId | null;
  readonly place: Place | null;
}

const ENTITIES: readonly (readonly [string, string])[] = [
  ['&nbsp;', ' '],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&amp;', '&'],
];

/** Text as Markdown that somebody can go on writing; what imports brought as HTML keeps paragraphs, lists and emphasis. */
export function asMarkdown({ format, text }: RichText): string {
  if (format === 'markdown') return text;
  const marked = text
    .replace(/\s+/g, ' ')
    .replace(/<br\b[^>]*> ?/gi, '\n')
    .replace(/<li\b[^>]*>/gi, '\n- ')
    .replace(/<(\/?)(?:strong|b)\b[^>]*>/gi, '**')
    .replace(/<(\/?)(?:em|i)\b[^>]*>/gi, '*')
    .replace(/<\/(?:p|h\d|ul|ol|blockquote|div|pre)\s*> ?/gi, '\n\n')
    .replace(/<[^>]*>/g, '')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return ENTITIES.reduce((rest, [escaped, character]) => rest.replaceAll(escaped, character), marked);
}

/** Those of the proposals that people can read and that stand in the process, in no order. */
export async function proposalsFor(
  services: Pick<Services, 'db'>,
  processId: ProcessId,
  ids: readonly ProposalId[],
): Promise<readonly SourceProposal[]> {
  const stored = await services.db.batchGet(
    Proposals,
    ids.map((id) => ({ id })),
  );
  const components = new Set(stored.map(({ componentId }) => componentId));
  const inside = new Set<ComponentId>();
  for (const id of components) if ((await componentById(services, id))?.processId === processId) inside.add(id);
  return stored
    .filter(({ state, componentId }) => isPublic(state) && inside.has(componentId))
    .map(({ id, locale, title, body, themeId, territoryId, place }) => ({
      id,
      title: { [locale]: title },
      description: { [locale]: asMarkdown(body) },
      themeId,
      territoryId,
      place,
    }));
}
