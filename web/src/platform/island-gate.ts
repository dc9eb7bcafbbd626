import { useEffect, useState } from 'preact/hooks';
import { formatDay, type Translate } from '../../../shared/platform/format.ts';
import type { Instant } from '../../../shared/platform/time.ts';
import { formatEnd } from '../../../shared/spaces/dates.ts';
import type { PhaseView } from '../../../shared/spaces/views.ts';

/** Whether something may be done; `because` says what closed it: the end of its phase, or a phase that has it not. */
export type Opening =
  | { readonly isOpen: true; readonly until: Instant | null }
  | { readonly isOpen: false; readonly because: 'ended' | 'phase' | 'none'; readonly since: Instant | null };

export type Closed = Extract<Opening, { isOpen: false }>;

type Phase = Pick<PhaseView, 'startsAt' | 'endsAt'> | null;

/**
 * Judges at a moment what a page was published with: it may be older than the end of its phase. Half-open: closed at
 * the very instant of the end. Without a moment the page's own word counts.
 */
export function openingAt(isOn: boolean, phase: Phase, now: Instant | null): Opening {
  const endsAt = phase?.endsAt ?? null;
  if (now !== null && endsAt !== null && now >= endsAt) return { isOpen: false, because: 'ended', since: endsAt };
  if (isOn) return { isOpen: true, until: endsAt };
  return { isOpen: false, because: phase ? 'phase' : 'none', since: phase?.startsAt ?? null };
}

/** Timers hold at most 2^31 ms; nobody keeps a page open that long. */
const LONGEST_TIMER_MS = 2_000_000_000;

/** The same by this device's clock, judged again when the phase ends. The server has the last word. */
export function useOpening(isOn: boolean, phase: Phase): Opening {
  const [now, setNow] = useState<Instant | null>(null);
  const endsAt = phase?.endsAt ?? null;
  useEffect(() => {
    const tell = () => setNow(new Date().toISOString());
    tell();
    const left = endsAt === null ? -1 : Date.parse(endsAt) - Date.now();
    if (left < 0 || left > LONGEST_TIMER_MS) return;
    const timer = setTimeout(tell, left + 50);
    return () => clearTimeout(timer);
  }, [endsAt]);
  return openingAt(isOn, phase, now);
}

/** Why something is closed and since when, in the words `<prefix>.closed`, `.closed-ended` and `.closed-phase`. */
export function closedWords(
  t: Translate,
  prefix: string,
  { because, since }: Closed,
  phase: PhaseView | null,
  { locale, timeZone }: { readonly locale: string; readonly timeZone: string },
): string {
  if (because === 'none' || since === null) return t(`${prefix}.closed`);
  const date = (because === 'ended' ? formatEnd : formatDay)(since, locale, timeZone);
  return t(`${prefix}.closed-${because}`, { date, phase: phase?.title.text ?? '' });
}
