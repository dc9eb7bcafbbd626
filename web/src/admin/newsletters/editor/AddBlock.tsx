import { useState } from 'preact/hooks';
import type { NewsletterBlock } from '../../../../../shared/newsletters/blocks.ts';
import { LIMITS } from '../../../../../shared/newsletters/rules.ts';
import { useOffice } from '../../context.ts';
import { useNewsletterWords } from '../use-newsletter-words.ts';
import { blockDomId } from './Blocks.tsx';
import { CardPicker } from './CardPicker.tsx';
import { CARD_KINDS, type CardKind, chosenBlock, newBlock, PLAIN_KINDS } from './draft.ts';
import { ImageUpload } from './ImageFields.tsx';

interface AddBlockProps {
  readonly blocks: readonly NewsletterBlock[];
  readonly onAdded: (block: NewsletterBlock) => void;
}

/** Puts the focus into a block, once it is there. */
const goTo = (id: string) =>
  requestAnimationFrame(() => {
    const box = document.getElementById(blockDomId(id));
    (box?.querySelector<HTMLElement>('input, textarea, select') ?? box)?.focus();
  });

/** Adds a block at the end: at once, or once it is known what it shows. */
export function AddBlock({ blocks, onAdded }: AddBlockProps) {
  const { announce, t } = useOffice();
  const say = useNewsletterWords();
  const [asking, setAsking] = useState<CardKind | 'image' | null>(null);
  const add = (block: NewsletterBlock, title?: string) => {
    setAsking(null);
    onAdded(block);
    const kind = say(`newsletter.block.${block.kind}`);
    announce(say('newsletter.block.added', { what: title === undefined ? kind : `${kind} ${title}` }));
    goTo(block.id);
  };
  if (blocks.length >= LIMITS.blocks)
    return <p class="note">{say('newsletter.blocks.full', { most: LIMITS.blocks })}</p>;
  return (
    <section class="stack" aria-labelledby="h-add-block">
      <h3 id="h-add-block">{say('newsletter.add')}</h3>
      <div class="row newsletter-kinds">
        {PLAIN_KINDS.map((kind) => (
          <button key={kind} class="btn btn--2 btn--s" type="button" onClick={() => add(newBlock(kind))}>
            {say(`newsletter.block.${kind}`)}
          </button>
        ))}
        {(['image', ...CARD_KINDS] as const).map((kind) => (
          <button
            key={kind}
            class="btn btn--2 btn--s"
            type="button"
            aria-expanded={asking === kind}
            onClick={() => setAsking(asking === kind ? null : kind)}
          >
            {say(`newsletter.block.${kind}`)}…
          </button>
        ))}
      </div>
      {asking === 'image' && (
        <div class="note stack">
          <ImageUpload
            id="upload-new"
            label={say('newsletter.image.file')}
            onUploaded={(picture) =>
              add(chosenBlock({ kind: 'image', ...picture, alt: '', isDecorative: false, link: null }))
            }
          />
          <div>
            <button class="btn btn--quiet btn--s" type="button" onClick={() => setAsking(null)}>
              {t('cancel')}
            </button>
          </div>
        </div>
      )}
      {asking !== null && asking !== 'image' && (
        <CardPicker key={asking} kind={asking} onChosen={add} onLeft={() => setAsking(null)} />
      )}
    </section>
  );
}
