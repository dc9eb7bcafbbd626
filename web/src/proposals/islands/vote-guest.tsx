import type { Translate } from '../../../../shared/platform/format.ts';
import { useSession } from '../../platform/island.ts';
import { api } from '../../platform/island-api.ts';
import { isRegistered, setSession } from '../../platform/session.ts';
import type { VoteState } from './vote-state.ts';

interface GuestNoteProps {
  readonly t: Translate;
  readonly state: VoteState;
}

/** For those who have voted without an account: until when they can change it here, and how to leave no trace before. */
export function GuestNote({ t, state }: GuestNoteProps) {
  const me = useSession() ?? null;
  if (me === null || isRegistered(me) || !state.recorded || state.status !== 'idle') return null;
  const end = async () => {
    if ((await api.participants.signOut()).ok) setSession(null);
  };
  return (
    <div class="stack stack-8">
      <p class="note">{t('vote.guest')}</p>
      <p>
        <button class="btn btn--quiet btn--s" type="button" onClick={end}>
          {t('vote.guest-end')}
        </button>
      </p>
    </div>
  );
}
