import type { FunctionComponent } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { StudyOutcome } from '../../../../shared/studies/contract.ts';
import type { Problem } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';
import { ConvertFields, MergeFields } from './act-merge-convert.tsx';
import {
  type ActKind,
  type ActProps,
  AssignFields,
  acting,
  DueFields,
  type Perform,
  ServiceFields,
  StatusFields,
} from './acts.tsx';

function PublishFields(props: ActProps) {
  const { t } = useOffice();
  const { onReady } = props;
  useEffect(() => onReady(acting(props, { kind: 'publish' })), []);
  return <p class="help">{t('studies.publish.help')}</p>;
}

const FIELDS: Readonly<Record<ActKind, FunctionComponent<ActProps>>> = {
  assign: AssignFields,
  status: StatusFields,
  service: ServiceFields,
  due: DueFields,
  publish: PublishFields,
  merge: MergeFields,
  convert: ConvertFields,
};

interface ActDialogProps extends Omit<ActProps, 'onReady'> {
  readonly kind: ActKind;
  readonly onDone: (items: readonly StudyOutcome[]) => void;
  readonly onClose: () => void;
}

/** What is to be done with the studies that were chosen. */
export function ActDialog({ kind, onDone, onClose, ...props }: ActDialogProps) {
  const office = useOffice();
  const { t } = office;
  const dialog = useRef<HTMLDialogElement>(null);
  const [perform, setPerform] = useState<{ readonly it: Perform } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const Fields = FIELDS[kind];
  const act = async (event: Event) => {
    event.preventDefault();
    if (perform === null || isBusy) return;
    setBusy(true);
    const answer = await perform.it();
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) onDone(answer.data.items);
  };
  return (
    <dialog class="dialog dialog--wide" ref={dialog} onClose={onClose} aria-labelledby="act-title">
      <form class="stack" onSubmit={act}>
        <h2 id="act-title">{t(`studies.act.${kind}`)}</h2>
        <p class="muted">{t('studies.act.chosen', { count: props.chosen.length })}</p>
        <Fields {...props} onReady={(ready) => setPerform(ready && { it: ready })} />
        {problem && (
          <p class="error" role="alert">
            {problemText(office, problem)}
          </p>
        )}
        <div class="row dialog-foot">
          <button class="btn btn--s" type="submit" disabled={perform === null} aria-busy={isBusy}>
            {t('studies.act.do')}
          </button>
          <button class="btn btn--quiet btn--s" type="button" onClick={() => dialog.current?.close()}>
            {t('cancel')}
          </button>
        </div>
      </form>
    </dialog>
  );
}
