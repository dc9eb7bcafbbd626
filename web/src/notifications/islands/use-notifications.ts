import { useEffect, useRef, useState } from 'preact/hooks';
import type { ToldEvent } from '../../../../shared/notifications/contract.ts';
import type { Me } from '../../../../shared/participants/contract.ts';
import type { InterfaceLocale } from '../../../../shared/platform/locale.ts';
import type { Problem } from '../../platform/problem.ts';
import { setSession } from '../../platform/session.ts';
import { notificationsApi } from '../notifications-api.ts';

const { list, markSeen } = notificationsApi.notifications;

export interface Shown {
  readonly items: readonly ToldEvent[];
  readonly next: string | null;
  readonly unread: number;
  /** Covers what there was when the first of them were read. */
  readonly mark: string;
}

/** What somebody was told, some at a time. */
export interface NotificationList {
  /** `null` until the first have come. */
  readonly shown: Shown | null;
  readonly problem: Problem | null;
  readonly busy: 'first' | 'more' | 'marking' | null;
  readonly onlyUnread: boolean;
  filter(onlyUnread: boolean): void;
  again(): void;
  /** Reads on; gives how many came. */
  more(): Promise<number>;
  /** Marks what is there as seen; says whether that was done. */
  markAll(): Promise<boolean>;
}

/** The list of somebody who is signed in: read once, and again when another part of it is wanted. */
export function useNotifications(me: Me, locale: InterfaceLocale): NotificationList {
  const [shown, setShown] = useState<Shown | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState<NotificationList['busy']>('first');
  const [onlyUnread, setOnlyUnread] = useState(false);
  const turn = useRef(0);
  /** The page that begins at the cursor; `null` where it failed, or something else was asked for since. */
  const page = async (only: boolean, cursor: string | null, what: 'first' | 'more') => {
    turn.current += 1;
    const mine = turn.current;
    setBusy(what);
    setProblem(null);
    const query = { locale, ...(cursor === null ? {} : { cursor }), ...(only ? { only: 'unread' as const } : {}) };
    const result = await list({ query });
    if (mine !== turn.current) return null;
    setBusy(null);
    if (!result.ok) setProblem(result.problem);
    return result.ok ? result.data : null;
  };
  const first = async (only: boolean) => {
    setOnlyUnread(only);
    const data = await page(only, null, 'first');
    if (data === null) return;
    setShown(data);
    // What the menu says may be older than this.
    if (data.unread !== (me.unread ?? 0)) setSession({ ...me, unread: data.unread });
  };
  useEffect(() => void first(false), []);
  return {
    shown,
    problem,
    busy,
    onlyUnread,
    filter: first,
    again: () => first(onlyUnread),
    more: async () => {
      const data = shown?.next ? await page(onlyUnread, shown.next, 'more') : null;
      if (data === null || shown === null) return 0;
      setShown({ ...shown, items: [...shown.items, ...data.items], next: data.next });
      return data.items.length;
    },
    markAll: async () => {
      if (shown === null || busy !== null) return false;
      setBusy('marking');
      const result = await markSeen({ body: { mark: shown.mark } });
      setBusy(null);
      setProblem(result.ok ? null : result.problem);
      if (!result.ok) return false;
      const { unread } = result.data;
      setShown({ ...shown, unread, items: shown.items.map((one) => ({ ...one, isUnread: false })) });
      setSession({ ...me, unread });
      return true;
    },
  };
}
