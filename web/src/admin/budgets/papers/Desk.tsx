import { useRef, useState } from 'preact/hooks';
import type { EnvelopeId } from '../../../../../shared/platform/ids.ts';
import type { CensusField } from '../../../../../shared/verifications/census-fields.ts';
import { api } from '../../../platform/api.ts';
import type { Result } from '../../../platform/problem.ts';
import { useOffice } from '../../context.ts';
import { TextField } from '../../forms/Field.tsx';
import { FormBox } from '../../forms/FormBox.tsx';
import { useForm } from '../../forms/form.ts';
import { useLoaded } from '../../loading.tsx';
import { DocumentFields, NOTHING_SEEN, type SeenDraft, territoryOf } from '../../verifications/DocumentFields.tsx';
import type { PapersProps } from './papers-props.ts';
import { useFocus } from './use-focus.ts';
import { VoidNumber } from './VoidNumber.tsx';

const WAYS = ['desk', 'census', 'account'] as const;
type Way = (typeof WAYS)[number];

interface Draft extends SeenDraft {
  readonly email: string;
  readonly given: Readonly<Partial<Record<CensusField, string>>>;
}
const EMPTY: Draft = { ...NOTHING_SEEN, email: '', given: {} };

/** What came of it: envelopes of a person who is handed a paper; `null`: a paper was taken back. */
type Outcome = { readonly envelopeIds: readonly EnvelopeId[] } | null;

function identifiedBy(way: Way, draft: Draft) {
  if (way === 'account') return { method: way, email: draft.email };
  if (way === 'census') return { method: way, given: draft.given };
  const { kind, number, bornOn } = draft;
  return { method: way, document: { kind, number, bornOn }, territoryId: territoryOf(draft) };
}

interface FieldsProps {
  readonly draft: Draft;
  readonly change: (patch: Partial<Draft>) => void;
}

function CensusFields({ draft, change }: FieldsProps) {
  const { t, find } = useOffice();
  const { state } = useLoaded('census', () => api.verifications.readCensusFields());
  const fields = state.status === 'ready' ? state.data.fields : [];
  if (state.status !== 'loading' && fields.length === 0) return <p class="note">{t('papers.desk.no-census')}</p>;
  return (
    <>
      {fields.map((field) => (
        <TextField
          key={field}
          pointer={`/identified/given/${field}`}
          label={find(`census.field.${field}`) ?? field}
          value={draft.given[field] ?? ''}
          onChange={(value) => change({ given: { ...draft.given, [field]: value } })}
        />
      ))}
    </>
  );
}

function WayFields({ way, draft, change }: FieldsProps & { readonly way: Way }) {
  const { t } = useOffice();
  if (way === 'census') return <CensusFields draft={draft} change={change} />;
  if (way === 'desk')
    return (
      <DocumentFields
        pointer="/identified/document"
        territoryPointer="/identified/territoryId"
        value={draft}
        change={change}
      />
    );
  return (
    <TextField
      pointer="/identified/email"
      label={t('papers.desk.email')}
      value={draft.email}
      onChange={(email) => change({ email })}
    />
  );
}

interface IdentifyProps extends Pick<PapersProps, 'component'> {
  readonly way: Way;
  readonly onDone: (outcome: Outcome) => void;
}

/** Finds out who it is, and marks them or takes the mark back. */
function Identify({ component, way, onDone }: IdentifyProps) {
  const { t, publicLocale } = useOffice();
  const isTaking = useRef(false);
  const save = async (draft: Draft): Promise<Result<Outcome>> => {
    const body = { identified: identifiedBy(way, draft), locale: publicLocale };
    const request = { params: { componentId: component.id }, body };
    if (!isTaking.current) return api.budgetPapers.markVoter(request);
    const answer = await api.budgetPapers.unmarkVoter(request);
    return answer.ok ? { ok: true, data: null } : answer;
  };
  const form = useForm({ initial: EMPTY, isKept: true, save, onSaved: onDone });
  const take = () => {
    isTaking.current = true;
    form.submit().finally(() => {
      isTaking.current = false;
    });
  };
  return (
    <FormBox
      form={form}
      save={t('papers.desk.give')}
      actions={
        <button class="btn btn--2" type="button" onClick={take}>
          {t('papers.desk.take')}
        </button>
      }
    >
      <div class="fields stack">
        <WayFields way={way} draft={form.value} change={form.change} />
      </div>
    </FormBox>
  );
}

interface DoneProps extends Pick<PapersProps, 'catalogue'> {
  readonly outcome: Outcome;
  readonly onNext: () => void;
}

/** Yes, and for which envelopes: nothing else is told of anybody. */
function Done({ outcome, catalogue: { envelopes }, onNext }: DoneProps) {
  const { t, textOf, locale } = useOffice();
  const next = useFocus<HTMLButtonElement>();
  const ids = outcome?.envelopeIds ?? [];
  const names = envelopes.filter(({ id }) => ids.includes(id)).map(({ title }) => textOf(title));
  const list = new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
  const isEverywhere = names.length === envelopes.length;
  return (
    <div class="note stack" role="status">
      <p>
        <b>{t(outcome === null ? 'papers.desk.taken' : 'papers.desk.given')}</b>
      </p>
      {outcome !== null && names.length === 0 && <p>{t('papers.desk.given-nowhere')}</p>}
      {outcome !== null && names.length > 0 && !isEverywhere && <p>{t('papers.desk.given-in', { name: list })}</p>}
      <div class="row">
        <button class="btn" type="button" ref={next} onClick={onNext}>
          {t('papers.desk.next')}
        </button>
      </div>
    </div>
  );
}

/** Handing out: the agent learns yes or no, and nothing of the person. */
export function Desk({ component, catalogue }: PapersProps) {
  const { t } = useOffice();
  const [way, setWay] = useState<Way>('desk');
  const [outcome, setOutcome] = useState<{ readonly it: Outcome } | null>(null);
  const { isOpen, methods } = catalogue;
  return (
    <>
      <p class="lead">{t('papers.desk.help')}</p>
      {!isOpen && <p class="note">{t('papers.desk.closed')}</p>}
      {isOpen && methods.length === 0 && <p class="note">{t('papers.desk.anybody')}</p>}
      {isOpen && outcome !== null && (
        <Done outcome={outcome.it} catalogue={catalogue} onNext={() => setOutcome(null)} />
      )}
      {isOpen && outcome === null && (
        <section class="panel stack" aria-label={t('papers.desk.give')}>
          <fieldset class="stack stack-8">
            <legend>{t('papers.desk.by')}</legend>
            {WAYS.map((one) => (
              <label key={one} class="choice">
                <input type="radio" name="way" checked={way === one} onChange={() => setWay(one)} />
                <span>{t(`papers.desk.by.${one}`)}</span>
              </label>
            ))}
          </fieldset>
          <Identify key={way} component={component} way={way} onDone={(it) => setOutcome({ it })} />
        </section>
      )}
      <VoidNumber component={component} />
    </>
  );
}
