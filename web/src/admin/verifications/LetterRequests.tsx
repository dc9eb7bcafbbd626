import { useState } from 'preact/hooks';
import type { LetterId } from '../../../../shared/platform/ids.ts';
import type { LetterState, OfficeLetter, RefusalReason } from '../../../../shared/verifications/letter.ts';
import { api } from '../../platform/api.ts';
import { Field } from '../../platform/island-field.tsx';
import type { Problem, Result } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';

// shared/verifications/letter.ts has the same, and the schema library with it.
const STATES = ['waiting', 'printed', 'sent', 'refused'] as const satisfies readonly LetterState[];
const REASONS = [
  'unreadable',
  'outside',
  'no-such-address',
  'duplicate',
  'other',
] as const satisfies readonly RefusalReason[];
/** Letters of one print run. */
const MOST = 500;

interface Listed {
  readonly items: readonly OfficeLetter[];
  readonly next: string | null;
}
interface LetterRequestsProps {
  readonly turn: number;
  readonly onChanged: () => void;
}

/** All pages up to what one run takes: people print what waits, not what a page holds. */
async function letters(state: LetterState): Promise<Result<Listed>> {
  const items: OfficeLetter[] = [];
  let next: string | null = null;
  do {
    const answer: Result<Listed> = await api.verifications.listLetters({
      query: { state, ...(next === null ? {} : { cursor: next }) },
    });
    if (!answer.ok) return answer;
    items.push(...answer.data.items);
    next = answer.data.next;
  } while (next !== null && items.length < MOST);
  return { ok: true, data: { items: items.slice(0, MOST), next } };
}

/** Requests of a state with what can be done to those that are chosen. */
export function LetterRequests({ turn, onChanged }: LetterRequestsProps) {
  const { t } = useOffice();
  const [state, setState] = useState<LetterState>('waiting');
  const loaded = useLoaded<Listed>(`${state} ${turn}`, () => letters(state));
  return (
    <section class="stack" aria-labelledby="h-requests">
      <h2 id="h-requests">{t('verification-postal-letter.requests')}</h2>
      <Field id="letter-state" label={t('verification-postal-letter.state')}>
        {(control) => (
          <select
            {...control}
            class="input input--s"
            value={state}
            onChange={({ currentTarget }) => setState(STATES.find((one) => one === currentTarget.value) ?? 'waiting')}
          >
            {STATES.map((one) => (
              <option key={one} value={one}>
                {t(`verification-postal-letter.state.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <WhenLoaded loaded={loaded}>
        {({ items, next }) =>
          items.length === 0 ? (
            <p class="empty">{t('verification-postal-letter.none')}</p>
          ) : (
            <Choice key={`${state} ${turn}`} items={items} isMore={next !== null} onChanged={onChanged} />
          )
        }
      </WhenLoaded>
    </section>
  );
}

interface ChoiceProps {
  readonly items: readonly OfficeLetter[];
  /** There are more than one run takes. */
  readonly isMore: boolean;
  readonly onChanged: () => void;
}

function useChoice(items: readonly OfficeLetter[], onChanged: () => void) {
  const office = useOffice();
  const { t } = office;
  const [chosen, setChosen] = useState<ReadonlySet<LetterId>>(new Set());
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const ids = items.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  const act = async <T,>(call: () => Promise<Result<T>>, said: (data: T) => string) => {
    if (isBusy) return;
    setBusy(true);
    const answer = await call();
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    office.announce(said(answer.data));
    onChanged();
  };
  return {
    chosen,
    choose: setChosen,
    isBusy,
    problem,
    print: () =>
      act(
        () => api.verifications.createPrintRun({ body: { letters: ids } }),
        (run) => t('verification-postal-letter.run-made', { count: run.letters }),
      ),
    refuse: (reason: RefusalReason) =>
      act(
        () => api.verifications.refuseLetters({ body: { letters: ids, reason } }),
        ({ refused }) => t('verification-postal-letter.refused', { count: refused }),
      ),
  };
}

function Choice({ items, isMore, onChanged }: ChoiceProps) {
  const office = useOffice();
  const { t } = office;
  const { chosen, choose, isBusy, problem, print, refuse } = useChoice(items, onChanged);
  const offered = items.filter(({ state }) => state !== 'refused');
  const isAll = offered.length > 0 && offered.every(({ id }) => chosen.has(id));
  const turn = (id: LetterId) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    choose(next);
  };
  return (
    <div class="stack">
      {isMore && <p class="note">{t('verification-postal-letter.more', { most: MOST })}</p>}
      {offered.length > 0 && (
        <div class="row">
          <label class="choice">
            <input
              type="checkbox"
              checked={isAll}
              onChange={() => choose(new Set(isAll ? [] : offered.map(({ id }) => id)))}
            />
            <span>{t('verification-postal-letter.choose-all', { count: offered.length })}</span>
          </label>
          {chosen.size > 0 && (
            <>
              <button class="btn btn--s" type="button" aria-busy={isBusy} onClick={print}>
                {t('verification-postal-letter.print', { count: chosen.size })}
              </button>
              <Refusing onRefuse={refuse} />
            </>
          )}
        </div>
      )}
      <div role="alert">{problem && <p class="note note--alert">{problemText(office, problem)}</p>}</div>
      <ul class="list">
        {items.map((letter) => (
          <LetterLine key={letter.id} letter={letter} isChosen={chosen.has(letter.id)} onTurn={() => turn(letter.id)} />
        ))}
      </ul>
    </div>
  );
}

/** A reason, then the button: nobody refuses without saying why. */
function Refusing({ onRefuse }: { readonly onRefuse: (reason: RefusalReason) => void }) {
  const { t } = useOffice();
  const [reason, setReason] = useState<RefusalReason | ''>('');
  return (
    <>
      <label class="filter">
        <span>{t('verification-postal-letter.refuse-because')}</span>
        <select
          class="input input--s"
          value={reason}
          onChange={({ currentTarget }) => setReason(REASONS.find((one) => one === currentTarget.value) ?? '')}
        >
          <option value="" />
          {REASONS.map((one) => (
            <option key={one} value={one}>
              {t(`verification-postal-letter.reason.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {reason !== '' && (
        <button class="btn btn--danger btn--s" type="button" onClick={() => onRefuse(reason)}>
          {t('verification-postal-letter.refuse')}
        </button>
      )}
    </>
  );
}

interface LetterLineProps {
  readonly letter: OfficeLetter;
  readonly isChosen: boolean;
  readonly onTurn: () => void;
}

function LetterLine({ letter, isChosen, onTurn }: LetterLineProps) {
  const { t, moment } = useOffice();
  const { address, requestedAt, sentAt, reason, state } = letter;
  const where = address && [address.street, address.addition, `${address.postalCode} ${address.city}`, address.country];
  return (
    <li class="stack stack-8">
      {address === null ? (
        <p>{t('verification-postal-letter.forgotten')}</p>
      ) : (
        <label class="choice">
          <input type="checkbox" checked={isChosen} onChange={onTurn} />
          <b dir="auto">{address.name}</b>
        </label>
      )}
      {where && <p dir="auto">{where.filter((line) => line !== '').join(', ')}</p>}
      <p class="meta">
        <span>{t('verification-postal-letter.requested', { moment: moment(requestedAt) })}</span>
        {state === 'sent' && sentAt !== null && (
          <span>{t('verification-postal-letter.sent-on', { moment: moment(sentAt) })}</span>
        )}
        {reason !== null && <span class="tag">{t(`verification-postal-letter.reason.${reason}`)}</span>}
      </p>
    </li>
  );
}
