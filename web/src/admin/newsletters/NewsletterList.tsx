import { useMemo, useState } from 'preact/hooks';
import type { NewsletterState, NewsletterSummary } from '../../../../shared/newsletters/newsletter.ts';
import { isRemovable } from '../../../../shared/newsletters/rules.ts';
import { api } from '../../platform/api.ts';
import { newKey } from '../../platform/api-client.ts';
import type { Problem } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';
import { Sure } from '../forms/Sure.tsx';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { paths } from '../places.ts';
import { Screen } from '../Screen.tsx';
import { useNewsletterWords } from './use-newsletter-words.ts';

const COLORS = {
  draft: 'off',
  scheduled: 'eval',
  building: 'eval',
  sending: 'eval',
  paused: 'off',
  cancelled: 'no',
  sent: 'yes',
} as const satisfies Record<NewsletterState, string>;

/** The state of a newsletter, in words and as a mark. */
export function NewsletterMark({ state }: { readonly state: NewsletterState }) {
  const say = useNewsletterWords();
  return <span class={`state state--${COLORS[state]}`}>{say(`newsletter.state.${state}`)}</span>;
}

interface RowProps {
  readonly newsletter: NewsletterSummary;
  readonly onCopy: () => void;
  readonly onRemove: () => void;
}

function Row({ newsletter, onCopy, onRemove }: RowProps) {
  const { textOf, moment, number } = useOffice();
  const say = useNewsletterWords();
  const { id, state, figures, scheduledAt, startedAt, updatedAt } = newsletter;
  const subject = textOf(newsletter.subject) || say('newsletter.untitled');
  const at = state === 'scheduled' ? scheduledAt : (startedAt ?? updatedAt);
  return (
    <tr>
      <th scope="row">
        <a class="row-head" href={paths.newsletter(id)}>
          {subject}
        </a>
        {newsletter.isPublic && <small>{say('newsletter.list.public')}</small>}
      </th>
      <td>
        <NewsletterMark state={state} />
        {at !== null && <small>{moment(at)}</small>}
      </td>
      <td class="n">{figures === null ? '–' : number(figures.sent)}</td>
      <td class="n">{figures === null ? '–' : number(figures.delivered)}</td>
      <td>
        <div class="row-links">
          <button class="btn btn--quiet btn--s" type="button" onClick={onCopy}>
            {say('newsletter.duplicate')}
            <span class="sr"> {subject}</span>
          </button>
          {isRemovable(state) && (
            <button class="btn btn--quiet btn--s" type="button" onClick={onRemove}>
              {say('newsletter.remove')}
              <span class="sr"> {subject}</span>
            </button>
          )}
        </div>
      </td>
    </tr>
  );
}

function Table({
  items,
  onCopy,
  onRemove,
}: {
  readonly items: readonly NewsletterSummary[];
  readonly onCopy: (newsletter: NewsletterSummary) => void;
  readonly onRemove: (newsletter: NewsletterSummary) => void;
}) {
  const say = useNewsletterWords();
  return (
    <div class="scroll">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{say('newsletter.subject')}</th>
            <th scope="col">{say('newsletter.list.state')}</th>
            <th scope="col" class="n">
              {say('newsletter.figure.sent')}
            </th>
            <th scope="col" class="n">
              {say('newsletter.figure.delivered')}
            </th>
            <th scope="col">{say('newsletter.list.acts')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <Row key={one.id} newsletter={one} onCopy={() => onCopy(one)} onRemove={() => onRemove(one)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Every newsletter, newest first, and how many people have asked for them. */
export function NewsletterList() {
  const office = useOffice();
  const { navigation, announce, textOf, number } = office;
  const say = useNewsletterWords();
  const loaded = useLoaded('newsletters', () => api.newsletters.list());
  const idempotencyKey = useMemo(newKey, []);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [removing, setRemoving] = useState<NewsletterSummary | null>(null);
  const open = (answer: Awaited<ReturnType<typeof api.newsletters.duplicate>>, said: string) => {
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    announce(said);
    navigation.go(paths.newsletter(answer.data.id));
  };
  const create = async () =>
    open(await api.newsletters.create({ body: {}, idempotencyKey }), say('newsletter.created'));
  const copy = async ({ id }: NewsletterSummary) =>
    open(await api.newsletters.duplicate({ params: { newsletterId: id } }), say('newsletter.duplicated'));
  const removed = () => {
    setRemoving(null);
    announce(say('newsletter.removed'));
    loaded.reload();
  };
  const button = (
    <button class="btn btn--s" type="button" onClick={create}>
      {say('newsletter.create')}
    </button>
  );
  return (
    <Screen title={office.t('newsletters.title')} actions={button}>
      {problem && (
        <p class="error" role="alert">
          {problemText(office, problem)}
        </p>
      )}
      {removing && (
        <Sure
          text={say('newsletter.remove.sure', { subject: textOf(removing.subject) || say('newsletter.untitled') })}
          yes={say('newsletter.remove.yes')}
          act={() => api.newsletters.remove({ params: { newsletterId: removing.id } })}
          onDone={removed}
          onLeft={() => setRemoving(null)}
        />
      )}
      <WhenLoaded loaded={loaded}>
        {({ items, subscriptions: { confirmed, pending } }) => (
          <>
            <p>
              {say('newsletter.list.subscribers', { count: confirmed, number: number(confirmed) })}{' '}
              {pending > 0 && (
                <span class="muted">{say('newsletter.list.pending', { count: pending, number: number(pending) })}</span>
              )}
            </p>
            {items.length === 0 ? (
              <div class="empty stack stack-8">
                <h2>{say('newsletter.list.empty')}</h2>
                <p class="muted">{say('newsletter.list.empty.text')}</p>
              </div>
            ) : (
              <Table items={items} onCopy={copy} onRemove={setRemoving} />
            )}
          </>
        )}
      </WhenLoaded>
    </Screen>
  );
}
