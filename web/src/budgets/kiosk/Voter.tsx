import { useState } from 'preact/hooks';
import type { BallotContent } from '../../../../shared/budgets/ballot.ts';
import type { ComponentId, EnvelopeId } from '../../../../shared/platform/ids.ts';
import { newKey } from '../../platform/api-client.ts';
import { problemWords } from '../../platform/island.ts';
import type { Speaker } from '../islands/ballot-words.ts';
import { CodeStage } from './CodeStage.tsx';
import { DoneStage } from './DoneStage.tsx';
import { Idle } from './Idle.tsx';
import { type CastOutcome, castHere } from './kiosk-queue.ts';
import { CheckStage, ChooseStage } from './stages.tsx';

interface VoterProps {
  readonly componentId: ComponentId;
  readonly speaker: Speaker;
  /** Code that a camera has read; empty: none. */
  readonly scanned: string;
  /** The ballot with this key is being answered. */
  readonly casting: (key: string) => void;
  readonly cast: () => void;
  /** This voter has gone. */
  readonly next: () => void;
}

/** The paper whose code was typed. */
export interface Paper {
  readonly code: string;
  /** Envelopes on it; empty: all. */
  readonly envelopeIds: readonly EnvelopeId[];
}

/** One voter, from the code to the receipt. All of it is in memory, and gone with this component. */
export function Voter({ componentId, speaker, scanned, casting, cast, next }: VoterProps) {
  const { t } = speaker;
  const [paper, setPaper] = useState<Paper | null>(null);
  const [content, setContent] = useState<BallotContent>([]);
  const [isChecking, check] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<CastOutcome | null>(null);
  if (paper === null) return <CodeStage componentId={componentId} t={t} scanned={scanned} go={setPaper} />;
  if (outcome !== null && outcome.kind !== 'refused') return <DoneStage t={t} outcome={outcome} leave={next} />;
  const send = async () => {
    if (isBusy) return;
    setBusy(true);
    const key = newKey();
    casting(key);
    setOutcome(await castHere(componentId, { key, code: paper.code, content }));
    setBusy(false);
    cast();
  };
  const stage = { speaker, paper, content, change: setContent, stop: next };
  return (
    <>
      {isChecking ? (
        <CheckStage
          {...stage}
          isBusy={isBusy}
          refusal={outcome?.kind === 'refused' ? problemWords(t, outcome.problem) : null}
          send={send}
          back={() => {
            setOutcome(null);
            check(false);
          }}
        />
      ) : (
        <ChooseStage {...stage} go={() => check(true)} />
      )}
      {!isBusy && <Idle t={t} over={next} />}
    </>
  );
}
