import { describe, expect, it } from '@jest/globals';
import { EVERYBODY } from '../../shared/newsletters/audience.ts';
import type { NewsletterBlock } from '../../shared/newsletters/blocks.ts';
import {
  copiedFrom,
  type Draft,
  isWrittenIn,
  moved,
  newBlock,
  PLAIN_KINDS,
  textIn,
  withText,
} from '../../web/src/admin/newsletters/editor/draft.ts';
import { begin, redo, step, undo } from '../../web/src/admin/newsletters/editor/history.ts';

const EMPTY: Draft = { texts: {}, audience: EVERYBODY, tracksClicks: false };
const heading = (id: string): NewsletterBlock => ({ kind: 'heading', id, text: id });

describe('steps of somebody who writes', () => {
  it('are taken back and taken again one by one', () => {
    const three = step(step(step(begin('a'), 'b', null), 'c', null), 'd', null);
    expect(undo(undo(three)).now).toBe('b');
    expect(redo(undo(undo(three))).now).toBe('c');
    expect(undo(undo(undo(undo(three)))).now).toBe('a');
    expect(redo(three)).toBe(three);
  });

  it('are one where one types on in the same place, and two where one types elsewhere or has taken back', () => {
    const typed = step(step(step(begin(''), 'a', 'subject'), 'ab', 'subject'), 'abc', 'subject');
    expect(undo(typed).now).toBe('');
    expect(undo(step(typed, 'abcd', 'preheader')).now).toBe('abc');
    expect(undo(step(undo(typed), 'x', 'subject')).now).toBe('');
  });

  it('forget what was taken back once something else is written, and keep the last hundred', () => {
    expect(redo(step(undo(step(begin(0), 1, null)), 2, null)).now).toBe(2);
    let long = begin(0);
    for (let number = 1; number <= 150; number++) long = step(long, number, null);
    for (let number = 0; number < 200; number++) long = undo(long);
    expect(long.now).toBe(50);
  });
});

describe('a newsletter that is written', () => {
  it('has blocks that move by one place and stay at either end', () => {
    const blocks = [heading('a'), heading('b'), heading('c')];
    const order = (list: readonly NewsletterBlock[]) => list.map(({ id }) => id).join('');
    expect(order(moved(blocks, 'b', -1))).toBe('bac');
    expect(order(moved(blocks, 'b', 1))).toBe('acb');
    expect(order(moved(blocks, 'a', -1))).toBe('abc');
    expect(order(moved(blocks, 'c', 1))).toBe('abc');
    expect(order(moved(blocks, 'z', 1))).toBe('abc');
  });

  it('begins a language as a copy of another, with blocks that have names of their own', () => {
    const french = withText(EMPTY, 'fr', { subject: 'Bonjour', blocks: [heading('a')] });
    const both = copiedFrom(french, 'fr', 'en');
    expect(textIn(both, 'en').subject).toBe('Bonjour');
    expect(textIn(both, 'en').blocks[0]).toMatchObject({ kind: 'heading', text: 'a' });
    expect(textIn(both, 'en').blocks[0]?.id).not.toBe('a');
    expect(textIn(both, 'fr')).toEqual(textIn(french, 'fr'));
  });

  it('has no text in a language that says nothing any more', () => {
    const written = withText(EMPTY, 'nl', { subject: 'Hallo' });
    expect(isWrittenIn(written, 'nl')).toBe(true);
    expect(withText(written, 'nl', { subject: ' ' }).texts).toEqual({});
  });

  it('names each new block differently', () => {
    const ids = [...PLAIN_KINDS, ...PLAIN_KINDS].map((kind) => newBlock(kind).id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^[A-Za-z0-9_-]{1,40}$/.test(id))).toBe(true);
  });
});
