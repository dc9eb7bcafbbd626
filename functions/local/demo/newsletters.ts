import type { AudienceCount } from '../../../shared/newsletters/audience.ts';
import type { NewsletterTexts } from '../../../shared/newsletters/blocks.ts';
import type { Newsletter } from '../../../shared/newsletters/newsletter.ts';
import type { Process } from '../../../shared/spaces/process.ts';
import type { LocalParticipant } from '../participants.ts';
import type { Seeding } from './spaces.ts';

/** People of the demo who have asked for newsletters. */
const SUBSCRIBERS = 8;

const text = (id: string, markdown: string) => ({
  kind: 'text' as const,
  id,
  text: { format: 'markdown' as const, text: markdown },
});

/** What was sent, with a card of a consultation. */
const sentTexts = (processId: Process['id']): NewsletterTexts => ({
  fr: {
    subject: 'Vos idées ont commencé à changer les choses',
    preheader: 'Trois réponses, une concertation ouverte, un vote',
    blocks: [
      { kind: 'heading', id: 'a', text: 'Merci d’avoir écrit' },
      text(
        'b',
        'Chaque proposition a été **lue en entier**. Les premières réponses sont en ligne, les refus aussi, avec leurs raisons.',
      ),
      { kind: 'process', id: 'c', processId },
      { kind: 'button', id: 'd', text: 'Voir toutes les concertations', url: '/processes/' },
    ],
  },
  en: {
    subject: 'Your ideas have begun to change things',
    preheader: 'Three answers, one open consultation, one vote',
    blocks: [
      { kind: 'heading', id: 'a', text: 'Thank you for writing' },
      text(
        'b',
        'Each proposal was **read to its end**. The first answers are online, refusals too, with their reasons.',
      ),
      { kind: 'process', id: 'c', processId },
      { kind: 'button', id: 'd', text: 'See all consultations', url: '/processes/' },
    ],
  },
});

/** What is being written. */
const DRAFT: NewsletterTexts = {
  fr: {
    subject: 'Le vote des budgets de quartier est ouvert',
    preheader: '',
    blocks: [
      { kind: 'heading', id: 'a', text: 'Cinq quartiers, une semaine pour choisir' },
      {
        kind: 'event',
        id: 'b',
        title: 'Réunion publique',
        when: 'Samedi 12 décembre, 10 h',
        place: 'Hôtel de ville',
        text: 'Les projets présentés par celles et ceux qui les ont écrits.',
        url: null,
      },
    ],
  },
};

/** Counts the audience, and sends to the number that came out. */
async function send({ api, settle }: Pick<Seeding, 'api' | 'settle'>, { id, revision }: Newsletter): Promise<void> {
  await api.send('POST', `/newsletters/${id}/counts`, { revision });
  await settle();
  const { count } = await api.send<{ count: AudienceCount | null }>('GET', `/newsletters/${id}/counts/last`);
  if (count?.state !== 'done') throw new Error('the audience of the demo was not counted');
  await api.send('POST', `/newsletters/${id}/sending`, { revision, run: count.run, people: count.people });
  await settle();
}

/** A newsletter that some of the people got and everybody can read in the archive, and one that is being written. */
export async function seedNewsletters(
  { api, settle }: Pick<Seeding, 'api' | 'settle'>,
  people: readonly LocalParticipant[],
  slug: string,
): Promise<void> {
  for (const { cookie } of people.slice(0, SUBSCRIBERS)) {
    await api.send('PUT', '/participants/me/newsletter', { isSubscribed: true, locale: 'fr' }, cookie);
  }
  const { items } = await api.send<{ items: Process[] }>('GET', '/processes');
  const process = items.find((one) => one.slug === slug);
  if (process === undefined) throw new Error(`the demo has no ${slug}`);
  const sent = await api.send<Newsletter>('POST', '/newsletters', { texts: sentTexts(process.id) });
  await send({ api, settle }, sent);
  await api.send('PUT', `/newsletters/${sent.id}/archive`, { isPublic: true });
  await api.send('POST', '/newsletters', { texts: DRAFT });
}
