import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Statement } from '../../../../shared/moderation/decision.ts';
import type { SubjectId } from '../../../../shared/moderation/report.ts';
import { STATEMENT_LENGTH } from '../../../../shared/moderation/rules.ts';
import type { ParticipantId } from '../../../../shared/platform/ids.ts';
import { api } from '../../platform/api.ts';
import { newKey } from '../../platform/api-client.ts';
import { Field } from '../../platform/island-field.tsx';
import type { Problem } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';
import { REASONS } from './CaseFilters.tsx';
import { useAbout } from './use-about.ts';
import type { Acts, Listed } from './use-acts.ts';

const BASES = ['charter', 'law'] as const;
const EMPTY = { basis: 'charter', rule: '', facts: '', words: '' } as const;

interface StatementDialogProps {
  readonly title: string;
  readonly intro: string;
  readonly action: string;
  /** What most of it is about, chosen to begin with. */
  readonly reason: Statement['reason'];
  readonly send: (statement: Statement) => Promise<Problem | null>;
  readonly onClose: () => void;
  /** What it is about, where the title does not name it. */
  readonly about?: readonly string[];
  readonly children?: ComponentChildren;
}

/** What must be written before something may be sent. */
function useStatement({ send, onClose, reason }: Pick<StatementDialogProps, 'send' | 'onClose' | 'reason'>) {
  const { t } = useOffice();
  const [statement, setStatement] = useState<Statement>({ ...EMPTY, reason });
  const [missing, setMissing] = useState({ rule: '', facts: '' });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const set = (changes: Partial<Statement>) => setStatement({ ...statement, ...changes });
  const submit = async (event: Event & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    if (isBusy) return;
    const without = (name: 'rule' | 'facts') => (statement[name].trim() === '' ? t(`moderation.missing-${name}`) : '');
    const found = { rule: without('rule'), facts: without('facts') };
    setMissing(found);
    const first = found.rule !== '' ? '#statement-rule' : found.facts !== '' ? '#statement-facts' : null;
    if (first !== null) return event.currentTarget.querySelector<HTMLElement>(first)?.focus();
    setBusy(true);
    const refused = await send(statement);
    setBusy(false);
    setProblem(refused);
    if (refused === null) onClose();
  };
  return { statement, set, missing, problem, isBusy, submit };
}

