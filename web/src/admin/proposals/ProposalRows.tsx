import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ProposalId } from '../../../../shared/platform/ids.ts';
import type { ProposalCard } from '../../../../shared/proposals/proposal.ts';
import { useOffice } from '../context.ts';
import type { Opened } from './PreviewPane.tsx';
import { ProposalRow, type RowKnowledge } from './ProposalRow.tsx';
import type { Chosen } from './use-selection.ts';
import { type TableActs, tableKeys } from './use-table-keys.ts';

const COLUMNS = ['title', 'theme', 'state', 'votes', 'comments', 'actions'] as const;
const isNumber = (column: (typeof COLUMNS)[number]) => column === 'votes' || column === 'comments';

interface ProposalRowsProps {
  readonly cards: readonly ProposalCard[];
  readonly known: RowKnowledge;
  readonly chosen: Chosen;
  readonly opened: Opened | null;
  readonly publicPath: (id: ProposalId) => string | null;
  readonly acts: TableActs;
}

/** Box that chooses the whole page; half filled where some are chosen. */
function PageBox({ cards, chosen }: Pick<ProposalRowsProps, 'cards' | 'chosen'>) {
  const { t } = useOffice();
  const box = useRef<HTMLInputElement>(null);
  const count = cards.filter(({ id }) => chosen.has(id)).length;
  const isSome = count > 0 && count < cards.length;
  useLayoutEffect(() => {
    if (box.current) box.current.indeterminate = isSome;
  }, [isSome]);
  return (
    <label>
      <input ref={box} type="checkbox" checked={count === cards.length} onChange={chosen.togglePage} />
      <span class="sr">{t('table.select-page')}</span>
    </label>
  );
}

/** The table itself: its keys are heard while the focus is in it. */
export function ProposalRows({ cards, known, chosen, opened, publicPath, acts }: ProposalRowsProps) {
  const { t } = useOffice();
  const rowOf = (row: string) => cards.find(({ id }) => id === row)?.id;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <section class="scroll" tabIndex={0} aria-label={t('table.label')} onKeyDown={tableKeys(rowOf, acts)}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col" class="check">
              <PageBox cards={cards} chosen={chosen} />
            </th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" class={isNumber(column) ? 'n' : ''}>
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cards.map((card) => (
            <ProposalRow
              key={card.id}
              card={card}
              known={known}
              publicPath={publicPath(card.id)}
              isChosen={chosen.has(card.id)}
              isOpen={opened?.id === card.id}
              toggle={() => chosen.toggle(card.id)}
              open={() => acts.open(card.id)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}
