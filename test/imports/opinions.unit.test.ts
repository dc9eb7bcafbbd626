import { describe, expect, it } from '@jest/globals';
import { readOpinion } from '../../scripts/import/opinions.ts';

const bodyOf = (body: string) => {
  const argument = { id: 1, body, alignment: 1, author: 'participant-0001', createdAt: '2015-10-18T22:24:20+0200' };
  const opinion = { id: 61, title: 'Article 1', body: '', author: 'Gouvernement', createdAt: argument.createdAt };
  const line = JSON.stringify({ ...opinion, arguments: [argument] });
  return readOpinion(line, { locale: 'fr', official: 'Gouvernement' }).comments[0]?.body;
};

describe('an argument of an opinions file', () => {
  it.each([
    [
      'that was typed keeps its paragraphs and lines',
      'One.\r\nTwo.\r\n \r\nThree.\n',
      '<p>One.<br>Two.</p><p>Three.</p>',
    ],
    ['that has a sign like a tag is typed text', 'less\nthan <50%', '<p>less<br>than <50%</p>'],
    ['that has tags of its own is left as it is', 'One.<br>\r\nTwo.', 'One.<br>\r\nTwo.'],
  ])('%s', (_, typed, html) => {
    expect(bodyOf(typed)).toBe(html);
  });
});
