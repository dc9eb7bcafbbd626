import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ProposalSettings } from '../../shared/proposals/settings.ts';
import { textProblems, tidyWriting } from '../../shared/proposals/text-rules.ts';

const settings = ProposalSettings.parse({});
const TEXT = { title: `X${'x'.repeat(14)}`, body: 'y'.repeat(15), themeId: null };
const problemsOf = (changes: Partial<Record<'title' | 'body', string>>, set = settings) =>
  textProblems({ ...TEXT, ...changes }, set).map(({ pointer, code }) => `${pointer} ${code}`);

describe('the text of a proposal', () => {
  it.each([
    ['may be as short as the bounds', {}, []],
    ['may be as long as the bounds', { title: `X${'x'.repeat(149)}`, body: 'y'.repeat(2000) }, []],
    [
      'may not be one character shorter',
      { title: `X${'x'.repeat(13)}`, body: 'y'.repeat(14) },
      ['/title too_small', '/body too_small'],
    ],
    [
      'may not be one character longer',
      { title: `X${'x'.repeat(150)}`, body: 'y'.repeat(2001) },
      ['/title too_big', '/body too_big'],
    ],
    ['is not longer for its white space', { title: `  X${'x'.repeat(13)}  \n ` }, ['/title too_small']],
    ['is not longer for what nobody sees', { title: `X${'x\u200b'.repeat(13)}` }, ['/title too_small']],
    ['is nothing where nobody sees anything', { title: '\u200b\u2060\u3164'.repeat(20) }, ['/title too_small']],
    ['counts as one what readers see as one', { title: '👨‍👩‍👧'.repeat(15) }, []],
    ['may be in a script without capitals', { title: 'نريد حدائق أكثر في المدينة' }, []],
  ])('%s', (_, changes, expected) => {
    expect(problemsOf(changes)).toEqual(expected);
  });

  it.each([
    ['planter des arbres en ville', false],
    ['Planter des arbres en ville', true],
    ['« planter » des arbres en ville', false],
    ['« Planter » des arbres en ville', true],
    ['École ouverte le samedi matin', true],
    ['école ouverte le samedi matin', false],
    ['30 km/h dans tout le centre', true],
    ['¿Por qué no más árboles?', true],
  ])('begins with a capital letter or a digit: %s', (title, isFine) => {
    expect(problemsOf({ title })).toEqual(isFine ? [] : ['/title text.begins-small']);
  });

  it.each([
    ['DROIT DE REPONSE DU CONSOMMATEUR', false],
    ['DÉMATÉRIALISATION DES DOSSIERS', false],
    ['Fusionner la CADA et la CNIL', true],
    ['Prolonger le RER E et la ligne P', true],
    ['ПОСАДИТЬ БОЛЬШЕ ДЕРЕВЬЕВ', false],
  ])('does not shout: %s', (title, isFine) => {
    expect(problemsOf({ title })).toEqual(isFine ? [] : ['/title text.capitals']);
    expect(problemsOf({ body: title })).toEqual(isFine ? [] : ['/body text.capitals']);
  });

  it('may be one acronym', () => {
    expect(problemsOf({ title: 'RER A RER B' }, { ...settings, titleMinLength: 1 })).toEqual([]);
  });

  it.each([
    ['Est-ce juste ?! Non', true],
    ['Cela suffit maintenant !!', true],
    ['Cela suffit maintenant !!!', false],
    ['Cela suffit maintenant\u202f!\u202f!\u202f!', false],
    ['Pourquoi attendre ?!?', false],
    ['Vraiment? Pourquoi? Comment?', true],
  ])('has two marks in a row at most: %s', (title, isFine) => {
    expect(problemsOf({ title })).toEqual(isFine ? [] : ['/title text.marks']);
  });

  it('must have a theme where the component says so', () => {
    const strict = { ...settings, themeRequired: true };
    expect(textProblems(TEXT, strict)).toEqual([{ pointer: '/themeId', code: 'choice.required' }]);
    expect(textProblems({ ...TEXT, themeId: 'tax_1' }, strict)).toEqual([]);
  });

  it('is judged as it is published: tidying first changes nothing', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(text, text, (title, body) => {
        const written = { title, body, themeId: null };
        expect(textProblems(tidyWriting(written), settings)).toEqual(textProblems(written, settings));
      }),
    );
  });

  it('is judged within a moment at 10,000 words, whatever they are', () => {
    for (const word of ['arbre ', '👨‍👩‍👧 ', 'शिक्षा ', '! ', 'A', '\u200d', '\u0301']) {
      const body = word.repeat(10_000);
      const started = performance.now();
      textProblems({ ...TEXT, body }, settings);
      // Far above what it takes (30 ms), far below what a pattern gone wrong would take.
      expect(performance.now() - started).toBeLessThan(2000);
    }
  });
});
