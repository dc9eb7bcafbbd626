import { useEffect, useState } from 'preact/hooks';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { ResourceId } from '../../../../shared/platform/ids.ts';
import { asParticipant } from '../../participants/islands/open-sign-in.ts';
import { problemWords, useSession, type Words } from '../../platform/island.ts';
import { isRegistered } from '../../platform/session.ts';

interface FollowButtonProps {
  readonly t: Translate;
  readonly words: Words;
  readonly resourceId: ResourceId;
}

const loadApi = async () => (await import('../../platform/engagement-api.ts')).engagement.follows;

/** Whether one follows, read for those who are signed in. */
function useFollowing(resourceId: ResourceId) {
  const me = useSession();
  const [isFollowing, setFollowing] = useState(false);
  const isSomebody = me !== undefined && isRegistered(me);
  useEffect(() => {
    let isWanted = isSomebody;
    const read = async () => {
      const answer = await (await loadApi()).read({ params: { resourceId } });
      if (isWanted && answer.ok) setFollowing(answer.data.isFollowing);
    };
    // A button that says too little is no reason to alarm anybody: pressing it tells.
    if (isSomebody) read().catch(() => undefined);
    else setFollowing(false);
    return () => {
      isWanted = false;
    };
  }, [isSomebody, resourceId]);
  return [isFollowing, setFollowing] as const;
}

/** Follows the proposal, or follows it no more; nobody else is told, and nothing is counted. */
export function FollowButton({ t, words, resourceId }: FollowButtonProps) {
  const [isFollowing, setFollowing] = useFollowing(resourceId);
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState({ words: '', isError: false });
  const press = async () => {
    setBusy(true);
    const follows = await loadApi();
    const act = isFollowing ? follows.unfollow : follows.follow;
    const result = await asParticipant(t('follow.reason'), words, async () => act({ params: { resourceId } }));
    setBusy(false);
    if (result === null) return;
    if (!result.ok) return setSaid({ words: problemWords(t, result.problem), isError: true });
    setFollowing(!isFollowing);
    setSaid({ words: t(isFollowing ? 'follow.off' : 'follow.on'), isError: false });
  };
  return (
    <>
      <button class="btn btn--2 btn--s" type="button" aria-busy={isBusy} onClick={() => isBusy || press()}>
        {t(isFollowing ? 'follow.following' : 'follow.follow')}
      </button>
      <span class={said.isError ? 'error' : 'small muted'} role="status">
        {said.words}
      </span>
    </>
  );
}
