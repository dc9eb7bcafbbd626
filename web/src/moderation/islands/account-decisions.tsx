import { useEffect, useRef, useState } from 'preact/hooks';
import type { OwnDecision } from '../../../../shared/moderation/decision.ts';
import { APPEAL_LENGTH } from '../../../../shared/moderation/rules.ts';
import { formatDay } from '../../../../shared/platform/format.ts';
import { LoadedPart } from '../../participants/islands/account-loaded.tsx';
import { type AccountPart, useLoaded } from '../../participants/islands/account-part.ts';
import { engagement } from '../../platform/engagement-api.ts';
import { problemWords } from '../../platform/island.ts';
import { Field } from '../../platform/island-field.tsx';

/** Decisions about own contributions and the own account, with their reasons and the way to appeal. */
export function Decisions(part: AccountPart) {
  const { t } = part;
  const { loaded, again } = useLoaded(() => engagement.moderation.listOwn());
  return (
    <div class="stack stack-24">
      <p class="muted">{t('decision.intro')}</p>
      <LoadedPart t={t} loaded={loaded} again={again}>
        {({ items }) =>
          items.length === 0 ? (
            <div class="empty">
              <p>{t('decision.none')}</p>
            </div>
          ) : (
            items.map((decision) => <OneDecision key={decision.id} part={part} decision={decision} again={again} />)
          )
        }
      </LoadedPart>
    </div>
  );
}

interface DecisionProps {
  readonly part: AccountPart;
  readonly decision: OwnDecision;
  readonly again: () => void;
}

function titleOf({ t, locale, timeZone }: AccountPart, { measure, kind, endsAt }: OwnDecision): string {
  if (measure !== 'block' && kind !== 'account') return t(`decision.hide-${kind}`);
  return endsAt === null
    ? t('decision.block-account')
    : t('decision.block-until', { until: formatDay(endsAt, locale, timeZone) });
}

function OneDecision({ part, decision, again }: DecisionProps) {
  const { t, locale, timeZone } = part;
  const { id, title, path, excerpt, standing, decidedAt } = decision;
  const about = decision.locale === null || decision.locale === locale ? undefined : decision.locale;
  return (
    <section class="stack stack-16" aria-labelledby={id}>
      <div class="stack stack-8">
        <h3 id={id}>{titleOf(part, decision)}</h3>
        {title !== '' && (
          <p dir="auto" lang={about}>
            {path === null ? title : <a href={`/${locale}${path}`}>{title}</a>}
          </p>
        )}
        {excerpt !== '' && <blockquote class="small">{excerpt}</blockquote>}
        <p class="meta">
          <span class="tag">{t(`decision.standing.${standing}`)}</span>
          <span>{t('decision.decided-on', { day: formatDay(decidedAt, locale, timeZone) })}</span>
        </p>
      </div>
      <Reasons part={part} decision={decision} />
      <WhatNext part={part} decision={decision} again={again} />
    </section>
  );
}

function Reasons({ part: { t }, decision }: Omit<DecisionProps, 'again'>) {
  const { reason, basis, rule, facts, words, isAutomated, reports } = decision;
  const said = t(`decision.reason.${reason}`);
  const ground =
    rule === '' ? said : t('decision.ground-text', { reason: said, basis: t(`decision.basis.${basis}`), rule });
  const lines = [
    [t('decision.ground'), ground],
    [t('decision.facts'), facts],
    [t('decision.words'), words],
    [t('decision.who'), isAutomated ? t('decision.by-program', { reports }) : t('decision.by-person')],
  ] as const;
  return (
    <dl class="stack stack-8">
      {lines
        .filter(([, text]) => text !== '')
        .map(([name, text]) => (
          <div key={name}>
            <dt class="small muted">{name}</dt>
            <dd dir="auto">{text}</dd>
          </div>
        ))}
    </dl>
  );
}

/** The appeal and what became of it, or the way to one. */
function WhatNext({ part, decision, again }: DecisionProps) {
  const { t, locale, timeZone } = part;
  const { appeal, standing, appealUntil, reversedAt, reversalWords } = decision;
  const day = (instant: string) => formatDay(instant, locale, timeZone);
  if (appeal === null && standing === 'in-force') {
    const isOpen = new Date().toISOString() < appealUntil;
    return isOpen ? (
      <AppealForm part={part} decision={decision} again={again} />
    ) : (
      <p class="small muted">{t('decision.appeal-over', { day: day(appealUntil) })}</p>
    );
  }
  return (
    <>
      {appeal !== null && (
        <p dir="auto">
          <b>{t('decision.appealed-on', { day: day(appeal.appealedAt) })}</b> {appeal.words}
        </p>
      )}
      {appeal?.judgedAt && (
        <p dir="auto">
          <b>{t('decision.judged', { day: day(appeal.judgedAt) })}</b> {appeal.reasons}
        </p>
      )}
      {reversedAt !== null && reversalWords !== '' && (
        <p dir="auto">
          <b>{t('decision.reversed-words')}</b> {reversalWords}
        </p>
      )}
    </>
  );
}

/** The words of an appeal, kept in the box when they could not be sent. */
function useAppeal({ part: { t }, decision: { id }, again }: DecisionProps) {
  const [state, setState] = useState<'idle' | 'sending' | 'sent'>('idle');
  const [error, setError] = useState({ words: '', form: '' });
  const send = async (words: string) => {
    if (state !== 'idle') return;
    if (words.trim() === '') return setError({ words: t('decision.appeal-missing'), form: '' });
    setState('sending');
    setError({ words: '', form: '' });
    const result = await engagement.moderation.appeal({ params: { decisionId: id }, body: { words } });
    setState(result.ok ? 'sent' : 'idle');
    if (!result.ok) return setError({ words: '', form: problemWords(t, result.problem) });
    again();
  };
  return { state, error, send };
}

function AppealForm(props: DecisionProps) {
  const { part, decision } = props;
  const { t, locale, timeZone } = part;
  const [open, setOpen] = useState(false);
  const { state, error, send } = useAppeal(props);
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (open || error.words !== '') box.current?.focus();
  }, [open, error]);
  const until = t('decision.appeal-until', { day: formatDay(decision.appealUntil, locale, timeZone) });
  if (state === 'sent') return <p role="status">{t('decision.appeal-sent')}</p>;
  if (!open) {
    return (
      <div class="stack stack-8">
        <p>{until}</p>
        <p>
          <button class="btn btn--2 btn--s" type="button" aria-expanded={false} onClick={() => setOpen(true)}>
            {t('decision.appeal')}
          </button>
        </p>
        <p class="small muted">{t('decision.elsewhere')}</p>
      </div>
    );
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    send(box.current?.value ?? '');
  };
  return (
    <form class="stack stack-16" onSubmit={submit} noValidate>
      <p>{until}</p>
      <Field
        id={`appeal-${decision.id}`}
        label={t('decision.appeal-words')}
        help={t('decision.appeal-help', { maximum: APPEAL_LENGTH })}
        error={error.words}
      >
        {(control) => <textarea {...control} class="input" ref={box} rows={5} maxLength={APPEAL_LENGTH} />}
      </Field>
      <div role="alert">{error.form && <p class="note note--alert">{error.form}</p>}</div>
      <div class="row">
        <button class="btn" type="submit" aria-busy={state === 'sending'}>
          {t('decision.appeal-send')}
        </button>
        <button class="btn btn--2" type="button" onClick={() => setOpen(false)}>
          {t('decision.appeal-cancel')}
        </button>
      </div>
    </form>
  );
}
