import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dress, dressDirectly } from '../../functions/platform/mail/dress.ts';
import { mailPage } from '../../functions/platform/mail/layout.ts';
import { contrast, mailColors } from '../../functions/platform/mail/mail-colors.ts';
import type { MailContent, MailSender } from '../../functions/platform/mail/template.ts';
import { ofEveryKind } from './blocks.ts';

const sender: MailSender = { name: 'Ville', accentColor: '#6b3364', contact: '09 70', timeZone: 'Europe/Paris' };

const contentOf = (word: () => string): MailContent => ({
  subject: `S ${word()}`,
  about: word(),
  title: `T ${word()}`,
  blocks: ofEveryKind(word).filter(({ kind }) => kind !== 'html'),
  reason: word(),
  unsubscribe: { text: word(), page: `https://parvis.example/?${word()}`, oneClick: 'https://parvis.example/' },
});

describe('the HTML of a mail that is filled into a skeleton', () => {
  it('is to the byte what rendering the mail itself gives, whatever the texts', async () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '&quot;',
        "'><script>",
        'PARVIS-SLOT-1-',
        '{{x}} <% y %> <#z>',
        '$& $1',
        '',
        '\u2028\u00a0',
        '&#38;amp;',
      ),
    );
    const colors = mailColors(sender.accentColor);
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(nasty), async (words) => {
        const page = mailPage(
          contentOf(() => words.next().value ?? ''),
          sender,
          'fr',
        );
        expect(await dress(page, colors)).toBe(await dressDirectly(page, colors));
      }),
      { numRuns: 40 },
    );
  });
});

describe('the colors of mails', () => {
  it('can be read on what they stand on, by day and in the dark, whatever the accent', () => {
    const color = fc.integer({ min: 0, max: 0xffffff }).map((rgb) => `#${rgb.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(color, (accentColor) => {
        const { accent, ink, accentText, darkAccent, darkInk } = mailColors(accentColor);
        expect(contrast(accent, ink)).toBeGreaterThanOrEqual(4.5);
        if (contrast(accentColor, ink) >= 4.5) expect(accent).toBe(accentColor);
        expect(contrast(accentText, '#fefdfb')).toBeGreaterThanOrEqual(4.5);
        expect(contrast(darkAccent, '#1c1f23')).toBeGreaterThanOrEqual(7);
        expect(contrast(darkAccent, darkInk)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });
});
