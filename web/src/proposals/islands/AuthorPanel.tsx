import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { formatMoment, formatTime, type Translate } from '../../../../shared/platform/format.ts';
import { editEnd, mayEdit } from '../../../../shared/proposals/edit-rules.ts';
import type { Proposal } from '../../../../shared/proposals/proposal.ts';
import { mayWithdraw } from '../../../../shared/proposals/rules.ts';
import { asParticipant } from '../../participants/islands/open-sign-in.ts';
import { problemWords } from '../../platform/island.ts';
import { api } from '../../platform/island-api.ts';
import type { Problem } from '../../platform/problem.ts';
import type { AuthorToolsProps } from './AuthorTools.tsx';

interface PanelProps {
  readonly t: Translate;
  readonly of: AuthorToolsProps;
}
interface ActProps extends PanelProps {
  readonly proposal: Proposal;
}

/** The proposal as it is now: the page may be half a minute old. */
function useProposal({ componentId, proposalId }: AuthorToolsProps) {
  const [proposal, setProposal] = useState<Proposal | null>(null);
  useEffect(() => {
    api.proposals.read({ params: { componentId, proposalId } }).then((read) => {
      if (read.ok) setProposal(read.data);
    });
  }, [componentId, proposalId]);
  return [proposal, setProposal] as const;
}

/** Change and withdrawal of the own proposal, as long as either may be done. */
export function AuthorPanel({ t, of }: PanelProps) {
  const [proposal, setProposal] = useProposal(of);
  const [isWithdrawn, setWithdrawn] = useState(false);
  if (!proposal || (proposal.state === 'withdrawn' && !isWithdrawn)) return null;
  const withdrawn = (changed: Proposal) => {
    setProposal(changed);
    setWithdrawn(true);
  };
  return (
    <aside class="panel stack stack-16 no-print" aria-labelledby="author-tools">
      <h2 class="t-22" id="author-tools">
        {t('author.title')}
      </h2>
      <div role="status">{isWithdrawn && <p class="note note--ok">{t('author.withdrawn')}</p>}</div>
      {proposal.answer !== null && <p class="small muted">{t('author.answered')}</p>}
      <Edit t={t} of={of} proposal={proposal} />
      {mayWithdraw(proposal).allowed && <Withdraw t={t} of={of} proposal={proposal} onDone={withdrawn} />}
    </aside>
  );
}

/** The time of day where the end is near, the day too where it is not. */
function endWords(t: Translate, end: string | null | undefined, { locale, timeZone }: AuthorToolsProps): string {
  if (!end) return t('author.edit-open');
  const isNear = Date.parse(end) - Date.now() < 12 * 3600 * 1000;
  return isNear
    ? t('author.edit-until-time', { time: formatTime(end, locale, timeZone) })
    : t('author.edit-until', { date: formatMoment(end, locale, timeZone) });
}

function Edit({ t, of, proposal }: ActProps) {
  const { gate, formPath, proposalId } = of;
  const [now, setNow] = useState(() => new Date().toISOString());
  const whole = { proposal, settings: gate.settings, creation: gate.creation, phaseEndsAt: gate.phase?.endsAt ?? null };
  const end = editEnd(whole);
  useEffect(() => {
    const left = end ? Date.parse(end) - Date.now() : -1;
    if (left < 0 || left > 2_000_000_000) return;
    const timer = setTimeout(() => setNow(new Date().toISOString()), left + 50);
    return () => clearTimeout(timer);
  }, [end]);
  if (!mayEdit(whole, now).allowed) return null;
  return (
    <div class="stack stack-8">
      <p>
        <a class="btn btn--2" href={`${formPath}#edit=${proposalId}`}>
          {t('author.edit')}
        </a>
      </p>
      <p class="small muted">{endWords(t, end, of)}</p>
    </div>
  );
}

function Withdraw({ t, of, onDone }: ActProps & { readonly onDone: (proposal: Proposal) => void }) {
  const { componentId, proposalId } = of;
  const [asks, setAsks] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const confirm = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (asks) confirm.current?.focus();
  }, [asks]);
  const withdraw = async () => {
    setBusy(true);
    const params = { componentId, proposalId };
    const result = await asParticipant(t('author.reason'), of, () => api.proposals.withdraw({ params }));
    setBusy(false);
    if (result?.ok) return onDone(result.data);
    setProblem(result?.problem ?? null);
  };
  if (!asks) {
    return (
      <p>
        <button class="btn btn--quiet btn--s" type="button" onClick={() => setAsks(true)}>
          {t('author.withdraw')}
        </button>
      </p>
    );
  }
  return (
    <div class="stack stack-8">
      <p>{t('author.withdraw-means')}</p>
      <div role="alert">{problem && <p class="note note--alert">{problemWords(t, problem)}</p>}</div>
      <p class="row">
        <button class="btn btn--danger btn--s" type="button" ref={confirm} aria-busy={isBusy} onClick={withdraw}>
          {t('author.withdraw-confirm')}
        </button>
        <button class="btn btn--quiet btn--s" type="button" onClick={() => setAsks(false)}>
          {t('author.withdraw-keep')}
        </button>
      </p>
    </div>
  );
}
