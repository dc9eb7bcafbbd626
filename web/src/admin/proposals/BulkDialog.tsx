import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ComponentId } from '../../../../shared/platform/ids.ts';
import type { Localized } from '../../../../shared/platform/locale.ts';
import type { BulkChange, BulkForecast } from '../../../../shared/proposals/office.ts';
import type { Taxonomy } from '../../../../shared/spaces/taxonomy.ts';
import { api } from '../../platform/api.ts';
import type { Problem } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';
import { writtenIn } from '../forms/texts.ts';
import { languageName } from '../language.ts';
import { inTree } from '../taxonomies/taxonomy-tree.ts';
import { type Decision, DecisionChoice, TemplateChoice } from './answer-choice.tsx';
import type { AnswerTemplate, OwnState } from './own-states.ts';
import type { ShownAct } from './use-act.ts';
import type { Chosen } from './use-selection.ts';
import { withTemplate } from './with-template.ts';

export type BulkKind = BulkChange['kind'];

/** What the component offers for such acts. */
export interface BulkOffer {
  readonly states: readonly OwnState[];
  readonly templates: readonly AnswerTemplate[];
  readonly taxonomies: readonly Taxonomy[];
}

interface ChoiceProps {
  readonly offer: BulkOffer;
  readonly change: BulkChange | null;
  readonly onChange: (change: BulkChange) => void;
}

function TextFields({ text, onChange }: { readonly text: Localized; readonly onChange: (text: Localized) => void }) {
  const { t, languages, locale } = useOffice();
  return (
    <>
      {languages.map((language, index) => (
        <div key={language} class="field">
          <label for={`bulk-text-${language}`}>
            {t('answer.text')} <span class="muted field-note">{languageName(language, locale)}</span>
          </label>
          {index === 0 && (
            <p class="help" id="bulk-text-help">
              {t('bulk.text.help')}
            </p>
          )}
          <textarea
            class="input"
            id={`bulk-text-${language}`}
            rows={3}
            lang={language}
            value={text[language] ?? ''}
            aria-describedby="bulk-text-help"
            onInput={(event) => onChange({ ...text, [language]: event.currentTarget.value })}
          />
        </div>
      ))}
    </>
  );
}

function AnswerChoice({ offer, change, onChange }: ChoiceProps) {
  const { t } = useOffice();
  const [text, setText] = useState<Localized>({});
  const [decision, setDecision] = useState<Decision | null>(null);
  const told = change?.kind === 'answer';
  const say = (chosen: Decision | null, said: Localized) => {
    setDecision(chosen);
    setText(said);
    if (chosen) onChange({ kind: 'answer', ...chosen, text: writtenIn(said) });
  };
  return (
    <>
      <fieldset class="field">
        <legend>{t('answer.state')}</legend>
        <DecisionChoice
          name="bulk-state"
          id="bulk-state"
          value={told ? decision : null}
          states={offer.states}
          onChange={(chosen) => say(chosen, text)}
        />
      </fieldset>
      <details class="fold">
        <summary>{t('bulk.text')}</summary>
        <div class="stack">
          <TemplateChoice
            id="bulk-template"
            templates={offer.templates}
            onChoose={(prepared) => say(decision, withTemplate(text, prepared))}
          />
          <TextFields text={text} onChange={(said) => say(decision, said)} />
        </div>
      </details>
    </>
  );
}

