import { useState } from 'preact/hooks';
import type { NewsletterBlock } from '../../../../../shared/newsletters/blocks.ts';
import { IMAGE_BYTES, LIMITS } from '../../../../../shared/newsletters/rules.ts';
import { api } from '../../../platform/api.ts';
import { useOffice } from '../../context.ts';
import { problemText } from '../../forms/problems.ts';
import { useNewsletterWords } from '../use-newsletter-words.ts';
import { Line } from './fields.tsx';

type Picture = Extract<NewsletterBlock, { readonly kind: 'image' }>;
type Uploaded = Pick<Picture, 'path' | 'width' | 'height'>;

interface ImageFieldsProps {
  readonly block: Picture;
  readonly pointer: string;
  readonly locale: string;
  readonly change: (block: NewsletterBlock, part: string | null) => void;
}

/** Pixels of a picture, once a browser has it. */
async function sidesOf(path: string): Promise<{ readonly width: number; readonly height: number }> {
  const image = new Image();
  image.src = path;
  await image.decode();
  return { width: image.naturalWidth, height: image.naturalHeight };
}

interface UploadProps {
  readonly id: string;
  readonly label: string;
  readonly onUploaded: (picture: Uploaded) => void;
}

/** Sends a picture as soon as it is chosen; one that is too large is refused before it is sent. */
export function ImageUpload({ id, label, onUploaded }: UploadProps) {
  const office = useOffice();
  const say = useNewsletterWords();
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState('');
  const megabytes = (bytes: number) => office.number(Math.round(bytes / 100_000) / 10);
  async function send(file: File): Promise<string> {
    if (file.size > IMAGE_BYTES)
      return say('newsletter.image.too-large', { size: megabytes(file.size), most: megabytes(IMAGE_BYTES) });
    const answer = await api.media.upload({ body: file });
    if (!answer.ok) return problemText(office, answer.problem);
    const sides = await sidesOf(answer.data.path).catch(() => null);
    if (sides === null) return say('newsletter.image.unreadable');
    onUploaded({ path: answer.data.path, ...sides });
    return '';
  }
  const choose = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    setSending(true);
    setError('');
    setError(await send(file));
    setSending(false);
    input.value = '';
  };
  return (
    <div class={error ? 'field field--bad' : 'field'}>
      <label for={id}>{label}</label>
      <div class="help" id={`${id}-help`}>
        {say('newsletter.image.help', { most: megabytes(IMAGE_BYTES) })}
      </div>
      <p class="error" role="alert" id={`${id}-error`}>
        {error}
      </p>
      <input
        id={id}
        class="input"
        type="file"
        accept="image/png,image/jpeg,image/webp,image/gif"
        aria-describedby={`${id}-help ${id}-error`}
        onChange={(event) => choose(event.currentTarget)}
      />
      <p role="status" class="muted">
        {isSending ? office.t('image.sending') : ''}
      </p>
    </div>
  );
}

/** A picture: what it shows in words, or that it says nothing, and where it leads. */
export function ImageFields({ block, pointer, locale, change }: ImageFieldsProps) {
  const say = useNewsletterWords();
  const isUndescribed = !block.isDecorative && block.alt.trim() === '';
  return (
    <>
      <img class="preview" src={block.path} alt={block.alt} />
      {!block.isDecorative && (
        <Line
          pointer={`${pointer}/alt`}
          label={say('newsletter.image.alt')}
          help={say('newsletter.image.alt.help')}
          lang={locale}
          maxLength={LIMITS.alt}
          value={block.alt}
          onChange={(alt) => change({ ...block, alt }, 'alt')}
        />
      )}
      <label class="choice">
        <input
          type="checkbox"
          checked={block.isDecorative}
          onChange={({ currentTarget }) =>
            change({ ...block, isDecorative: currentTarget.checked, alt: currentTarget.checked ? '' : block.alt }, null)
          }
        />
        <span>{say('newsletter.image.decorative')}</span>
      </label>
      {isUndescribed && <p class="note">{say('newsletter.image.undescribed')}</p>}
      <Line
        pointer={`${pointer}/link`}
        label={say('newsletter.block.link.optional')}
        help={say('newsletter.block.link.help')}
        value={block.link ?? ''}
        onChange={(link) => change({ ...block, link: link.trim() || null }, 'link')}
      />
      <details class="fold">
        <summary>{say('newsletter.image.replace')}</summary>
        <ImageUpload
          id={`upload-${block.id}`}
          label={say('newsletter.image.file')}
          onUploaded={(picture) => change({ ...block, ...picture }, null)}
        />
      </details>
    </>
  );
}
