/** Screens of newsletters, in a file that a browser loads when one of them is opened. */
import { useState } from 'preact/hooks';
import type { Newsletter } from '../../../../shared/newsletters/newsletter.ts';
import { isEditable } from '../../../../shared/newsletters/rules.ts';
import type { NewsletterId } from '../../../../shared/platform/ids.ts';
import { loadStyles } from '../../places/islands/styles.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { type NewsletterSection, type Place, paths } from '../places.ts';
import { Screen } from '../Screen.tsx';
import { Editor } from './editor/Editor.tsx';
import { Preview } from './editor/Preview.tsx';
import { NewsletterList, NewsletterMark } from './NewsletterList.tsx';
import styles from './newsletters.css?url';
import { Progress } from './sending/Progress.tsx';
import { Archive, Results } from './sending/Results.tsx';
import { Scheduled, SendScreen } from './sending/SendScreen.tsx';
import { useNewsletterWords } from './use-newsletter-words.ts';

await loadStyles(styles);

type NewsletterPlace = Extract<Place, { readonly screen: 'newsletters' | 'newsletter' }>;

interface PartProps {
  readonly newsletter: Newsletter;
  readonly show: (newsletter: Newsletter) => void;
  readonly reload: () => void;
}

/** What a newsletter that is no draft any more says, and what became of it. */
function Sent({ newsletter, show, reload }: PartProps) {
  const { state } = newsletter;
  return (
    <div class="stack stack-32">
      {state !== 'sent' && state !== 'cancelled' && (
        <Progress newsletter={newsletter} onChanged={show} onEnded={reload} />
      )}
      <Results newsletter={newsletter} />
      {state === 'sent' && <Archive newsletter={newsletter} onChanged={show} />}
    </div>
  );
}

function Contents({ newsletter }: Pick<PartProps, 'newsletter'>) {
  const { publicLocale, organization } = useOffice();
  const say = useNewsletterWords();
  const [locale, setLocale] = useState(publicLocale);
  return (
    <div class="stack">
      <p class="note">{say('newsletter.read-only')}</p>
      {organization.locales.length > 1 && (
        <label class="row">
          <span>{say('newsletter.language')}</span>
          <select
            class="input input--s"
            value={locale}
            onChange={({ currentTarget }) =>
              setLocale(organization.locales.find((tag) => tag === currentTarget.value) ?? locale)
            }
          >
            {organization.locales.map((tag) => (
              <option key={tag} value={tag}>
                {tag.toUpperCase()}
              </option>
            ))}
          </select>
        </label>
      )}
      <Preview newsletterId={newsletter.id} locale={locale} revision={newsletter.revision} />
    </div>
  );
}

function Section({ section, ...part }: PartProps & { readonly section: NewsletterSection }) {
  const { navigation } = useOffice();
  const [before, setBefore] = useState('');
  const { newsletter, show } = part;
  const { id, state } = newsletter;
  if (section === 'write')
    return isEditable(state) ? <Editor stored={newsletter} onStored={show} /> : <Contents newsletter={newsletter} />;
  if (state === 'scheduled')
    return (
      <Scheduled
        newsletter={newsletter}
        onDraft={(draft, moment) => {
          setBefore(moment);
          show(draft);
        }}
      />
    );
  if (!isEditable(state)) return <Sent {...part} />;
  const sent = (next: Newsletter) => {
    navigation.holdBack(false);
    show(next);
    navigation.go(paths.newsletter(id, 'send'), { replace: true });
  };
  return <SendScreen stored={newsletter} onStored={show} before={before} onSent={sent} />;
}

function Tabs({ newsletter: { id, state }, section }: Pick<PartProps, 'newsletter'> & { section: NewsletterSection }) {
  const { t } = useOffice();
  const say = useNewsletterWords();
  const isDraft = isEditable(state) || state === 'scheduled';
  const names = {
    write: say(isEditable(state) ? 'newsletter.section.write' : 'newsletter.section.read'),
    send: say(isDraft ? 'newsletter.section.send' : 'newsletter.section.results'),
  };
  return (
    <nav class="newsletter-tabs" aria-label={t('newsletters.title')}>
      <ul>
        {(['write', 'send'] as const).map((one) => (
          <li key={one}>
            <a href={paths.newsletter(id, one)} aria-current={one === section ? 'page' : undefined}>
              {names[one]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface OneProps {
  readonly newsletterId: NewsletterId;
  readonly section: NewsletterSection;
}

function One({ newsletterId, section }: OneProps) {
  const { t, textOf } = useOffice();
  const say = useNewsletterWords();
  const loaded = useLoaded(newsletterId, () => api.newsletters.read({ params: { newsletterId } }));
  const newsletter = loaded.state.status === 'ready' ? loaded.state.data : null;
  const title = newsletter === null ? t('newsletters.title') : textOf(newsletter.subject) || say('newsletter.untitled');
  return (
    <Screen
      title={title}
      above={<a href={paths.newsletters}>{t('newsletters.title')}</a>}
      actions={newsletter && <NewsletterMark state={newsletter.state} />}
    >
      <WhenLoaded loaded={loaded}>
        {(data) => (
          <>
            <Tabs newsletter={data} section={section} />
            <Section key={section} section={section} newsletter={data} show={loaded.replace} reload={loaded.reload} />
          </>
        )}
      </WhenLoaded>
    </Screen>
  );
}

/** The screen of a place among newsletters. */
export function Newsletters({ place }: { readonly place: NewsletterPlace }) {
  if (place.screen === 'newsletters') return <NewsletterList />;
  return <One key={place.newsletterId} newsletterId={place.newsletterId} section={place.section} />;
}
