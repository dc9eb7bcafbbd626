import { useState } from 'preact/hooks';
import type { ProposalId } from '../../../../shared/platform/ids.ts';
import type { ProposalCard } from '../../../../shared/proposals/proposal.ts';
import { api } from '../../platform/api.ts';
import type { Problem } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';
import { useLoaded } from '../loading.tsx';
import { paths } from '../places.ts';
import { useSpace } from '../space.ts';

type Found = Pick<ProposalCard, 'id' | 'title' | 'reference' | 'componentId'>;

/** Proposals that a search of the process finds in each of its components. */
const FOUND_IN_EACH = 10;

interface ProposalsFieldProps {
  readonly value: readonly ProposalId[];
  readonly onChange: (ids: readonly ProposalId[]) => void;
}

/** Components of proposals of the process. */
function useSources() {
  return useSpace().components.filter(({ kind }) => kind === 'proposals');
}

/** Titles of proposals: each is asked for where it could stand. */
function useTitles(ids: readonly ProposalId[]): ReadonlyMap<ProposalId, Found> {
  const sources = useSources();
  const loaded = useLoaded(ids.join(' '), async () => {
    const found = await Promise.all(
      ids.map(async (proposalId) => {
        for (const { id } of sources) {
          const answer = await api.proposals.read({ params: { componentId: id, proposalId } });
          if (answer.ok) return [answer.data];
        }
        return [];
      }),
    );
    return { ok: true, data: found.flat() };
  });
  const known = loaded.state.status === 'ready' ? loaded.state.data : [];
  return new Map(known.map((proposal) => [proposal.id, proposal]));
}

function Search({ value, onChange }: ProposalsFieldProps) {
  const office = useOffice();
  const { t } = office;
  const sources = useSources();
  const [q, setQ] = useState('');
  const [found, setFound] = useState<readonly Found[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const search = async () => {
    setProblem(null);
    const answers = await Promise.all(
      sources.map(({ id }) =>
        api.proposals.manage({ params: { componentId: id }, query: { q: q.trim(), limit: FOUND_IN_EACH } }),
      ),
    );
    setFound(answers.flatMap((answer) => (answer.ok ? answer.data.items : [])));
    for (const answer of answers) if (!answer.ok) setProblem(answer.problem);
  };
  const fresh = (found ?? []).filter(({ id }) => !value.includes(id));
  return (
    <div class="stack stack-8">
      <label for="project-proposals">{t('budget.proposals.search')}</label>
      <div class="row">
        <input
          class="input input--s"
          id="project-proposals"
          type="search"
          value={q}
          onInput={({ currentTarget }) => setQ(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            search();
          }}
        />
        <button class="btn btn--2 btn--s" type="button" onClick={search}>
          {t('budget.filter.search')}
        </button>
      </div>
      <p role="status" class="muted">
        {found && t('budget.proposals.found', { count: fresh.length })}
      </p>
      {problem && (
        <p class="error" role="alert">
          {problemText(office, problem)}
        </p>
      )}
      <ul class="plain-list stack stack-8">
        {fresh.map(({ id, title, reference }) => (
          <li key={id} class="row between">
            <span>
              {title} <small class="muted">{reference}</small>
            </span>
            <button class="btn btn--2 btn--s" type="button" onClick={() => onChange([...value, id])}>
              {t('budget.proposals.add')}
              <span class="sr"> {title}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Proposals that a project comes from: found by their words, shown with a link, removed with one press. */
export function ProposalsField({ value, onChange }: ProposalsFieldProps) {
  const { t } = useOffice();
  const sources = useSources();
  const titles = useTitles(value);
  return (
    <fieldset class="field stack stack-8">
      <legend>{t('budget.proposals')}</legend>
      <p class="help">{t('budget.proposals.help')}</p>
      <ul class="plain-list stack stack-8">
        {value.map((id) => {
          const proposal = titles.get(id);
          const title = proposal?.title ?? id;
          return (
            <li key={id} class="row between">
              {proposal ? <a href={paths.proposal(proposal.componentId, id)}>{title}</a> : <span>{title}</span>}
              <button
                class="btn btn--quiet btn--s"
                type="button"
                onClick={() => onChange(value.filter((one) => one !== id))}
              >
                {t('budget.proposals.remove')}
                <span class="sr"> {title}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {sources.length > 0 && <Search value={value} onChange={onChange} />}
    </fieldset>
  );
}
