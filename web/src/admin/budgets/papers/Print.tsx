import { useState } from 'preact/hooks';
import type { PaperRun } from '../../../../../shared/budgets/papers/paper.ts';
import type { InterfaceLocale } from '../../../../../shared/platform/locale.ts';
import { api } from '../../../platform/api.ts';
import type { Problem } from '../../../platform/problem.ts';
import { useOffice } from '../../context.ts';
import { download } from '../../download.ts';
import { SelectField, TextField } from '../../forms/Field.tsx';
import { FormBox } from '../../forms/FormBox.tsx';
import { useForm } from '../../forms/form.ts';
import { problemText } from '../../forms/problems.ts';
import { INTERFACE_LANGUAGES, languageName } from '../../language.ts';
import { useLoaded, WhenLoaded } from '../../loading.tsx';
import type { PapersProps } from './papers-props.ts';
import { numberIn } from './VoidNumber.tsx';

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
const keep = ({ fileName, pdf }: { readonly fileName: string; readonly pdf: string }) =>
  download(fileName, bytesOf(pdf), 'application/pdf');
const numbersOf = ({ first, last }: Pick<PaperRun, 'first' | 'last'>): string => `${first}–${last}`;

interface RunFormProps extends PapersProps {
  readonly onMade: () => void;
}

interface RunDraft {
  readonly count: string;
  readonly locale: InterfaceLocale;
  /** Empty: all of them. */
  readonly envelopeId: string;
}

interface RunFieldsProps extends Pick<PapersProps, 'catalogue'> {
  readonly value: RunDraft;
  readonly change: (patch: Partial<RunDraft>) => void;
}

function RunFields({ catalogue: { envelopes }, value, change }: RunFieldsProps) {
  const { t, textOf, locale: own } = useOffice();
  return (
    <div class="fields stack">
      <TextField
        pointer="/count"
        label={t('papers.print.count')}
        type="number"
        min={1}
        max={5000}
        value={value.count}
        onChange={(count) => change({ count })}
      />
      <SelectField
        pointer="/locale"
        label={t('papers.print.language')}
        value={value.locale}
        options={INTERFACE_LANGUAGES.map((one) => ({ value: one, label: languageName(one, own) }))}
        onChange={(text) => change({ locale: INTERFACE_LANGUAGES.find((one) => one === text) ?? value.locale })}
      />
      {envelopes.length > 1 && (
        <SelectField
          pointer="/envelopeIds"
          label={t('papers.print.envelopes')}
          value={value.envelopeId}
          options={[
            { value: '', label: t('papers.print.all') },
            ...envelopes.map(({ id, title }) => ({ value: id, label: textOf(title) })),
          ]}
          onChange={(envelopeId) => change({ envelopeId })}
        />
      )}
    </div>
  );
}

/** Asks for further papers. */
function RunForm({ component, catalogue, onMade }: RunFormProps) {
  const office = useOffice();
  const { t, announce, publicLocale } = office;
  const [problem, setProblem] = useState<Problem | null>(null);
  const params = { componentId: component.id };
  const chosen = ({ envelopeId }: RunDraft) => catalogue.envelopes.find(({ id }) => id === envelopeId)?.id;
  const form = useForm({
    initial: { count: '100', locale: publicLocale, envelopeId: '' },
    isKept: true,
    save: (draft: RunDraft) => {
      const envelopeIds = [chosen(draft)].filter((id) => id !== undefined);
      const body = { count: numberIn(draft.count) ?? 0, locale: draft.locale, envelopeIds };
      return api.budgetPapers.createPaperRun({ params, body });
    },
    onSaved: (run) => {
      announce(t('papers.print.made', { name: numbersOf(run) }));
      onMade();
    },
  });
  const look = async () => {
    const envelopeId = chosen(form.value);
    const query = { locale: form.value.locale, ...(envelopeId === undefined ? {} : { envelopeId }) };
    const answer = await api.budgetPapers.specimenPaper({ params, query });
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) keep(answer.data);
  };
  const specimen = (
    <button class="btn btn--2" type="button" onClick={look}>
      {t('papers.print.specimen')}
    </button>
  );
  return (
    <FormBox form={form} save={t('papers.print.save')} actions={specimen}>
      <div role="alert">{problem && <p class="note note--alert">{problemText(office, problem)}</p>}</div>
      <RunFields catalogue={catalogue} value={form.value} change={form.change} />
    </FormBox>
  );
}

/** A run with its PDFs: a few hundred papers are in one file, so a large run is several. */
function RunLine({ run, component }: Pick<PapersProps, 'component'> & { readonly run: PaperRun }) {
  const office = useOffice();
  const { t, moment } = office;
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const params = { componentId: component.id, runId: run.id };
  const name = numbersOf(run);
  const print = async () => {
    setBusy(true);
    let from: number | null = run.first;
    while (from !== null) {
      const answer = await api.budgetPapers.printPapers({ params, query: { from } });
      setProblem(answer.ok ? null : answer.problem);
      if (answer.ok) keep(answer.data);
      from = answer.ok ? answer.data.next : null;
    }
    setBusy(false);
  };
  return (
    <li class="stack stack-8">
      <div class="row between">
        <span>
          <b>{t('papers.print.run', { name })}</b> <span class="meta">{moment(run.createdAt)}</span>
        </span>
        <button
          class="btn btn--2 btn--s"
          type="button"
          aria-busy={isBusy}
          aria-label={t('papers.print.pdf-of', { name })}
          onClick={print}
        >
          {t('papers.print.pdf')}
        </button>
      </div>
      <div role="alert">{problem && <p class="note note--alert">{problemText(office, problem)}</p>}</div>
    </li>
  );
}

/** Printing: numbers for further papers, and what was printed so far. */
export function Print(props: PapersProps) {
  const { t, publicLocale } = useOffice();
  const { id: componentId } = props.component;
  const loaded = useLoaded(componentId, () => api.budgetPapers.listPaperRuns({ params: { componentId } }));
  return (
    <>
      <p class="lead">{t('papers.print.help')}</p>
      <section class="panel stack" aria-label={t('papers.tab.print')}>
        <RunForm {...props} onMade={loaded.reload} />
      </section>
      <section class="stack" aria-labelledby="h-runs">
        <h2 id="h-runs">{t('papers.print.runs')}</h2>
        <WhenLoaded loaded={loaded}>
          {({ items }) =>
            items.length === 0 ? (
              <p class="empty">{t('papers.print.none')}</p>
            ) : (
              <ul class="list">
                {items.map((run) => (
                  <RunLine key={run.id} run={run} component={props.component} />
                ))}
              </ul>
            )
          }
        </WhenLoaded>
        <a
          class="more"
          href={`/api/budgets/${componentId}/catalogue.pdf?locale=${publicLocale}`}
          target="_blank"
          rel="noopener"
        >
          {t('papers.print.catalogue')}
        </a>
      </section>
    </>
  );
}
