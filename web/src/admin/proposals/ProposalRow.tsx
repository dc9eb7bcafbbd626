import type { ProposalCard } from '../../../../shared/proposals/proposal.ts';
import { reachesThreshold, thresholdCount } from '../../../../shared/proposals/rules.ts';
import type { ProposalSettings } from '../../../../shared/proposals/settings.ts';
import type { Taxonomy } from '../../../../shared/spaces/taxonomy.ts';
import { useOffice } from '../context.ts';
import { paths } from '../places.ts';
import type { OwnState } from './own-states.ts';
import { StateMark } from './StateMark.tsx';

/** What rows of a table have in common. */
export interface RowKnowledge {
  readonly taxonomies: readonly Taxonomy[];
  readonly states: readonly OwnState[];
  readonly votes: Pick<ProposalSettings, 'supportThreshold' | 'voteKind'>;
}

function Votes({ tally, votes }: Pick<RowKnowledge, 'votes'> & Pick<ProposalCard, 'tally'>) {
  const { t, number } = useOffice();
  if (tally === null) return <span class="muted tiny">{t('table.hidden')}</span>;
  const { supportThreshold: needed, voteKind } = votes;
  if (needed === 0) return <>{number(tally.support + tally.agree + tally.mixed + tally.disagree)}</>;
  return (
    <>
      {number(thresholdCount(tally, voteKind))} <small>{t('table.of-needed', { needed })}</small>
      {reachesThreshold(tally, votes) && <span class="reached">{t('export.reached')}</span>}
    </>
  );
}

interface ProposalRowProps {
  readonly card: ProposalCard;
  readonly known: RowKnowledge;
  readonly publicPath: string | null;
  readonly isChosen: boolean;
  readonly isOpen: boolean;
  readonly toggle: () => void;
  readonly open: () => void;
}

const isPlainClick = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** One proposal: chosen by its box, read by its title. */
export function ProposalRow({ card, known, publicPath, isChosen, isOpen, toggle, open }: ProposalRowProps) {
  const { t, textOf, number } = useOffice();
  const author = card.isOfficial ? t('proposal.official') : (card.authorName ?? t('proposal.no-author'));
  const theme = known.taxonomies.find(({ id }) => id === card.themeId);
  const own = known.states.find(({ id }) => id === card.stateId);
  const read = (event: MouseEvent) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    open();
  };
  return (
    <tr data-row={card.id} data-on={isChosen || undefined} aria-current={isOpen || undefined}>
      <td class="check">
        <label>
          <input type="checkbox" checked={isChosen} onChange={toggle} />
          <span class="sr">{t('table.select', { reference: card.reference })}</span>
        </label>
      </td>
      <th scope="row">
        <a
          class="row-head"
          href={paths.proposal(card.componentId, card.id)}
          lang={card.locale}
          onClick={read}
          data-title={true}
        >
          {card.title}
        </a>
        <small>
          {card.reference}, {author}
        </small>
      </th>
      <td>{theme ? textOf(theme.name) : <span class="muted">{t('proposal.no-theme')}</span>}</td>
      <td>
        <StateMark state={card.state} own={own} />
      </td>
      <td class="n">
        <Votes tally={card.tally} votes={known.votes} />
      </td>
      <td class="n">{number(card.comments)}</td>
      <td>
        <div class="row-links">
          <a href={paths.proposal(card.componentId, card.id)}>
            {t(card.isAnswered ? 'proposal.change-answer' : 'proposal.answer')}
            <span class="sr"> {card.reference}</span>
          </a>
          {publicPath && (
            <a href={publicPath}>
              {t('public.short')}
              <span class="sr"> {card.reference}</span>
            </a>
          )}
        </div>
      </td>
    </tr>
  );
}
