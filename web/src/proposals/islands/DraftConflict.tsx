import { useEffect, useRef } from 'preact/hooks';
import type { Translate } from '../../../../shared/platform/format.ts';
import { whenWords } from './DraftNotes.tsx';
import type { Draft } from './draft-memory.ts';
import type { ProposalFormProps } from './ProposalForm.tsx';

interface ConflictProps {
  readonly t: Translate;
  readonly form: Pick<ProposalFormProps, 'locale' | 'timeZone'>;
  /** What happened, in words. */
  readonly said: string;
  readonly mine: Draft;
  readonly theirs: Draft;
  readonly theirsAt: string;
  readonly takeTheirs: () => void;
  readonly keepMine: () => void;
  /** Absent where there can be one text alone. */
  readonly keepBoth?: () => void;
}

function Text({ heading, draft, children }: { heading: string; draft: Draft; children: preact.ComponentChildren }) {
  return (
    <section class="panel stack stack-8">
      <h3>{heading}</h3>
      <p dir="auto">
        <b>{draft.title}</b>
      </p>
      <div class="written" dir="auto">
        {draft.body}
      </div>
      <p>{children}</p>
    </section>
  );
}

/** Two texts of one proposal, side by side: its author chooses, and nothing is lost until then. */
export function DraftConflict({ t, form, said, mine, theirs, theirsAt, ...acts }: ConflictProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div class="stack stack-16" role="alertdialog" aria-labelledby="conflict" tabIndex={-1} ref={box}>
      <h2 id="conflict">{t('form.conflict')}</h2>
      <p>{said}</p>
      <div class="split split--even">
        <Text heading={t('form.conflict-mine')} draft={mine}>
          <button class="btn btn--2" type="button" onClick={acts.keepMine}>
            {t('form.conflict-take-mine')}
          </button>
        </Text>
        <Text heading={t('form.conflict-theirs', { when: whenWords(t, theirsAt, form) })} draft={theirs}>
          <button class="btn btn--2" type="button" onClick={acts.takeTheirs}>
            {t('form.conflict-take-theirs')}
          </button>
        </Text>
      </div>
      {acts.keepBoth && (
        <p>
          <button class="btn btn--quiet" type="button" onClick={acts.keepBoth}>
            {t('form.conflict-keep-both')}
          </button>
        </p>
      )}
    </div>
  );
}
