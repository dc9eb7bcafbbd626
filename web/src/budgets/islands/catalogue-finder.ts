/**
 * Finds and orders projects in the page itself. While people vote the order is drawn, another one for each device, and
 * kept there: a fixed order would favor whoever stands first.
 */
import { keep, kept } from '../../platform/store.ts';

const ORDERS = ['shuffled', 'number', 'cheap', 'dear'] as const;
type Order = (typeof ORDERS)[number];
const SEED_SECONDS = 90 * 24 * 3600;

/** A number between 0 and 2^32 that follows from two others, and looks drawn. */
function drawn(seed: number, number: number): number {
  let mixed = (seed ^ Math.imul(number, 0x9e3779b1)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) >>> 0;
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Numbers of projects in the order that a seed draws. */
export const shuffled = (numbers: readonly number[], seed: number): number[] =>
  [...numbers].sort((one, other) => drawn(seed, one) - drawn(seed, other) || one - other);

function seedOf(componentId: string): number {
  const key = `order:${componentId}`;
  const known = kept(key, (value) => (typeof value === 'number' ? value : null));
  const seed = known ?? crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;
  if (known === null) keep(key, seed, SEED_SECONDS);
  return seed;
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const numberOf = (card: HTMLElement, name: 'number' | 'cost'): number => Number(card.dataset[name] ?? 0);

function ordered(cards: readonly HTMLElement[], order: Order, seed: () => number): HTMLElement[] {
  const byNumber = [...cards].sort((one, other) => numberOf(one, 'number') - numberOf(other, 'number'));
  if (order === 'number') return byNumber;
  if (order === 'shuffled') {
    const rank = new Map(
      shuffled(
        byNumber.map((card) => numberOf(card, 'number')),
        seed(),
      ).map((n, index) => [n, index]),
    );
    return byNumber.sort((a, b) => (rank.get(numberOf(a, 'number')) ?? 0) - (rank.get(numberOf(b, 'number')) ?? 0));
  }
  const sign = order === 'cheap' ? 1 : -1;
  return byNumber.sort((one, other) => sign * (numberOf(one, 'cost') - numberOf(other, 'cost')));
}

/** Words and figures of a search, each of which must be found. */
function matches(card: HTMLElement, words: readonly string[]): boolean {
  const text = plain(card.textContent ?? '');
  const { number } = card.dataset;
  return words.every((word) => word === number || text.includes(word));
}

const isOrder = (value: unknown): value is Order => ORDERS.some((order) => order === value);

/** Answers the form of a catalogue. */
function enhance(form: HTMLFormElement): void {
  const sections = [...document.querySelectorAll<HTMLElement>('[data-envelope-of]')];
  const status = form.querySelector<HTMLElement>('[role="status"]');
  const select = form.elements.namedItem('order');
  const lists = sections.map((section) => ({
    section,
    list: section.querySelector('.projects'),
    cards: [...section.querySelectorAll<HTMLElement>('[data-card]')],
  }));
  let last: Order | null = null;
  const sort = (order: Order) => {
    if (order === last) return;
    last = order;
    for (const { list, cards } of lists)
      list?.append(...ordered(cards, order, () => seedOf(form.dataset.finder ?? '')));
  };
  const answer = (isSaid: boolean) => {
    const wanted = new FormData(form);
    const order = wanted.get('order');
    if (isOrder(order)) sort(order);
    const words = plain(String(wanted.get('q') ?? ''))
      .split(/\s+/)
      .filter((word) => word !== '');
    const category = String(wanted.get('category') ?? '');
    const envelope = String(wanted.get('envelope') ?? '');
    let count = 0;
    for (const { section, cards } of lists) {
      const isHere = envelope === '' || section.id === envelope;
      let found = 0;
      for (const card of cards) {
        const isShown = isHere && (category === '' || card.dataset.category === category) && matches(card, words);
        card.hidden = !isShown;
        found += isShown ? 1 : 0;
      }
      section.hidden = found === 0 && (words.length > 0 || category !== '' || !isHere);
      count += found;
    }
    if (status && isSaid) status.textContent = saidOf(status.dataset, count);
  };
  if (select instanceof HTMLSelectElement) select.value = form.dataset.fair === undefined ? 'number' : 'shuffled';
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () => answer(true));
  answer(false);
}

function saidOf({ none, one, other }: DOMStringMap, count: number): string {
  if (count === 0) return none ?? '';
  const { lang } = document.documentElement;
  if (new Intl.PluralRules(lang).select(count) === 'one') return (one ?? '').replace('1', String(count));
  return (other ?? '').replace('{n}', new Intl.NumberFormat(lang).format(count));
}

if (typeof document !== 'undefined') {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-finder]')) enhance(form);
}
