import { useState } from 'preact/hooks';
import { ballotProblems } from '../../../../../shared/budgets/ballot-rules.ts';
import type { PaperCatalogue, PaperToEnter } from '../../../../../shared/budgets/papers/answers.ts';
import type { InvalidReason, PaperReading } from '../../../../../shared/budgets/papers/paper.ts';
import { invalidBecause } from '../../../../../shared/budgets/papers/reading.ts';
import { useOffice } from '../../context.ts';
import { ReadingText } from './ReadingText.tsx';
import { typedBallot } from './typed-ballot.ts';
import { useFocus } from './use-focus.ts';

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

/** What is typed as a ballot, and whether it can stand. */
function read(typed: string, { envelopeIds }: PaperToEnter, { settings, envelopes, projects }: PaperCatalogue) {
  const onPaper = envelopeIds.length === 0 ? {} : { votesIn: new Set(envelopeIds) };
  const { content, unread } = typedBallot(typed, { envelopes, projects, hasPoints: settings.ballotKind === 'points' });
  const problems = ballotProblems(content, { settings, envelopes, projects, ...onPaper });
  return { content, unread, breaks: content.length === 0 ? null : invalidBecause(problems) };
}

interface TypedFieldProps {
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly kind: PaperCatalogue['settings']['ballotKind'];
}

function TypedField({ typed, onType, kind }: TypedFieldProps) {
  const { t } = useOffice();
  const field = useFocus<HTMLInputElement>();
  const help = kind === 'points' || kind === 'ranking' ? kind : 'tick';
  return (
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
        onInput={(event) => onType(event.currentTarget.value)}
      />
    </div>
  );
}

interface ReasonFieldProps {
  readonly reason: InvalidReason | null;
  readonly onChoose: (reason: InvalidReason | null) => void;
}

function ReasonField({ reason, onChoose }: ReasonFieldProps) {
  const { t } = useOffice();
  return (
    <div class="field">
      <label for="paper-invalid">{t('papers.entry.reason')}</label>
      <select
        id="paper-invalid"
        class="input input--s"
        value={reason ?? ''}
        onChange={({ currentTarget }) => onChoose(REASONS.find((one) => one === currentTarget.value) ?? null)}
      >
        <option value="">{t('papers.entry.not-invalid')}</option>
        {REASONS.map((one) => (
          <option key={one} value={one}>
            {t(`papers.invalid.${one}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

interface ReadingProps {
  readonly paper: PaperToEnter;
  readonly catalogue: PaperCatalogue;
  readonly isBusy: boolean;
  readonly onRead: (reading: PaperReading) => void;
}

/** What stands on the paper: typed, shown again in words, and entered with the same key. */
export function Reading({ paper, catalogue, isBusy, onRead }: ReadingProps) {
  const { t } = useOffice();
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState<InvalidReason | null>(null);
  const { content, unread, breaks } = read(typed, paper, catalogue);
  const invalid = reason ?? breaks;
  const canEnter = reason !== null || (unread.length === 0 && content.length > 0);
  const enter = (event: Event) => {
    event.preventDefault();
    if (canEnter && !isBusy) onRead(invalid === null ? { content, invalid: null } : { content: null, invalid });
  };
  return (
    <form class="stack" onSubmit={enter}>
      <TypedField typed={typed} onType={setTyped} kind={catalogue.settings.ballotKind} />
      <div aria-live="polite" class="stack stack-8">
        {unread.length > 0 && <p class="error">{t('papers.entry.unread', { others: unread.join(' ') })}</p>}
        <ReadingText content={content} catalogue={catalogue} />
        {reason === null && breaks !== null && (
          <p class="note note--alert">{t('papers.entry.breaks', { label: t(`papers.invalid.${breaks}`) })}</p>
        )}
      </div>
      <ReasonField reason={reason} onChoose={setReason} />
      <div class="row">
        <button class="btn" type="submit" aria-busy={isBusy} aria-disabled={!canEnter}>
          {t(invalid === null ? 'papers.entry.valid' : 'papers.entry.invalid')}
        </button>
      </div>
    </form>
  );
}
