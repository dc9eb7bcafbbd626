import { useEffect, useState } from 'preact/hooks';
import type { ComponentId } from '../../../../shared/platform/ids.ts';
import type { Recount as Counted, FinalCount } from '../../../../shared/proposals/recount.ts';
import { api } from '../../platform/api.ts';
import type { Problem } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';

const LOOK_AGAIN_MS = 2000;

/** What the latest count of the ballots found. */
function Found({ latest }: { readonly latest: Counted }) {
  const { t, moment } = useOffice();
  const { finishedAt, proposals, votes, drifted, unsettled: parts, reason } = latest;
  if (finishedAt === null) return <p role="status">{t('recount.running', { proposals })}</p>;
  return (
    <div role="status" class="stack stack-8">
      <p>
        {votes === null
          ? t('recount.done-hidden', { at: moment(finishedAt), proposals })
          : t('recount.done', { at: moment(finishedAt), votes, proposals })}{' '}
        {drifted === 0 ? t('recount.right') : t('recount.repaired', { proposals: drifted })}
      </p>
      {parts > 0 && <p>{t(reason === 'final' ? 'recount.unsettled-final' : 'recount.unsettled', { parts })}</p>}
    </div>
  );
}

/** The settled final count of a vote that is over. */
function Result({ final }: { readonly final: FinalCount }) {
  const { t, moment } = useOffice();
  const { votes, proposals } = final;
  const at = moment(final.countedAt);
  return (
    <p>
      {votes === null ? t('recount.result-hidden', { at, proposals }) : t('recount.result', { at, votes, proposals })}
    </p>
  );
}

/** Has the ballots of a component counted again, and says what was found; read once it is opened. */
export function Recount({ componentId }: { readonly componentId: ComponentId }) {
  const office = useOffice();
  const { t, moment } = office;
  const [secretUntil, setSecretUntil] = useState<string | null>(null);
  const [final, setFinal] = useState<FinalCount | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [latest, setLatest] = useState<Counted | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [looks, setLooks] = useState(0);
  const isRunning = latest?.finishedAt === null;
  useEffect(() => {
    if (!isOpen) return;
    const read = async () => {
      const answer = await api.proposals.readRecount({ params: { componentId } });
      if (!answer.ok) return setProblem(answer.problem);
      setLatest(answer.data.latest);
      setFinal(answer.data.final);
      setSecretUntil(answer.data.secretUntil);
    };
    void read();
  }, [isOpen, looks, componentId]);
  useEffect(() => {
    if (!isOpen || !isRunning) return;
    const timer = setInterval(() => setLooks((count) => count + 1), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isOpen, isRunning]);
  const run = async () => {
    setProblem(null);
    const answer = await api.proposals.askRecount({ params: { componentId } });
    if (answer.ok) setLatest(answer.data);
    else setProblem(answer.problem);
  };
  return (
    <details class="fold" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('recount.summary')}</summary>
      <div class="stack stack-8">
        <p>{t('recount.hint')}</p>
        {final && <Result final={final} />}
        {latest && <Found latest={latest} />}
        {secretUntil && <p>{t('recount.secret', { at: moment(secretUntil) })}</p>}
        {problem && (
          <p class="error" role="alert">
            {problemText(office, problem)}
          </p>
        )}
        <div class="row">
          <button class="btn btn--2 btn--s" type="button" aria-busy={isRunning} onClick={run}>
            {t('recount.do')}
          </button>
        </div>
      </div>
    </details>
  );
}
