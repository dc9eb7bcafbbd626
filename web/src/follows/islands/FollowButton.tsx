import { useEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../../../shared/platform/format.ts';
import { problemWords, useSession, type Words } from '../../platform/island.ts';
import { networkFailed } from '../../platform/problem.ts';
import { isRegistered } from '../../platform/session.ts';
import type { FollowedId, FollowedKind } from './followed-kind.ts';

interface FollowButtonProps {
  readonly t: Translate;
  readonly words: Words;
  readonly followed: FollowedId;
  readonly kind: FollowedKind;
  /** Day on which the vote of a process opens, in words: the button offers to tell it then. */
  readonly voteDay?: string | null;
}

const loadActs = () => import('./follow-acts.ts');

/** Whether one follows, read for those who are signed in; what was pressed counts more than what was read before. */
function useFollowing(id: FollowedId) {
  const me = useSession();
  const [isFollowing, setFollowing] = useState(false);
  const isPressed = useRef(false);
  const isSomebody = me !== undefined && isRegistered(me);
  useEffect(() => {
    let isWanted = isSomebody;
    const read = async () => {
      const follows = await (await loadActs()).isFollowed(id);
      if (isWanted && !isPressed.current) setFollowing(follows);
    };
    // A button that says too little is no reason to alarm anybody: pressing it tells.
    if (isSomebody) read().catch(() => undefined);
    else setFollowing(false);
    return () => {
      isWanted = false;
    };
  }, [isSomebody, id]);
  const press = (follows: boolean) => {
    isPressed.current = true;
    setFollowing(follows);
  };
  return [isFollowing, press] as const;
}

/** Follows something, or follows it no more; nobody else is told, and no number is shown. */
export function FollowButton({ t, words, followed, kind, voteDay: day = null }: FollowButtonProps) {
  const [isFollowing, setFollowing] = useFollowing(followed);
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState({ words: '', isError: false });
  const say = (what: string) => t(`follow.${day === null ? kind : 'vote'}.${what}`, { day: day ?? '' });
  const press = async () => {
    setBusy(true);
    const result = await loadActs().then(
      ({ changeFollow }) => changeFollow(followed, !isFollowing, say('reason'), words),
      () => ({ ok: false, problem: networkFailed }) as const,
    );
    setBusy(false);
    if (result === null) return;
    if (!result.ok) return setSaid({ words: problemWords(t, result.problem), isError: true });
    setFollowing(!isFollowing);
    setSaid({ words: say(isFollowing ? 'off' : 'on'), isError: false });
  };
  return (
    <>
      <button class="btn btn--2 btn--s" type="button" aria-busy={isBusy} onClick={() => isBusy || press()}>
        {t(`follow.${isFollowing ? 'following' : day === null ? 'follow' : 'vote.act'}`)}
      </button>
      <span class={said.isError ? 'error' : 'small muted'} role="status">
        {said.words}
      </span>
    </>
  );
}
