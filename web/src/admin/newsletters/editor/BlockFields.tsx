import type { NewsletterBlock } from '../../../../../shared/newsletters/blocks.ts';
import { LIMITS } from '../../../../../shared/newsletters/rules.ts';
import { MarkdownHelp } from '../../forms/LocalizedField.tsx';
import { useNewsletterWords } from '../use-newsletter-words.ts';
import { CardFields } from './CardFields.tsx';
import { Line } from './fields.tsx';
import { ImageFields } from './ImageFields.tsx';

type Block<K extends NewsletterBlock['kind']> = Extract<NewsletterBlock, { readonly kind: K }>;

interface FieldsProps<K extends NewsletterBlock['kind'] = NewsletterBlock['kind']> {
  readonly block: Block<K>;
  /** JSON pointer of the block in the body of a save. */
  readonly pointer: string;
  /** Language that it is written in. */
  readonly locale: string;
  /** @param part what was typed in; `null` for a choice */
  readonly change: (block: NewsletterBlock, part: string | null) => void;
}

function ButtonFields({ block, pointer, locale, change }: FieldsProps<'button'>) {
  const say = useNewsletterWords();
  return (
    <>
      <Line
        pointer={`${pointer}/text`}
        label={say('newsletter.block.button.text')}
        lang={locale}
        maxLength={LIMITS.button}
        value={block.text}
        onChange={(text) => change({ ...block, text }, 'text')}
      />
      <Line
        pointer={`${pointer}/url`}
        label={say('newsletter.block.link')}
        help={say('newsletter.block.link.help')}
        value={block.url}
        onChange={(url) => change({ ...block, url: url.trim() }, 'url')}
      />
    </>
  );
}

function EventFields({ block, pointer, locale, change }: FieldsProps<'event'>) {
  const say = useNewsletterWords();
  return (
    <>
      {(['title', 'when', 'place', 'text'] as const).map((part) => (
        <Line
          key={part}
          pointer={`${pointer}/${part}`}
          label={say(`newsletter.block.event.${part}`)}
          lang={locale}
          maxLength={part === 'text' ? LIMITS.alt : LIMITS.heading}
          value={block[part]}
          onChange={(text) => change({ ...block, [part]: text }, part)}
        />
      ))}
      <Line
        pointer={`${pointer}/url`}
        label={say('newsletter.block.link.optional')}
        help={say('newsletter.block.link.help')}
        value={block.url ?? ''}
        onChange={(url) => change({ ...block, url: url.trim() || null }, 'url')}
      />
    </>
  );
}

function TextFields({ block, pointer, locale, change }: FieldsProps<'text'>) {
  const say = useNewsletterWords();
  return (
    <>
      <Line
        pointer={`${pointer}/text`}
        label={say('newsletter.block.text.text')}
        lang={locale}
        lines={8}
        maxLength={LIMITS.text}
        value={block.text.text}
        onChange={(text) => change({ ...block, text: { format: 'markdown', text } }, 'text')}
      />
      <MarkdownHelp />
    </>
  );
}

/** The controls of one block. */
export function BlockFields({ block, pointer, locale, change }: FieldsProps) {
  const say = useNewsletterWords();
  const rest = { pointer, locale, change };
  switch (block.kind) {
    case 'heading':
      return (
        <Line
          pointer={`${pointer}/text`}
          label={say('newsletter.block.heading.text')}
          lang={locale}
          maxLength={LIMITS.heading}
          value={block.text}
          onChange={(text) => change({ ...block, text }, 'text')}
        />
      );
    case 'text':
      return <TextFields block={block} {...rest} />;
    case 'button':
      return <ButtonFields block={block} {...rest} />;
    case 'event':
      return <EventFields block={block} {...rest} />;
    case 'image':
      return <ImageFields block={block} {...rest} />;
    case 'divider':
      return <p class="muted">{say('newsletter.block.divider.text')}</p>;
    default:
      return <CardFields block={block} />;
  }
}
