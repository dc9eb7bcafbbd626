import { useEffect, useState } from 'preact/hooks';
import type { Instant } from '../../../../shared/platform/time.ts';
import type { ProposalGate } from '../../../../shared/proposals/views.ts';

/** What a phase opens and closes. */
export type Activity = 'creation' | 'voting' | 'comments';

/** Whether something may be done; `because` says what closed it: the end of its phase, or a phase that has it not. */
export type Opening =
  | { readonly isOpen: true; readonly until: Instant | null }
  | { readonly isOpen: false; readonly because: 'ended' | 'phase' | 'none'; readonly since: Instant | null };

type Gate = Pick<ProposalGate, Activity | 'phase'>;

/**
 * Judges a gate at a moment: a published page may be older than the end of its phase. Half-open: closed at the very
 * instant of the end. Without a moment the gate's own word counts, as when the page was published.
 */
export function openingAt(gate: Gate, activity: Activity, now: Instant | null): Opening {
  const { phase } = gate;
  const endsAt = phase?.endsAt ?? null;
  if (now !== null && endsAt !== null && now >= endsAt) return { isOpen: false, because: 'ended', since: endsAt };
  if (gate[activity]) return { isOpen: true, until: endsAt };
  return { isOpen: false, because: phase ? 'phase' : 'none', since: phase?.startsAt ?? null };
}

/** Timers hold at most 2^31 ms; nobody keeps a page open that long. */
const LONGEST_TIMER_MS = 2_000_000_000;

/** The gate by this device's clock, judged again when its phase ends. The server has the last word. */
export function useOpening(gate: Gate, activity: Activity): Opening {
  const [now, setNow] = useState<Instant | null>(null);
  const endsAt = gate.phase?.endsAt ?? null;
  useEffect(() => {
    const tell = () => setNow(new Date().toISOString());
    tell();
    const left = endsAt === null ? -1 : Date.parse(endsAt) - Date.now();
    if (left < 0 || left > LONGEST_TIMER_MS) return;
    const timer = setTimeout(tell, left + 50);
    return () => clearTimeout(timer);
  }, [endsAt]);
  return openingAt(gate, activity, now);
}
