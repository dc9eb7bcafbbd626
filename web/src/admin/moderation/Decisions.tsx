import { useState } from 'preact/hooks';
import type { OfficeDecision } from '../../../../shared/moderation/decision.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { JudgeForm } from './JudgeForm.tsx';

interface Listed {
  readonly items: readonly OfficeDecision[];
  readonly next: string | null;
}

/** Decisions that can be judged or taken back, newest first. */
export function Decisions({ standing }: { readonly standing: 'appealed' | 'in-force' }) {
  const office = useOffice();
  const { t } = office;
  const loaded = useLoaded<Listed>(standing, () => api.moderation.listDecisions({ query: { standing } }));
  const more = async (listed: Listed) => {
    if (listed.next === null) return;
    const answer = await api.moderation.listDecisions({ query: { standing, cursor: listed.next } });
    if (!answer.ok) return office.announce(problemText(office, answer.problem));
    loaded.replace({ items: [...listed.items, ...answer.data.items], next: answer.data.next });
  };
  return (
    <WhenLoaded loaded={loaded}>
      {(listed) =>
        listed.items.length === 0 && listed.next === null ? (
          <div class="empty">
            <p>{t(standing === 'appealed' ? 'moderation.no-appeals' : 'moderation.no-decisions')}</p>
          </div>
        ) : (
          <>
            <ul class="list">
              {listed.items.map((decision) => (
                <DecisionLine key={decision.id} decision={decision} onDone={loaded.reload} />
              ))}
            </ul>
            {listed.next !== null && (
              <p>
                <button class="btn btn--2" type="button" onClick={() => more(listed)}>
                  {t('moderation.more')}
                </button>
              </p>
            )}
          </>
        )
      }
    </WhenLoaded>
  );
}

interface DecisionLineProps {
  readonly decision: OfficeDecision;
  readonly onDone: () => void;
}

function useAbout({ kind, title, authorName }: OfficeDecision): string {
  const { t } = useOffice();
  if (kind === 'account') return t('moderation.account-of', { name: authorName ?? t('moderation.nameless') });
  if (title === '') return t('moderation.gone');
  return kind === 'proposal' ? title : t(`moderation.${kind}-on`, { title });
}

function DecisionLine({ decision, onDone }: DecisionLineProps) {
  const { t, day, publicLocale } = useOffice();
  const { path, excerpt, reason, rule, facts, decidedBy, decidedAt, isAutomated, standing, endsAt } = decision;
  const about = useAbout(decision);
  return (
    <li class="stack stack-8">
      <b dir="auto">{path === null ? about : <a href={`/${publicLocale}${path}`}>{about}</a>}</b>
      {excerpt !== '' && (
        <blockquote class="small" dir="auto">
          {excerpt}
        </blockquote>
      )}
      <p class="meta">
        <span class="tag">{t(`moderation.reason.${reason}`)}</span>
        <span>
          {t(isAutomated ? 'moderation.by-program' : 'moderation.by', {
            name: decidedBy ?? t('moderation.nameless'),
            day: day(decidedAt),
          })}
        </span>
        {endsAt !== null && <span>{t('moderation.until', { day: day(endsAt) })}</span>}
      </p>
      {rule !== '' && (
        <p dir="auto">
          {rule} – {facts}
        </p>
      )}
      {standing === 'appealed' ? (
        <JudgeForm decision={decision} about={about} onDone={onDone} />
      ) : (
        <TakeBack decision={decision} about={about} onDone={onDone} />
      )}
    </li>
  );
}

/** Takes a decision back, with words to the one concerned where there are any. */
function TakeBack({ decision: { id }, about, onDone }: DecisionLineProps & { readonly about: string }) {
  const office = useOffice();
  const { t } = office;
  const [words, setWords] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const answer = await api.moderation.reverse({ params: { decisionId: id }, body: { words: words ?? '' } });
    setBusy(false);
    office.announce(answer.ok ? t('moderation.taken-back') : problemText(office, answer.problem));
    if (answer.ok) onDone();
  };
  if (words === null) {
    return (
      <p>
        <button
          class="btn btn--2 btn--s"
          type="button"
          aria-label={t('moderation.take-back-of', { title: about })}
          onClick={() => setWords('')}
        >
          {t('moderation.take-back')}
        </button>
      </p>
    );
  }
  return (
    <form class="stack stack-8" onSubmit={send}>
      <div class="field">
        <label for={`words-${id}`}>{t('moderation.take-back-words')}</label>
        <textarea
          class="input"
          id={`words-${id}`}
          rows={2}
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </div>
      <div class="row">
        <button class="btn btn--s" type="submit" aria-busy={isBusy}>
          {t('moderation.take-back')}
        </button>
        <button class="btn btn--quiet btn--s" type="button" onClick={() => setWords(null)}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}
