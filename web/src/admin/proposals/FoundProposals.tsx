import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ProposalId } from '../../../../shared/platform/ids.ts';
import type { ProposalCard } from '../../../../shared/proposals/proposal.ts';
import type { Component } from '../../../../shared/spaces/component.ts';
import type { Taxonomy } from '../../../../shared/spaces/taxonomy.ts';
import { useOffice } from '../context.ts';
import { publicPaths } from '../places.ts';
import { useSpace } from '../space.ts';
import { BulkBar } from './BulkBar.tsx';
import { BulkDialog, type BulkKind, type BulkOffer } from './BulkDialog.tsx';
import { ExportButton } from './ExportButton.tsx';
import { KeysHelp } from './KeysHelp.tsx';
import { filterOf, type ListAddress, writeAddress } from './list-address.ts';
import { type Opened, PreviewPane } from './PreviewPane.tsx';
import type { RowKnowledge } from './ProposalRow.tsx';
import { ProposalRows } from './ProposalRows.tsx';
import { Recount } from './Recount.tsx';
import type { ShownAct } from './use-act.ts';
import { useSelection } from './use-selection.ts';
import { focusRow } from './use-table-keys.ts';

interface PagesProps {
  readonly address: ListAddress;
  readonly path: string;
  readonly next: string | null;
}

function Pages({ address, path, next }: PagesProps) {
  const { t } = useOffice();
  if (address.cursor === '' && next === null) return null;
  return (
    <nav class="pages" aria-label={t('pages.label')}>
      {address.cursor !== '' && <a href={path + writeAddress({ ...address, cursor: '' })}>{t('pages.first')}</a>}
      {next !== null && (
        <a href={path + writeAddress({ ...address, cursor: next })} rel="next">
          {t('pages.next')}
        </a>
      )}
    </nav>
  );
}

function usePublicPath(component: Component) {
  const { publicLocale } = useOffice();
  const { process } = useSpace();
  const isPublic = process.isPublished && component.isPublished;
  return (id: ProposalId) => (isPublic ? publicPaths(publicLocale).proposal(process.slug, component.id, id) : null);
}

const VOTE_KINDS = ['none', 'support', 'opinion'] as const;

/** What of the settings says how votes are shown. */
const votesIn = ({ settings }: Component): RowKnowledge['votes'] => ({
  supportThreshold: typeof settings.supportThreshold === 'number' ? settings.supportThreshold : 0,
  voteKind: VOTE_KINDS.find((kind) => kind === settings.voteKind) ?? 'support',
});

interface FoundProps {
  readonly component: Component;
  readonly address: ListAddress;
  readonly taxonomies: readonly Taxonomy[];
  readonly cards: readonly ProposalCard[];
  readonly total: number;
  readonly next: string | null;
  readonly path: string;
  readonly offer: BulkOffer;
  readonly act: ShownAct;
  readonly reload: () => void;
}

interface ToolsProps extends Pick<FoundProps, 'component' | 'address' | 'taxonomies' | 'offer' | 'total'> {
  readonly help: () => void;
}

/** How many were found, help for the keyboard, and the file of all of them. */
function Tools({ component, address, taxonomies, offer, total, help }: ToolsProps) {
  const { t } = useOffice();
  return (
    <div class="row between">
      <p role="status">{t('proposals.total', { count: total })}</p>
      <div class="row">
        <button class="btn btn--quiet btn--s" type="button" onClick={help}>
          {t('table.keys')} (?)
        </button>
        <ExportButton
          componentId={component.id}
          filter={filterOf(address)}
          taxonomies={taxonomies}
          states={offer.states}
        />
      </div>
    </div>
  );
}

/** What is read beside the table; closing it gives the focus back to the row. */
function useOpened() {
  const [opened, setOpened] = useState<Opened | null>(null);
  const before = useRef<Opened | null>(null);
  // Only once the table is there again: on narrow windows it is not while something is read.
  useLayoutEffect(() => {
    if (before.current && !opened) focusRow(before.current.id);
    before.current = opened;
  }, [opened]);
  const close = useCallback(() => setOpened(null), []);
  return { opened, setOpened, close };
}

/** The proposals found: the table, what is read beside it, and what is done with those chosen. */
export function FoundProposals(found: FoundProps) {
  const { component, address, taxonomies, cards, total, next, path, offer, act, reload } = found;
  const publicPath = usePublicPath(component);
  const page = cards.map(({ id }) => id);
  const chosen = useSelection(filterOf(address), page, total);
  const { opened, setOpened, close } = useOpened();
  const [kind, setKind] = useState<BulkKind | null>(null);
  const [isHelping, setHelping] = useState(false);
  const help = () => setHelping(true);
  const acts = {
    toggle: chosen.toggle,
    togglePage: chosen.togglePage,
    open: (id: ProposalId) => setOpened({ id, isAnswering: false }),
    answer: (id: ProposalId) => setOpened({ id, isAnswering: true }),
    close: () => {
      const had = opened !== null || chosen.count > 0;
      if (opened) close();
      else chosen.clear();
      return had;
    },
    help,
  };
  const known = { taxonomies, states: offer.states, votes: votesIn(component) };
  return (
    <div class="stack">
      <Tools {...found} help={help} />
      {known.votes.voteKind !== 'none' && <Recount componentId={component.id} />}
      <div class={opened ? 'with-preview' : ''}>
        <div class="stack table-side">
          <ProposalRows {...{ cards, known, chosen, opened, publicPath, acts }} />
          <Pages address={address} path={path} next={next} />
          <BulkBar chosen={chosen} total={total} offer={offer} open={setKind} />
        </div>
        {opened && (
          <PreviewPane {...{ component, opened, page, publicPath, close }} show={setOpened} onSaved={reload} />
        )}
      </div>
      {isHelping && <KeysHelp onClose={() => setHelping(false)} />}
      {kind && chosen.selection && (
        <BulkDialog
          key={kind}
          componentId={component.id}
          kind={kind}
          offer={offer}
          chosen={chosen}
          act={act}
          onClose={() => setKind(null)}
        />
      )}
    </div>
  );
}
