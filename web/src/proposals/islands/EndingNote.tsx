import { useEffect, useState } from 'preact/hooks';
import { formatMoment, type Translate } from '../../../../shared/platform/format.ts';
import type { ProposalFormProps } from './ProposalForm.tsx';

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
export function EndingNote({ t, form }: { readonly t: Translate; readonly form: ProposalFormProps }) {
  const endsAt = form.gate.phase?.endsAt ?? null;
  const left = useEnding(endsAt);
  const date = endsAt === null ? '' : formatMoment(endsAt, form.locale, form.timeZone);
  return (
    left !== null && (
      <p class={left === 0 ? 'note note--alert' : 'note'}>
        {left === 0 ? t('form.ended-here', { date }) : t('form.ends-soon', { date, minutes: left })}
      </p>
    )
  );
}
