import { useState } from 'preact/hooks';
import type { Preferences } from '../../../../shared/notifications/preferences.ts';
import type { Problem } from '../../platform/problem.ts';
import { notificationsApi } from '../notifications-api.ts';
import { inputOf, isSaved, ontoLatest } from './preference-draft.ts';

const { readPreferences, writePreferences } = notificationsApi.notifications;

type Said = 'saved' | 'undone' | 'conflict' | null;

interface State {
  readonly saved: Preferences;
  readonly draft: Preferences;
  /** What held before it was saved here; `null`: nothing was. */
  readonly before: Preferences | null;
  readonly said: Said;
}

/** Choices while they are being made. */
export interface PreferencesDesk extends State {
  readonly isChanged: boolean;
  readonly isBusy: boolean;
  readonly problem: Problem | null;
  change(draft: Partial<Preferences>): void;
  save(): void;
  undo(): void;
}

/** Keeps choices, what was saved of them, and the way back. Choices that were changed elsewhere are never overwritten unseen. */
export function usePreferences(read: Preferences): PreferencesDesk {
  const [state, setState] = useState<State>({ saved: read, draft: read, before: null, said: null });
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { saved, draft, before } = state;
  const meetOthers = async (wanted: Preferences) => {
    const latest = await readPreferences();
    if (!latest.ok) return setProblem(latest.problem);
    setState({
      saved: latest.data,
      draft: ontoLatest(saved, wanted, latest.data),
      before: null,
      said: 'conflict',
    });
  };
  const write = async (wanted: Preferences, said: 'saved' | 'undone') => {
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    const result = await writePreferences({ body: inputOf(saved, wanted) });
    if (result.ok) setState({ saved: result.data, draft: result.data, before: said === 'saved' ? saved : null, said });
    else if (result.problem.code === 'notification.changed-meanwhile') await meetOthers(wanted);
    else setProblem(result.problem);
    setBusy(false);
  };
  return {
    ...state,
    isChanged: !isSaved(saved, draft),
    isBusy,
    problem,
    change: (changes) => setState({ ...state, draft: { ...draft, ...changes }, said: null }),
    save: () => void write(draft, 'saved'),
    undo: () => before !== null && void write(before, 'undone'),
  };
}
