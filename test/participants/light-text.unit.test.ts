import { describe, expect, it } from '@jest/globals';
import { beginningOf, lightText } from '../../functions/platform/light-text.ts';

describe('a text in one line', () => {
  it.each([
    ['I **add** a *thought* and _another_.', 'I add a thought and another.'],
    ['## Title\n\n- one\n- two\n\n1. three', 'Title one two three'],
    ['> A [link](https://example.org) here', 'A link here'],
    ['2 * 3 * 4 and snake_case_name', '2 * 3 * 4 and snake_case_name'],
    ['a < b && c > d', 'a < b && c > d'],
  ])('has no marks of Markdown, and keeps what is none: %j', (text, plain) => {
    expect(lightText({ format: 'markdown', text })).toBe(plain);
  });

  it('has no tags of what an import brought', () => {
    expect(lightText({ format: 'html', text: '<p>One</p><p>two <b>three</b></p>' })).toBe('One two three');
  });

  it('is cut between words', () => {
    expect(beginningOf('one two three', 8)).toBe('one two…');
    expect(beginningOf('one two', 7)).toBe('one two');
    expect(beginningOf('x'.repeat(20), 10)).toBe(`${'x'.repeat(5)}…`);
  });
});
