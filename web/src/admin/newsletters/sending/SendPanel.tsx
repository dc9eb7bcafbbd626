import { useState } from 'preact/hooks';
import type { AudienceCount } from '../../../../../shared/newsletters/audience.ts';
import type { Newsletter } from '../../../../../shared/newsletters/newsletter.ts';
import { timeZoneName } from '../../../../../shared/platform/time-zone.ts';
import { localToInstant } from '../../../../../shared/spaces/zoned.ts';
import { api } from '../../../platform/api.ts';
import { notFound, type Result } from '../../../platform/problem.ts';
import { useOffice } from '../../context.ts';
import { Sure } from '../../forms/Sure.tsx';
import { useNewsletterWords } from '../use-newsletter-words.ts';
import { usePeople } from './use-people.ts';

interface SendPanelProps {
  readonly newsletter: Newsletter;
  /** Stores what is typed; answers the revision to be sent, `null` where that was refused. */
  readonly settle: () => Promise<number | null>;
  readonly count: AudienceCount;
  /** Moment chosen before, on the wall clock of the organization; empty: none. */
  readonly before: string;
  readonly onSent: (newsletter: Newsletter) => void;
  /** The count is not what it was: it has to be seen again. */
  readonly onRefused: () => void;
}

interface WhenProps {
  readonly isLater: boolean;
  readonly setLater: (isLater: boolean) => void;
  readonly at: string;
  readonly setAt: (at: string) => void;
  readonly error: string;
}

/** Now, or at a moment of the organization's own time. */
function When({ isLater, setLater, at, setAt, error }: WhenProps) {
  const { organization, locale } = useOffice();
  const say = useNewsletterWords();
  return (
    <>
      <fieldset class="stack stack-8">
        <legend class="sr">{say('newsletter.send.when')}</legend>
        {([false, true] as const).map((later) => (
          <label key={String(later)} class="choice">
            <input type="radio" name="when" checked={isLater === later} onChange={() => setLater(later)} />
            <span>{say(later ? 'newsletter.send.later' : 'newsletter.send.now')}</span>
          </label>
        ))}
      </fieldset>
      {isLater && (
        <div class={error ? 'field field--bad' : 'field'}>
          <label for="send-at">{say('newsletter.send.at')}</label>
          <div class="help" id="send-at-help">
            {say('newsletter.send.zone', { zone: timeZoneName(organization.timeZone, locale) })}
          </div>
          {error && (
            <p class="error" id="send-at-error">
              {error}
            </p>
          )}
          <input
            id="send-at"
            class="input input--narrow"
            type="datetime-local"
            aria-describedby={error ? 'send-at-help send-at-error' : 'send-at-help'}
            aria-invalid={error ? true : undefined}
            value={at}
            onInput={({ currentTarget }) => setAt(currentTarget.value)}
          />
        </div>
      )}
    </>
  );
}

/** Sends, or schedules; the number of people is said again before anything goes. */
export function SendPanel({ newsletter, settle, count, before, onSent, onRefused }: SendPanelProps) {
  const { organization, textOf, moment } = useOffice();
  const say = useNewsletterWords();
  const people = usePeople();
  const [isLater, setLater] = useState(before !== '');
  const [at, setAt] = useState(before);
  const [error, setError] = useState('');
  const [isAsking, setAsking] = useState(false);
  const instant = isLater ? localToInstant(at, organization.timeZone) : null;
  const ask = () => {
    if (isLater && instant === null) {
      setError(say('newsletter.send.at.missing'));
      return document.getElementById('send-at')?.focus();
    }
    setError('');
    setAsking(true);
  };
  async function act(): Promise<Result<unknown>> {
    const params = { newsletterId: newsletter.id };
    const revision = await settle();
    if (revision === null) return { ok: false, problem: notFound('newsletter.changed-meanwhile') };
    const seen = { revision, run: count.run, people: count.people };
    const answer =
      instant === null
        ? await api.newsletters.send({ params, body: seen })
        : await api.newsletters.schedule({ params, body: { ...seen, at: instant } });
    if (answer.ok) onSent(answer.data);
    else if (answer.problem.code === 'newsletter.count-changed') onRefused();
    return answer;
  }
  const values = { subject: textOf(newsletter.subject), people: people(count.people, count.byLocale) };
  return (
    <section class="panel stack" aria-labelledby="h-send">
      <h2 id="h-send">{say('newsletter.send')}</h2>
      <When isLater={isLater} setLater={setLater} at={at} setAt={setAt} error={error} />
      {isAsking ? (
        <Sure
          text={
            instant === null
              ? say('newsletter.send.sure', values)
              : say('newsletter.schedule.sure', { ...values, moment: moment(instant) })
          }
          yes={say(instant === null ? 'newsletter.send.yes' : 'newsletter.schedule.yes', { count: count.people })}
          act={act}
          onDone={() => setAsking(false)}
          onLeft={() => setAsking(false)}
        />
      ) : (
        <div>
          <button class="btn" type="button" onClick={ask}>
            {say(isLater ? 'newsletter.schedule.ask' : 'newsletter.send.ask')}
          </button>
        </div>
      )}
    </section>
  );
}
