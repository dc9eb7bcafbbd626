import { useNewsletterWords } from '../use-newsletter-words.ts';
import { type Card, useCardTitle } from './card-titles.ts';

/** What a card shows: its texts come from the site, in the language of each reader. */
export function CardFields({ block }: { readonly block: Card }) {
  const say = useNewsletterWords();
  const title = useCardTitle(block);
  return (
    <>
      <p>
        <b>{title ?? say(title === null ? 'newsletter.card.gone' : 'newsletter.card.loading')}</b>
      </p>
      <p class="muted">{say('newsletter.card.help')}</p>
    </>
  );
}
