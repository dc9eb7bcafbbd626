import type { Localized } from '../../../../shared/platform/locale.ts';
import type { Taxonomy } from '../../../../shared/spaces/taxonomy.ts';
import type { api } from '../../platform/api.ts';
import type { Result } from '../../platform/problem.ts';
import type { Office } from '../context.ts';
import type { Cell } from './csv.ts';
import type { OwnState } from './own-states.ts';

type Answer = Awaited<ReturnType<(typeof api)['proposals']['exportProposals']>>;
/** A proposal as the API exports it. */
export type Exported = (Answer extends Result<infer D> ? D : never)['items'][number];

interface Known {
  readonly taxonomies: readonly Taxonomy[];
  readonly states: readonly OwnState[];
  /** Address of the site, without a slash at its end. */
  readonly origin: string;
}
type Words = Pick<Office, 't' | 'textOf' | 'publicLocale'>;

interface Column {
  readonly name: string;
  readonly cell: (proposal: Exported) => Cell;
}

const textOf = ({ format, text }: Exported['body']): string => {
  if (format === 'markdown') return text;
  return new DOMParser().parseFromString(text, 'text/html').body.textContent ?? '';
};

/** Every column of the file. */
function columnsOf({ t, textOf: say, publicLocale }: Words, { taxonomies, states, origin }: Known): readonly Column[] {
  const named = (id: string | null): Cell => {
    const taxonomy = taxonomies.find((one) => one.id === id);
    return taxonomy ? say(taxonomy.name) : null;
  };
  const stateOf = ({ state, stateId }: Exported) => {
    const own = state === 'withdrawn' ? undefined : states.find(({ id }) => id === stateId);
    return own ? say(own.name) : t(`proposal.state.${state}`);
  };
  const answerText = (text: Localized | undefined): Cell => (text ? say(text) : null);
  const choices = (['support', 'agree', 'mixed', 'disagree'] as const).map((choice) => ({
    name: t(`export.${choice}`),
    cell: ({ tally }: Exported) => tally?.[choice] ?? null,
  }));
  return [
    { name: t('export.reference'), cell: ({ reference }) => reference },
    { name: t('export.title'), cell: ({ title }) => title },
    { name: t('export.text'), cell: ({ body }) => textOf(body) },
    { name: t('export.language'), cell: ({ locale }) => locale },
    { name: t('export.author'), cell: ({ authorName }) => authorName },
    { name: t('export.official'), cell: ({ isOfficial }) => t(isOfficial ? 'export.yes' : 'export.no') },
    { name: t('export.theme'), cell: ({ themeId }) => named(themeId) },
    { name: t('export.territory'), cell: ({ territoryId }) => named(territoryId) },
    { name: t('export.latitude'), cell: ({ place }) => place?.latitude ?? null },
    { name: t('export.longitude'), cell: ({ place }) => place?.longitude ?? null },
    { name: t('export.address'), cell: ({ place }) => place?.address ?? null },
    { name: t('export.state'), cell: stateOf },
    ...choices,
    { name: t('export.reached'), cell: ({ reached }) => reached?.at ?? null },
    { name: t('export.comments'), cell: ({ comments }) => comments },
    { name: t('export.published'), cell: ({ publishedAt }) => publishedAt },
    { name: t('export.withdrawn'), cell: ({ withdrawnAt }) => withdrawnAt },
    { name: t('export.answered'), cell: ({ answer }) => answer?.answeredAt ?? null },
    { name: t('export.answer'), cell: ({ answer }) => answerText(answer?.text) },
    { name: t('export.address-of-page'), cell: ({ path }) => `${origin}/${publicLocale}${path}` },
    { name: t('export.id'), cell: ({ id }) => id },
  ];
}

/** Rows of the file, names of the columns first. */
export function exportRows(proposals: readonly Exported[], words: Words, known: Known): readonly (readonly Cell[])[] {
  const columns = columnsOf(words, known);
  return [columns.map(({ name }) => name), ...proposals.map((proposal) => columns.map(({ cell }) => cell(proposal)))];
}
