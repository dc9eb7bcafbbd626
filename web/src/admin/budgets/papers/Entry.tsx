import { useRef, useState } from 'preact/hooks';
import { ballotProblems } from '../../../../../shared/budgets/ballot-rules.ts';
import type { PaperCatalogue, PaperOutcome, PaperToEnter } from '../../../../../shared/budgets/papers/contract.ts';
import type { InvalidReason, PaperReading } from '../../../../../shared/budgets/papers/paper.ts';
import { invalidBecause } from '../../../../../shared/budgets/papers/reading.ts';
import type { PaperBatchId } from '../../../../../shared/platform/ids.ts';
import { api } from '../../../platform/api.ts';
import type { Problem } from '../../../platform/problem.ts';
import { useOffice } from '../../context.ts';
import { problemText } from '../../forms/problems.ts';
import { useLoaded } from '../../loading.tsx';
import type { PapersProps } from './papers-props.ts';
import { ReadingText } from './ReadingText.tsx';
import { typedBallot } from './typed-ballot.ts';
import { useFocus } from './use-focus.ts';
import { numberIn } from './VoidNumber.tsx';

// shared/budgets/papers/paper.ts has the same, but brings the schema library with it.
const REASONS = [
  'blank',
  'over-budget',
  'too-many',
  'too-few',
  'illegible',
  'identifying-mark',
  'other',
] as const satisfies readonly InvalidReason[];
/** Papers that are shown as entered last. */
const LAST = 8;

/** What has become of a paper, in words. */
export function useOutcomeText(): (outcome: PaperOutcome) => string {
  const { t } = useOffice();
  return ({ number, state }) => {
    if (state === 'half' || state === 'cast' || state === 'different') return t(`papers.entry.${state}`, { number });
    return t(state === 'invalid' ? 'papers.entry.void-paper' : 'papers.entry.done', { number });
  };
}

/** What is typed as a ballot, and whether it can stand. */
function useTyped(typed: string, paper: PaperToEnter, { settings, envelopes, projects }: PaperCatalogue) {
  const onPaper = paper.envelopeIds.length === 0 ? {} : { votesIn: new Set(paper.envelopeIds) };
  const { content, unread } = typedBallot(typed, { envelopes, projects, hasPoints: settings.ballotKind === 'points' });
  const problems = ballotProblems(content, { settings, envelopes, projects, ...onPaper });
  return { content, unread, breaks: typed.trim() === '' ? null : invalidBecause(problems) };
}

interface ReadingProps {
  readonly paper: PaperToEnter;
  readonly catalogue: PaperCatalogue;
  readonly isBusy: boolean;
  readonly onRead: (reading: PaperReading) => void;
}

