import type { Ref } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { PaperOutcome } from '../../../../../shared/budgets/papers/answers.ts';
import type { PaperBatchId } from '../../../../../shared/platform/ids.ts';
import { api } from '../../../platform/api.ts';
import { useOffice } from '../../context.ts';
import { problemText } from '../../forms/problems.ts';
import { useLoaded } from '../../loading.tsx';
import type { PapersProps } from './papers-props.ts';
import { Reading } from './Reading.tsx';
import { useOutcomeText, usePaper } from './use-paper.ts';
import { numberIn } from './VoidNumber.tsx';

interface BatchFieldProps extends Pick<PapersProps, 'component'> {
  readonly batch: PaperBatchId | null;
  readonly onChoose: (batch: PaperBatchId | null) => void;
}

function BatchField({ component: { id: componentId }, batch, onChoose }: BatchFieldProps) {
  const { t } = useOffice();
  const { state } = useLoaded(componentId, () => api.budgetPapers.listPaperBatches({ params: { componentId } }));
  const items = state.status === 'ready' ? state.data.items : [];
  return (
    <div class="field">
      <label for="paper-batch">{t('papers.entry.batch')}</label>
      <select
        id="paper-batch"
        class="input input--s"
        value={batch ?? ''}
        onChange={({ currentTarget }) => onChoose(items.find(({ id }) => id === currentTarget.value)?.id ?? null)}
      >
        <option value="">{t('papers.entry.no-batch')}</option>
        {items.map(({ id, place }) => (
          <option key={id} value={id}>
            {place}
          </option>
        ))}
      </select>
    </div>
  );
}

interface NumberFormProps {
  readonly field: Ref<HTMLInputElement>;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly onLook: (number: number) => void;
}

function NumberForm({ field, typed, onType, onLook }: NumberFormProps) {
  const { t } = useOffice();
  const look = (event: Event) => {
    event.preventDefault();
    const number = numberIn(typed);
    if (number !== null) onLook(number);
  };
  return (
    <form class="field" onSubmit={look}>
      <label for="paper-number">{t('papers.number')}</label>
      <input
        id="paper-number"
        ref={field}
        class="input input--narrow"
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        onInput={(event) => onType(event.currentTarget.value)}
      />
    </form>
  );
}

function LastEntered({ last }: { readonly last: readonly PaperOutcome[] }) {
  const { t } = useOffice();
  const outcomeText = useOutcomeText();
  if (last.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="h-last">
      <h2 id="h-last">{t('papers.entry.last')}</h2>
      <ul class="list">
        {last.map((one) => (
          <li key={`${one.number} ${one.state}`}>{outcomeText(one)}</li>
        ))}
      </ul>
    </section>
  );
}

/** Entering papers one after the other: the number, Enter, what stands on it, Enter. */
export function Entry({ component, catalogue }: PapersProps) {
  const office = useOffice();
  const { t } = office;
  const [batch, setBatch] = useState<PaperBatchId | null>(null);
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const { paper, problem, said, last, isBusy, open, enter, drop } = usePaper(component.id, batch);
  const type = (text: string) => {
    setTyped(text);
    drop();
  };
  const look = async (number: number) => {
    if (!isBusy && !(await open(number))) field.current?.select();
  };
  const next = () => {
    setTyped('');
    field.current?.focus();
  };
  return (
    <>
      <p class="lead">{t('papers.entry.help')}</p>
      <section class="panel stack" aria-label={t('papers.tab.entry')}>
        <BatchField component={component} batch={batch} onChoose={setBatch} />
        <NumberForm field={field} typed={typed} onType={type} onLook={look} />
        <div role="alert">{problem && <p class="note note--alert">{problemText(office, problem)}</p>}</div>
        <p role="status">{said}</p>
        {paper !== null && (
          <Reading
            key={paper.number}
            paper={paper}
            catalogue={catalogue}
            isBusy={isBusy}
            onRead={async (reading) => (await enter(paper, reading)) && next()}
          />
        )}
      </section>
      <LastEntered last={last} />
    </>
  );
}
