import { useLayoutEffect, useRef } from 'preact/hooks';
import type { NewsletterBlock } from '../../../../../shared/newsletters/blocks.ts';
import { useOffice } from '../../context.ts';
import { useNewsletterWords } from '../use-newsletter-words.ts';
import { BlockFields } from './BlockFields.tsx';
import { copyOf, moved } from './draft.ts';

interface BlocksProps {
  readonly blocks: readonly NewsletterBlock[];
  readonly locale: string;
  /** @param place where it was typed; `null` for a press of a button */
  readonly change: (blocks: NewsletterBlock[], place: string | null) => void;
}

/** `id` of a block on the screen: what findings of the checks lead to. */
export const blockDomId = (id: string): string => `block-${id}`;

interface BlockBoxProps extends BlocksProps {
  readonly block: NewsletterBlock;
  readonly index: number;
  readonly move: (id: string, by: -1 | 1) => void;
}

/** The buttons below a block: moved, written once more, removed. */
function BlockButtons({ blocks, block, index, change, move }: BlockBoxProps) {
  const { t, announce } = useOffice();
  const say = useNewsletterWords();
  const name = say('newsletter.block.name', { number: index + 1, kind: say(`newsletter.block.${block.kind}`) });
  const remove = () => {
    change(
      blocks.filter(({ id }) => id !== block.id),
      null,
    );
    announce(say('newsletter.block.removed', { name }));
    document.getElementById('h-blocks')?.focus();
  };
  const repeat = () => {
    change([...blocks.slice(0, index + 1), copyOf(block), ...blocks.slice(index + 1)], null);
    announce(say('newsletter.block.repeated', { name }));
  };
  const button = (key: string, text: string, label: string, press: () => void, isOff = false) => (
    <button
      class="btn btn--quiet btn--s"
      id={`${blockDomId(block.id)}-${key}`}
      type="button"
      aria-disabled={isOff || undefined}
      aria-label={label}
      onClick={() => isOff || press()}
    >
      {text}
    </button>
  );
  return (
    <div class="row-links">
      {button('up', t('ordered.up'), t('ordered.up.label', { name }), () => move(block.id, -1), index === 0)}
      {button(
        'down',
        t('ordered.down'),
        t('ordered.down.label', { name }),
        () => move(block.id, 1),
        index === blocks.length - 1,
      )}
      {button('repeat', say('newsletter.block.repeat'), say('newsletter.block.repeat.label', { name }), repeat)}
      {button('remove', t('ordered.remove'), t('ordered.remove.label', { name }), remove)}
    </div>
  );
}

function BlockBox(props: BlockBoxProps) {
  const { blocks, block, index, locale, change, move } = props;
  const say = useNewsletterWords();
  const write = (next: NewsletterBlock, part: string | null) =>
    change(
      blocks.map((one) => (one.id === next.id ? next : one)),
      part === null ? null : `${locale} ${next.id} ${part}`,
    );
  const keys = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(block.id, event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <li onKeyDown={keys}>
      <fieldset class="panel stack newsletter-block" id={blockDomId(block.id)} tabIndex={-1}>
        <legend>
          {say('newsletter.block.name', { number: index + 1, kind: say(`newsletter.block.${block.kind}`) })}
        </legend>
        <BlockFields block={block} pointer={`/texts/${locale}/blocks/${index}`} locale={locale} change={write} />
        <BlockButtons {...props} />
      </fieldset>
    </li>
  );
}

/** The blocks of one language, in the order of the mail; moved with buttons, or with Alt and an arrow key. */
export function Blocks({ blocks, locale, change }: BlocksProps) {
  const { announce } = useOffice();
  const say = useNewsletterWords();
  /** The control that had the focus: a block that is moved loses it in some browsers. */
  const held = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (held.current !== null) document.getElementById(held.current)?.focus();
    held.current = null;
  }, [blocks]);
  const move = (id: string, by: -1 | 1) => {
    const to = blocks.findIndex((block) => block.id === id) + by;
    if (to < 0 || to >= blocks.length) return announce(say('newsletter.block.end'));
    held.current = document.activeElement?.id || blockDomId(id);
    change(moved(blocks, id, by), null);
    announce(say('newsletter.block.moved', { position: to + 1, total: blocks.length }));
  };
  return (
    <ol class="plain-list stack">
      {blocks.map((block, index) => (
        <BlockBox
          key={block.id}
          blocks={blocks}
          block={block}
          index={index}
          locale={locale}
          change={change}
          move={move}
        />
      ))}
    </ol>
  );
}
