import { useState } from 'preact/hooks';
import type { NewsletterStatistics } from '../../../../../shared/newsletters/contract.ts';
import type { Newsletter } from '../../../../../shared/newsletters/newsletter.ts';
import { api } from '../../../platform/api.ts';
import type { Problem } from '../../../platform/problem.ts';
import { useOffice } from '../../context.ts';
import { problemText } from '../../forms/problems.ts';
import { useLoaded, WhenLoaded } from '../../loading.tsx';
import { useNewsletterWords } from '../use-newsletter-words.ts';

const FIGURES = ['sent', 'delivered', 'bounced', 'complained', 'suppressed', 'failed'] as const;

/** Share of those that were sent: "98 %". Nothing where none was. */
function useShare() {
  const { locale } = useOffice();
  return (part: number, all: number): string =>
    all === 0 ? '' : new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(part / all);
}

function FigureTable({ figures, unsubscribed }: Pick<NewsletterStatistics, 'figures' | 'unsubscribed'>) {
  const { number } = useOffice();
  const say = useNewsletterWords();
  const share = useShare();
  const rows = [
    ...FIGURES.map((name) => ({ name, count: figures[name] })),
    { name: 'unsubscribed' as const, count: unsubscribed },
  ];
  return (
    <div class="scroll">
      <table class="table newsletter-figures">
        <caption class="sr">{say('newsletter.results')}</caption>
        <tbody>
          {rows.map(({ name, count }) => (
            <tr key={name}>
              <th scope="row">
                {say(`newsletter.figure.${name}`)}
                <small>{say(`newsletter.figure.${name}.help`)}</small>
              </th>
              <td class="n">{number(count)}</td>
              <td class="n">{name === 'sent' ? '' : share(count, figures.sent)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Clicks({ tracksClicks, clicks }: Pick<NewsletterStatistics, 'tracksClicks' | 'clicks'>) {
  const { number } = useOffice();
  const say = useNewsletterWords();
  return (
    <section class="stack" aria-labelledby="h-click-counts">
      <h2 id="h-click-counts">{say('newsletter.clicks.by-link')}</h2>
      {!tracksClicks && <p class="muted">{say('newsletter.clicks.off')}</p>}
      {tracksClicks && clicks.length === 0 && <p class="muted">{say('newsletter.clicks.none')}</p>}
      {tracksClicks && clicks.length > 0 && (
        <ul class="plain-list list list--tight">
          {clicks.map((link) => (
            <li key={link.url} class="row between">
              <span class="newsletter-link">{link.url}</span>
              <b>{say('newsletter.clicks.number', { count: link.clicks, number: number(link.clicks) })}</b>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface ArchiveProps {
  readonly newsletter: Newsletter;
  readonly onChanged: (newsletter: Newsletter) => void;
}

/** Shows the newsletter on the site, or takes it off. */
export function Archive({ newsletter, onChanged }: ArchiveProps) {
  const office = useOffice();
  const say = useNewsletterWords();
  const [problem, setProblem] = useState<Problem | null>(null);
  const { id, isPublic } = newsletter;
  const change = async (wanted: boolean) => {
    const answer = await api.newsletters.setArchived({ params: { newsletterId: id }, body: { isPublic: wanted } });
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    office.announce(say(wanted ? 'newsletter.archive.on' : 'newsletter.archive.off'));
    onChanged(answer.data);
  };
  return (
    <section class="panel stack" aria-labelledby="h-archive">
      <h2 id="h-archive">{say('newsletter.archive')}</h2>
      <label class="choice">
        <input type="checkbox" checked={isPublic} onChange={({ currentTarget }) => change(currentTarget.checked)} />
        <span>
          {say('newsletter.archive.show')}
          <small>{say('newsletter.archive.help')}</small>
        </span>
      </label>
      {problem && (
        <p class="error" role="alert">
          {problemText(office, problem)}
        </p>
      )}
      {isPublic && (
        <p>
          <a class="more" href={`/${office.publicLocale}/newsletters/${id}/`} target="_blank" rel="noopener">
            {say('newsletter.archive.see')}
          </a>
        </p>
      )}
    </section>
  );
}

/** What became of the mails. */
export function Results({ newsletter }: Pick<ArchiveProps, 'newsletter'>) {
  const say = useNewsletterWords();
  const loaded = useLoaded(`${newsletter.id} ${newsletter.state}`, () =>
    api.newsletters.readStatistics({ params: { newsletterId: newsletter.id } }),
  );
  return (
    <section class="stack" aria-labelledby="h-results">
      <div class="row between">
        <h2 id="h-results">{say('newsletter.results')}</h2>
        <button class="btn btn--quiet btn--s" type="button" onClick={loaded.reload}>
          {say('newsletter.results.reload')}
        </button>
      </div>
      <WhenLoaded loaded={loaded}>
        {({ figures, unsubscribed, tracksClicks, clicks }) => (
          <>
            <FigureTable figures={figures} unsubscribed={unsubscribed} />
            <Clicks tracksClicks={tracksClicks} clicks={clicks} />
          </>
        )}
      </WhenLoaded>
    </section>
  );
}