function TaxonomyChoice({ kind, offer, onChange }: ChoiceProps & { readonly kind: 'theme' | 'territory' }) {
  const { t, textOf } = useOffice();
  const branches = inTree(offer.taxonomies.filter((taxonomy) => taxonomy.kind === kind));
  const choose = (value: string) => {
    const id = branches.find(({ taxonomy }) => taxonomy.id === value)?.taxonomy.id ?? null;
    onChange(kind === 'theme' ? { kind, themeId: id } : { kind, territoryId: id });
  };
  return (
    <div class="field">
      <label for="bulk-taxonomy">{t(`taxonomy.${kind}`)}</label>
      <select
        class="input input--s"
        id="bulk-taxonomy"
        required={true}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="" disabled={true} selected={true} />
        <option value="none">{t('bulk.none')}</option>
        {branches.map(({ taxonomy, depth }) => (
          <option key={taxonomy.id} value={taxonomy.id}>
            {depth > 0 ? '— ' : ''}
            {textOf(taxonomy.name)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What proposals become, in words. */
function useWordsOf({ states, taxonomies }: BulkOffer) {
  const { t, textOf } = useOffice();
  return (change: BulkChange): string => {
    if (change.kind === 'answer') {
      const own = states.find(({ id }) => id === change.stateId);
      return own ? textOf(own.name) : t(`proposal.state.${change.state}`);
    }
    const id = change.kind === 'theme' ? change.themeId : change.territoryId;
    const taxonomy = taxonomies.find((one) => one.id === id);
    return taxonomy ? textOf(taxonomy.name) : t('bulk.none');
  };
}

interface ForecastProps {
  readonly forecast: BulkForecast;
  readonly value: string;
}

function Forecast({ forecast: { changes, already, refused }, value }: ForecastProps) {
  const { t } = useOffice();
  return (
    <div class="stack stack-8 forecast" role="status">
      <p>
        <b>{t('bulk.changes', { count: changes, value })}</b>
      </p>
      {already > 0 && <p>{t('bulk.already', { count: already })}</p>}
      {refused > 0 && <p>{t('bulk.refused', { count: refused })}</p>}
      {changes > 0 && <p class="muted">{t('bulk.seen')}</p>}
    </div>
  );
}

interface BulkDialogProps {
  readonly componentId: ComponentId;
  readonly kind: BulkKind;
  readonly chosen: Chosen;
  readonly offer: BulkOffer;
  readonly act: ShownAct;
  readonly onClose: () => void;
}

/** What an act would do, asked anew whenever it is another one. */
function useForecast({ componentId, chosen }: Pick<BulkDialogProps, 'componentId' | 'chosen'>) {
  const [change, setChange] = useState<BulkChange | null>(null);
  const [forecast, setForecast] = useState<BulkForecast | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const choose = (wanted: BulkChange) => {
    setChange(wanted);
    setForecast(null);
  };
  const check = async (event: Event) => {
    event.preventDefault();
    const { selection } = chosen;
    if (!change || !selection || isBusy) return;
    setBusy(true);
    const answer = await api.proposals.forecastAct({ params: { componentId }, body: { selection, change } });
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    setForecast(answer.ok ? answer.data : null);
  };
  return { change, choose, forecast, problem, isBusy, setBusy, check };
}

/** What to do with many proposals: chosen, then told in figures, then done. */
export function BulkDialog({ componentId, kind, chosen, offer, act, onClose }: BulkDialogProps) {
  const office = useOffice();
  const { t } = office;
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const { change, choose, forecast, problem, isBusy, setBusy, check } = useForecast({ componentId, chosen });
  const inWords = useWordsOf(offer);
  const shown = problem ?? act.problem;
  const perform = async () => {
    if (!change || !chosen.selection || isBusy) return;
    setBusy(true);
    const isBegun = await act.start(chosen.selection, change);
    setBusy(false);
    if (!isBegun) return;
    onClose();
    chosen.clear();
  };
  return (
    <dialog class="dialog dialog--wide" ref={dialog} onClose={onClose} aria-labelledby="bulk-title">
      <form class="stack" onSubmit={check}>
        <h2 id="bulk-title">{t(`bulk.${kind}.title`)}</h2>
        {kind === 'answer' ? (
          <AnswerChoice offer={offer} change={change} onChange={choose} />
        ) : (
          <TaxonomyChoice kind={kind} offer={offer} change={change} onChange={choose} />
        )}
        {shown && (
          <p class="error" role="alert">
            {problemText(office, shown)}
          </p>
        )}
        {forecast && change && <Forecast forecast={forecast} value={inWords(change)} />}
        <div class="row dialog-foot">
          {forecast && forecast.changes > 0 ? (
            <button class="btn btn--s" type="button" aria-busy={isBusy} onClick={perform}>
              {t('bulk.do', { count: forecast.changes })}
            </button>
          ) : (
            <button class="btn btn--s" type="submit" disabled={change === null} aria-busy={isBusy}>
              {t('bulk.check')}
            </button>
          )}
          <button class="btn btn--quiet btn--s" type="button" onClick={() => dialog.current?.close()}>
            {t('cancel')}
          </button>
        </div>
      </form>
    </dialog>
  );
}
