import { useState } from 'preact/hooks';
import type { Newsletter } from '../../../../../shared/newsletters/newsletter.ts';
import { instantToLocal } from '../../../../../shared/spaces/zoned.ts';
import { api } from '../../../platform/api.ts';
import type { Problem } from '../../../platform/problem.ts';
import { useOffice } from '../../context.ts';
import { problemText } from '../../forms/problems.ts';
import { SavingNote } from '../editor/Toolbar.tsx';
import { useDraft } from '../editor/use-draft.ts';
import { useNewsletterWords } from '../use-newsletter-words.ts';
import { Audience } from './Audience.tsx';
import { Count } from './Count.tsx';
import { SendPanel } from './SendPanel.tsx';
import { useCount } from './use-count.ts';

interface SendScreenProps {
  readonly stored: Newsletter;
  readonly onStored: (stored: Newsletter) => void;
  /** Moment that was chosen before, where it is being changed. */
  readonly before: string;
  readonly onSent: (newsletter: Newsletter) => void;
}

/** Who gets a draft, how many they are, and when it goes. */
export function SendScreen({ stored, onStored, before, onSent }: SendScreenProps) {
  const say = useNewsletterWords();
  const open = useDraft(stored, onStored);
  const { draft, change } = open;
  const counting = useCount({ newsletterId: stored.id, stored: open.stored });
  const { count } = counting;
  return (
    <div class="stack stack-32 fields">
      <SavingNote open={open} />
      <Audience
        value={draft.audience}
        onChange={(audience) => {
          counting.forget();
          change((one) => ({ ...one, audience }), 'audience');
        }}
      />
      <section class="stack stack-8" aria-labelledby="h-clicks">
        <h2 id="h-clicks">{say('newsletter.clicks')}</h2>
        <label class="choice">
          <input
            type="checkbox"
            checked={draft.tracksClicks}
            onChange={({ currentTarget: { checked } }) =>
              change((one) => ({ ...one, tracksClicks: checked }), 'clicks')
            }
          />
          <span>
            {say('newsletter.clicks.count')}
            <small>{say('newsletter.clicks.help')}</small>
          </span>
        </label>
      </section>
      <Count counting={counting} />
      {count?.state === 'done' && count.people > 0 && (
        <SendPanel
          newsletter={stored}
          settle={open.stored}
          count={count}
          before={before}
          onSent={onSent}
          onRefused={counting.resume}
        />
      )}
      {count?.state === 'done' && count.people === 0 && <p class="note">{say('newsletter.count.nobody')}</p>}
    </div>
  );
}

interface ScheduledProps {
  readonly newsletter: Newsletter;
  /** It is a draft again; `before`: the moment that was chosen, where only that is to change. */
  readonly onDraft: (newsletter: Newsletter, before: string) => void;
}

/** A newsletter that goes by itself, and the ways to stop that. */
export function Scheduled({ newsletter, onDraft }: ScheduledProps) {
  const office = useOffice();
  const say = useNewsletterWords();
  const [problem, setProblem] = useState<Problem | null>(null);
  const { scheduledAt } = newsletter;
  const { timeZone } = office.organization;
  const stop = async (before: string) => {
    const answer = await api.newsletters.unschedule({ params: { newsletterId: newsletter.id } });
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    office.announce(say('newsletter.schedule.stopped'));
    onDraft(answer.data, before);
  };
  return (
    <section class="panel stack" aria-labelledby="h-scheduled">
      <h2 id="h-scheduled">{say('newsletter.state.scheduled')}</h2>
      <p>{say('newsletter.schedule.text', { moment: scheduledAt === null ? '–' : office.moment(scheduledAt) })}</p>
      {problem && (
        <p class="error" role="alert">
          {problemText(office, problem)}
        </p>
      )}
      <div class="row">
        <button
          class="btn btn--2 btn--s"
          type="button"
          onClick={() => stop(scheduledAt === null ? '' : instantToLocal(scheduledAt, timeZone))}
        >
          {say('newsletter.schedule.change')}
        </button>
        <button class="btn btn--2 btn--s" type="button" onClick={() => stop('')}>
          {say('newsletter.schedule.stop')}
        </button>
      </div>
    </section>
  );
}
