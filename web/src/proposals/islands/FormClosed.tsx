import { useEffect, useState } from 'preact/hooks';
import { formatMoment, type Translate } from '../../../../shared/platform/format.ts';
import { type Closed, closedWords } from '../../platform/island-gate.ts';
import { type Draft, isBlank } from './draft-memory.ts';
import { useModule } from './lazily.ts';
import type { ProposalFormProps } from './ProposalForm.tsx';

interface ClosedProps {
  readonly t: Translate;
  readonly form: ProposalFormProps;
  /** What the device knows of it. */
  readonly opening: Closed;
  /** Since when, where the service has refused a publication; `undefined`: nothing was refused. */
  readonly refusedSince: string | null | undefined;
  /** What was written and not published. */
  readonly drafts: readonly Draft[];
}

const loadText = () => import('./KeptText.tsx');

function sinceWords({ t, form, opening, refusedSince }: ClosedProps): string {
  if (refusedSince === undefined) return closedWords(t, 'form', opening, form.gate.phase, form);
  if (refusedSince === null) return t('form.closed');
  return t('form.closed-since', { date: formatMoment(refusedSince, form.locale, form.timeZone) });
}

/** In place of the form while no proposal is taken: why, since when, and the text that nobody has to lose. */
export function FormClosed(props: ClosedProps) {
  const { t, form, refusedSince } = props;
  const drafts = props.drafts.filter((draft) => !isBlank(draft));
  const { module } = useModule(loadText, drafts.length > 0);
  return (
    <div class="stack stack-24">
      <div role="alert">
        <p class={refusedSince === undefined ? 'note' : 'note note--alert'}>
          {sinceWords(props)}
          {drafts.length > 0 && ` ${t('form.closed-kept')}`}
        </p>
      </div>
      <p>
        <a class="btn btn--2" href={form.listPath}>
          {t('form.to-list')}
        </a>
      </p>
      {module && drafts.map((draft, index) => <module.KeptText key={index} t={t} draft={draft} locale={form.locale} />)}
    </div>
  );
}

/** Minutes before the end at which one is told, and told again. */
const TOLD_AT = [15, 5] as const;

/** The smallest of the minutes told that are left; `null` earlier than that, 0 once it is over. */
function useEnding(endsAt: string | null): number | null {
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    if (endsAt === null) return;
    const look = () => {
      const minutes = (Date.parse(endsAt) - Date.now()) / 60_000;
      setLeft(minutes <= 0 ? 0 : (TOLD_AT.findLast((told) => minutes <= told) ?? null));
    };
    look();
    const timer = setInterval(look, 5000);
    return () => clearInterval(timer);
  }, [endsAt]);
  return left;
}

/** Warns those who write shortly before the phase ends, and says so when it has: by this device's clock. */
export function EndingNote({ t, form }: Pick<ClosedProps, 't' | 'form'>) {
  const endsAt = form.gate.phase?.endsAt ?? null;
  const left = useEnding(endsAt);
  const date = endsAt === null ? '' : formatMoment(endsAt, form.locale, form.timeZone);
  return (
    <div role="status">
      {left !== null && (
        <p class={left === 0 ? 'note note--alert' : 'note'}>
          {left === 0 ? t('form.ended-here', { date }) : t('form.ends-soon', { date, minutes: left })}
        </p>
      )}
    </div>
  );
}