/** Asks for a statement of reasons: ground, rule, facts and words. The author reads all of it. */
function StatementDialog(props: StatementDialogProps) {
  const { title, intro, action, onClose, children, about = [] } = props;
  const office = useOffice();
  const { t } = office;
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const box = dialog.current;
    box?.showModal();
    // Taken out of the page while it is open, a dialog would give the focus back to nobody.
    return () => box?.close();
  }, []);
  const { statement, set, missing, problem, isBusy, submit } = useStatement(props);
  return (
    <dialog class="dialog dialog--wide" ref={dialog} onClose={onClose} aria-labelledby="statement-title">
      <form class="stack" onSubmit={submit} noValidate>
        <h2 id="statement-title">{title}</h2>
        <p class="muted">{intro}</p>
        {about.length > 0 && (
          <ul class="list">
            {about.map((one, index) => (
              <li key={index} dir="auto">
                {one}
              </li>
            ))}
          </ul>
        )}
        <Ground statement={statement} set={set} />
        <Field id="statement-rule" label={t('moderation.rule')} help={t('moderation.rule-help')} error={missing.rule}>
          {(control) => (
            <input
              {...control}
              class="input"
              maxLength={300}
              value={statement.rule}
              onInput={(event) => set({ rule: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field
          id="statement-facts"
          label={t('moderation.facts')}
          help={t('moderation.facts-help')}
          error={missing.facts}
        >
          {(control) => (
            <textarea
              {...control}
              class="input"
              rows={3}
              maxLength={STATEMENT_LENGTH}
              value={statement.facts}
              onInput={(event) => set({ facts: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field id="statement-words" label={t('moderation.words')} help={t('moderation.words-help')}>
          {(control) => (
            <textarea
              {...control}
              class="input"
              rows={2}
              maxLength={STATEMENT_LENGTH}
              value={statement.words}
              onInput={(event) => set({ words: event.currentTarget.value })}
            />
          )}
        </Field>
        {children}
        <div role="alert">{problem && <p class="note note--alert">{problemText(office, problem)}</p>}</div>
        <div class="row dialog-foot">
          <button class="btn btn--s" type="submit" aria-busy={isBusy}>
            {action}
          </button>
          <button class="btn btn--quiet btn--s" type="button" onClick={() => dialog.current?.close()}>
            {t('cancel')}
          </button>
        </div>
      </form>
    </dialog>
  );
}

interface GroundProps {
  readonly statement: Statement;
  readonly set: (changes: Partial<Statement>) => void;
}

function Ground({ statement, set }: GroundProps) {
  const { t } = useOffice();
  const choose = (value: string) => {
    const reason = REASONS.find((one) => one === value);
    if (reason !== undefined) set({ reason });
  };
  return (
    <>
      <div class="field">
        <label for="statement-reason">{t('moderation.ground')}</label>
        <select
          class="input input--s"
          id="statement-reason"
          value={statement.reason}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {REASONS.map((reason) => (
            <option key={reason} value={reason}>
              {t(`moderation.reason.${reason}`)}
            </option>
          ))}
        </select>
      </div>
      <fieldset class="field">
        <legend>{t('moderation.basis')}</legend>
        {BASES.map((basis) => (
          <label key={basis} class="choice">
            <input type="radio" name="basis" checked={statement.basis === basis} onChange={() => set({ basis })} />
            <span>{t(`moderation.basis.${basis}`)}</span>
          </label>
        ))}
      </fieldset>
    </>
  );
}

interface HideDialogProps {
  readonly acts: Acts;
  readonly listed: Listed;
  readonly subjects: readonly SubjectId[];
}

/** Hides what is chosen; one key for each dialog, so that a lost answer makes no second decision. */
export function HideDialog({ acts, listed, subjects }: HideDialogProps) {
  const { t } = useOffice();
  const [key] = useState(newKey);
  const count = subjects.length;
  const aboutOf = useAbout();
  const chosen = subjects.flatMap((id) => listed.items.find(({ subjectId }) => subjectId === id) ?? []);
  const [first] = chosen;
  const isOne = count === 1 && first !== undefined;
  return (
    <StatementDialog
      title={isOne ? t('moderation.hide-of', { title: aboutOf(first) }) : t('moderation.hide-title', { count })}
      about={isOne ? (first.excerpt === '' ? [] : [first.excerpt]) : chosen.map(aboutOf)}
      intro={t('moderation.hide-intro', { count })}
      action={t('moderation.hide-action')}
      reason={first?.reasons[0] ?? 'spam'}
      send={(statement) => acts.confirmHiding(listed, subjects, statement, key)}
      onClose={() => acts.hide(null)}
    />
  );
}

interface BlockDialogProps {
  readonly participantId: ParticipantId;
  readonly name: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** The end of a day of this device, as a moment; `null`: for good. */
const endOf = (day: string): string | null => (day === '' ? null : new Date(`${day}T23:59:59`).toISOString());

/** Blocks an account until a day, or for good. */
export function BlockDialog({ participantId, name, onDone, onClose }: BlockDialogProps) {
  const office = useOffice();
  const { t } = office;
  const [key] = useState(newKey);
  const [day, setDay] = useState('');
  const send = async (statement: Statement) => {
    const body = { participantId, statement, until: endOf(day) };
    const answer = await api.moderation.block({ body, idempotencyKey: key });
    if (!answer.ok) return answer.problem;
    office.announce(t('moderation.blocked'));
    onDone();
    return null;
  };
  return (
    <StatementDialog
      title={t('moderation.block-title', { name })}
      intro={t('moderation.block-intro')}
      action={t('moderation.block-action')}
      reason="offensive"
      send={send}
      onClose={onClose}
    >
      <Field id="block-until" label={t('moderation.block-until')} help={t('moderation.block-until-help')}>
        {(control) => (
          <input
            {...control}
            class="input input--s"
            type="date"
            value={day}
            onInput={(event) => setDay(event.currentTarget.value)}
          />
        )}
      </Field>
    </StatementDialog>
  );
}