/** What stands on the paper: typed, shown again in words, and entered with the same key. */
function Reading({ paper, catalogue, isBusy, onRead }: ReadingProps) {
  const { t } = useOffice();
  const field = useFocus<HTMLInputElement>();
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState<InvalidReason | ''>('');
  const { content, unread, breaks } = useTyped(typed, paper, catalogue);
  const invalid = reason === '' ? breaks : reason;
  const kind = catalogue.settings.ballotKind;
  const help = kind === 'points' || kind === 'ranking' ? kind : 'tick';
  const canEnter = unread.length === 0 && (reason !== '' || content.length > 0);
  const enter = (event: Event) => {
    event.preventDefault();
    if (!canEnter || isBusy) return;
    onRead(invalid === null ? { content, invalid: null } : { content: null, invalid });
  };
  return (
    <form class="stack" onSubmit={enter}>
      <div class="field">
        <label for="paper-projects">{t('papers.entry.projects')}</label>
        <div class="help" id="paper-projects-help">
          {t(`papers.entry.projects.${help}`)}
        </div>
        <input
          id="paper-projects"
          ref={field}
          class="input"
          aria-describedby="paper-projects-help"
          autoComplete="off"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      <div aria-live="polite" class="stack stack-8">
        {unread.length > 0 && <p class="error">{t('papers.entry.unread', { others: unread.join(' ') })}</p>}
        <ReadingText content={content} catalogue={catalogue} />
        {reason === '' && breaks !== null && unread.length === 0 && (
          <p class="note note--alert">{t('papers.entry.breaks', { label: t(`papers.invalid.${breaks}`) })}</p>
        )}
      </div>
      <div class="field">
        <label for="paper-invalid">{t('papers.entry.reason')}</label>
        <select
          id="paper-invalid"
          class="input input--s"
          value={reason}
          onChange={(event) => setReason(REASONS.find((one) => one === event.currentTarget.value) ?? '')}
        >
          <option value="">{t('papers.entry.not-invalid')}</option>
          {REASONS.map((one) => (
            <option key={one} value={one}>
              {t(`papers.invalid.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <div class="row">
        <button class="btn" type="submit" aria-busy={isBusy} aria-disabled={!canEnter}>
          {t(invalid === null ? 'papers.entry.valid' : 'papers.entry.invalid')}
        </button>
      </div>
    </form>
  );
}

/** The paper in hand: its number is looked up before anything else is typed. */
function usePaper({ component }: Pick<PapersProps, 'component'>, batchId: PaperBatchId | null) {
  const office = useOffice();
  const outcomeText = useOutcomeText();
  const [paper, setPaper] = useState<PaperToEnter | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [said, setSaid] = useState('');
  const [last, setLast] = useState<readonly PaperOutcome[]>([]);
  const [isBusy, setBusy] = useState(false);
  const params = (number: number) => ({ componentId: component.id, number });
  const open = async (number: number) => {
    setBusy(true);
    setSaid('');
    const answer = await api.budgetPapers.readPaper({ params: params(number) });
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return false;
    const { state, isMine } = answer.data;
    const isOver = state === 'cast' || state === 'invalid' || state === 'void' || (state === 'different' && !isMine);
    if (isOver || (isMine && state === 'half')) {
      setSaid(office.t(isOver ? 'papers.entry.done' : 'papers.entry.mine', { number }));
      return false;
    }
    setPaper(answer.data);
    return true;
  };
  const enter = async (reading: PaperReading) => {
    if (paper === null) return false;
    setBusy(true);
    const answer = await api.budgetPapers.enterPaper({ params: params(paper.number), body: { reading, batchId } });
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return false;
    setPaper(null);
    setSaid(outcomeText(answer.data));
    setLast((before) => [answer.data, ...before].slice(0, LAST));
    return true;
  };
  return { paper, problem, said, last, isBusy, open, enter, drop: () => setPaper(null) };
}

/** Entering papers one after the other: the number, Enter, what stands on it, Enter. */
export function Entry(props: PapersProps) {
  const office = useOffice();
  const { t } = office;
  const { component, catalogue } = props;
  const [batch, setBatch] = useState<PaperBatchId | null>(null);
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const batches = useLoaded(component.id, () =>
    api.budgetPapers.listPaperBatches({ params: { componentId: component.id } }),
  ).state;
  const { paper, problem, said, last, isBusy, open, enter, drop } = usePaper(props, batch);
  const items = batches.status === 'ready' ? batches.data.items : [];
  const outcomeText = useOutcomeText();
  const next = () => {
    setTyped('');
    field.current?.focus();
  };
  const look = async (event: Event) => {
    event.preventDefault();
    const number = numberIn(typed);
    if (number !== null && !isBusy && !(await open(number))) field.current?.select();
  };
  return (
    <>
      <p class="lead">{t('papers.entry.help')}</p>
      <section class="panel stack" aria-label={t('papers.tab.entry')}>
        <div class="field">
          <label for="paper-batch">{t('papers.entry.batch')}</label>
          <select
            id="paper-batch"
            class="input input--s"
            value={batch ?? ''}
            onChange={({ currentTarget }) => setBatch(items.find(({ id }) => id === currentTarget.value)?.id ?? null)}
          >
            <option value="">{t('papers.entry.no-batch')}</option>
            {items.map(({ id, place }) => (
              <option key={id} value={id}>
                {place}
              </option>
            ))}
          </select>
        </div>
        <form class="field" onSubmit={look}>
          <label for="paper-number">{t('papers.number')}</label>
          <input
            id="paper-number"
            ref={field}
            class="input input--narrow"
            inputMode="numeric"
            autoComplete="off"
            value={typed}
            onInput={(event) => {
              setTyped(event.currentTarget.value);
              drop();
            }}
          />
        </form>
        <div role="alert">{problem && <p class="note note--alert">{problemText(office, problem)}</p>}</div>
        <p role="status">{said}</p>
        {paper !== null && (
          <Reading
            key={paper.number}
            paper={paper}
            catalogue={catalogue}
            isBusy={isBusy}
            onRead={async (reading) => (await enter(reading)) && next()}
          />
        )}
      </section>
      {last.length > 0 && (
        <section class="stack" aria-labelledby="h-last">
          <h2 id="h-last">{t('papers.entry.last')}</h2>
          <ul class="list">
            {last.map((one) => (
              <li key={`${one.number} ${one.state}`}>{outcomeText(one)}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
