import { useState } from 'preact/hooks';
import { formatHour } from '../../../../shared/platform/format.ts';
import { formatEnd } from '../../../../shared/spaces/dates.ts';
import { useSession } from '../../platform/island.ts';
import { api } from '../../platform/island-api.ts';
import { closedWords, type Opening } from '../../platform/island-gate.ts';
import { isRegistered, setSession } from '../../platform/session.ts';
import { ballotsApi } from '../ballots-api.ts';
import { Envelopes, type PartProps } from './ballot-parts.tsx';
import type { BallotPanelProps } from './ballot-props.ts';
import { Receipt } from './Receipt.tsx';
import { Sending } from './Sending.tsx';
import type { useBallot } from './use-ballot.ts';

/** What the parts of a ballot's box are given. */
export interface BoxProps {
  readonly props: BallotPanelProps;
  readonly part: PartProps;
  readonly ballot: ReturnType<typeof useBallot>;
}

interface BallotBoxProps extends BoxProps {
  readonly opening: Opening;
  /** The window of check-out is open, and shows the receipt. */
  readonly isChecking: boolean;
  readonly check: () => void;
}

/** Where the own ballot stands: not open, on paper, cast, or being composed. */
export function BallotBox({ opening, isChecking, check, ...box }: BallotBoxProps) {
  const { props, part, ballot } = box;
  const { state, sent, isReady } = ballot;
  const { t } = part.speaker;
  const cast = state.standing?.ballot ?? null;
  if (!isReady) return <p role="status">{t('basket.loading')}</p>;
  return (
    <>
      {!opening.isOpen && <p>{closedWords(t, 'ballot', opening, props.phase, props)}</p>}
      {state.standing?.isPaper && <p class="note">{t('ballot.paper')}</p>}
      <Sending {...box} />
      {cast !== null && !state.isEditing && <Recorded {...box} isOpen={opening.isOpen} isChecking={isChecking} />}
      {opening.isOpen && part.isFree && <Composing {...box} check={check} />}
      {sent.status === 'late' && <p class="note note--alert">{t('ballot.late')}</p>}
    </>
  );
}

/** The ballot that counts, and the ways to change it. */
function Recorded({
  isOpen,
  isChecking,
  ...box
}: BoxProps & { readonly isOpen: boolean; readonly isChecking: boolean }) {
  const { props, part, ballot } = box;
  const { state, sync, receipt } = ballot;
  const { t } = part.speaker;
  const cast = state.standing?.ballot;
  const end = props.phase?.endsAt ?? null;
  if (!cast) return null;
  const day = formatHour(cast.castInHour, props.locale, props.timeZone);
  return (
    <div class="stack">
      <p class="state state--yes">{receipt === null ? t('ballot.recorded-at', { day }) : t('ballot.recorded')}</p>
      {receipt !== null && !isChecking && <Receipt t={t} code={receipt} path={props.path} />}
      <div class="desk">
        <Envelopes {...part} />
      </div>
      {isOpen && (
        <>
          <p>
            {end === null
              ? t('ballot.while-open')
              : t('ballot.until', { date: formatEnd(end, props.locale, props.timeZone) })}
          </p>
          <p class="row">
            <button class="btn btn--2 btn--s" type="button" onClick={() => sync.edit(cast.content)}>
              {t('ballot.edit')}
            </button>
            <TakeBack {...box} />
          </p>
          <Guest {...box} />
        </>
      )}
    </div>
  );
}

/** Asks once more before the ballot is taken back. */
function TakeBack({ props, part, ballot }: BoxProps) {
  const { t } = part.speaker;
  const [isAsked, ask] = useState(false);
  const [isBusy, setBusy] = useState(false);
  if (!isAsked)
    return (
      <button class="btn btn--quiet btn--s" type="button" onClick={() => ask(true)}>
        {t('ballot.take-back')}
      </button>
    );
  const takeBack = async () => {
    setBusy(true);
    const answer = await ballotsApi.takeBallotBack({ params: { componentId: props.componentId } });
    setBusy(false);
    if (!answer.ok) return ballot.setSent({ ...ballot.sent, problem: answer.problem });
    ballot.setReceipt(null);
    ballot.sync.takenBack();
  };
  return (
    <span class="stack stack-8">
      <span class="note">{t('ballot.take-back-sure')}</span>
      <span class="row">
        <button class="btn btn--danger btn--s" type="button" aria-busy={isBusy} onClick={takeBack}>
          {t('ballot.take-back')}
        </button>
        <button class="btn btn--quiet btn--s" type="button" onClick={() => ask(false)}>
          {t('ballot.edit-undo')}
        </button>
      </span>
    </span>
  );
}

/** For those who have voted without an account: until when they can change it here, and how to leave no trace before. */
function Guest({ part, ballot }: BoxProps) {
  const { t } = part.speaker;
  const me = useSession() ?? null;
  if (me === null || isRegistered(me) || !ballot.isGuest) return null;
  const end = async () => {
    if ((await api.participants.signOut()).ok) setSession(null);
  };
  return (
    <div class="stack stack-8">
      <p class="note">{t('ballot.guest')}</p>
      <button class="btn btn--quiet btn--s" type="button" onClick={end}>
        {t('ballot.guest-end')}
      </button>
    </div>
  );
}

/** Choices so far, with what is left, and the way to check-out. */
function Composing({ props, part, ballot, check }: BoxProps & { check: () => void }) {
  const { state, sync, account, rules } = ballot;
  const { t } = part.speaker;
  const { lost, gone, standing } = state;
  const cast = standing?.ballot;
  const { ballotKind, minimumShare } = rules.settings;
  return (
    <>
      {state.isEditing && <p class="note desk">{t('ballot.edited')}</p>}
      <Envelopes {...part} />
      <div class="stack stack-8" role="status">
        {lost && <p class="note">{t(lost.whose === 'device' ? 'basket.replaced' : 'basket.kept-own')}</p>}
        {gone > 0 && <p class="note">{t('basket.gone', { count: gone })}</p>}
        {state.isLost && <p class="note note--alert">{t('ballot.lost')}</p>}
      </div>
      {lost && (
        <button class="btn btn--quiet btn--s" type="button" onClick={() => sync.undo(lost)}>
          {t('basket.undo')}
        </button>
      )}
      {part.content.length > 0 && (
        <button class="btn btn--wide" type="button" onClick={check}>
          {t('basket.check')}
        </button>
      )}
      {cast && (
        <button class="btn btn--quiet btn--s" type="button" onClick={() => sync.leave(cast.content)}>
          {t('ballot.edit-undo')}
        </button>
      )}
      <p class="muted desk">
        {!cast && t('basket.not-counted')} {ballotKind === 'envelope' && minimumShare === 0 && t('basket.no-need')}
      </p>
      {part.content.length > 0 && <p class="muted desk">{t(`basket.${KEPT[state.kept]}`)}</p>}
      {account === null && <p class="muted desk">{props.needs || t('ballot.nobody')}</p>}
    </>
  );
}

const KEPT = { account: 'kept-account', device: 'kept-device', unsaved: 'unsaved', window: 'not-kept' } as const;
