import { useEffect, useRef } from 'preact/hooks';
import { ballotProblems } from '../../../../shared/budgets/ballot-rules.ts';
import type { EnvelopeId } from '../../../../shared/platform/ids.ts';
import type { BoxProps } from './BallotBox.tsx';
import { Chosen, envelopesShown, Left } from './ballot-parts.tsx';
import { envelopeTitle, problemOfBallot } from './ballot-words.ts';
import { Receipt } from './Receipt.tsx';
import { Sending } from './Sending.tsx';

/** The window in which a ballot is checked and cast; afterwards it shows the receipt. */
export function CheckOut({ close, ...box }: BoxProps & { readonly close: () => void }) {
  const { props, part, ballot } = box;
  const { t } = part.speaker;
  const dialog = useRef<HTMLDialogElement>(null);
  const { receipt, state, sent } = ballot;
  const isDone = receipt !== null && state.standing?.ballot != null && !state.isEditing;
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog class="dialog dialog--ballot" ref={dialog} aria-labelledby="check-out" onClose={close}>
      <div class="stack">
        <h2 id="check-out">{t(isDone ? 'ballot.recorded' : 'ballot.summary')}</h2>
        {isDone ? <Receipt t={t} code={receipt} path={props.path} /> : <Summary {...box} />}
        {sent.status === 'late' && <p class="note note--alert">{t('ballot.late')}</p>}
        <form class="row" method="dialog">
          {!isDone && <Cast {...box} />}
          <button class="btn btn--quiet btn--s" type="submit">
            {t(isDone ? 'ballot.close' : 'ballot.back')}
          </button>
        </form>
      </div>
    </dialog>
  );
}

/** The ballot envelope by envelope, each with what is wrong in it. */
function Summary(box: BoxProps) {
  const { part, ballot } = box;
  const { speaker, content, rules } = part;
  const { t } = speaker;
  const problems = ballotProblems(content, rules);
  const missing = problems.flatMap(({ code, envelopeId }) =>
    code === 'budget.envelopes-missing' && envelopeId !== null ? [envelopeId] : [],
  );
  const ids = new Set<EnvelopeId>([...envelopesShown(part), ...missing]);
  const isMany = speaker.catalogue.envelopes.length > 1;
  return (
    <>
      {[...ids].map((envelopeId) => (
        <section key={envelopeId} class="stack stack-8" aria-label={envelopeTitle(speaker, envelopeId)}>
          {isMany && <h3>{envelopeTitle(speaker, envelopeId)}</h3>}
          <Chosen {...part} envelopeId={envelopeId} />
          <div class="sum">
            <Left {...part} envelopeId={envelopeId} />
          </div>
          <Wrong part={part} envelopeId={envelopeId} />
        </section>
      ))}
      <Wrong part={part} envelopeId={null} />
      <Sending part={part} ballot={ballot} />
      <p class="small muted">
        {t('ballot.secret')} {t('ballot.then')}
      </p>
    </>
  );
}

function Wrong({ part, envelopeId }: Pick<BoxProps, 'part'> & { readonly envelopeId: EnvelopeId | null }) {
  const { speaker, content, rules } = part;
  const own = ballotProblems(content, rules).filter((problem) => problem.envelopeId === envelopeId);
  if (own.length === 0) return null;
  return (
    <ul class="note note--alert stack stack-8">
      {own.map((problem) => (
        <li key={`${problem.code} ${problem.projectId ?? ''}`}>{problemOfBallot(speaker, problem)}</li>
      ))}
    </ul>
  );
}

/** Casts what the window shows. */
function Cast({ part, ballot }: BoxProps) {
  const { post, sent, state } = ballot;
  const { t } = part.speaker;
  const revision = state.standing?.ballot?.revision ?? null;
  const isWrong = ballotProblems(part.content, part.rules).length > 0;
  const isBusy = sent.status === 'sending';
  const isWaiting = sent.status !== 'idle' && sent.status !== 'late';
  if (isWaiting && !isBusy) return null;
  return (
    <button
      class="btn"
      type="button"
      disabled={isWrong}
      aria-busy={isBusy}
      onClick={() => !isBusy && post.press(part.content, revision)}
    >
      {t(revision === null ? 'ballot.cast' : 'ballot.cast-again')}
    </button>
  );
}
