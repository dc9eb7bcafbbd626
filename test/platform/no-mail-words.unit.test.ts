import { glob, readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { withoutMails } from '../../web/plugins/no-mail-words.ts';

test('pages carry the words of a feature but for those of its mails', () => {
  const messages = { 'mail.invitation.subject': 'Join us', 'mailbox.title': 'Mails', 'team.title': 'Team' };
  expect(JSON.parse(withoutMails(JSON.stringify(messages)))).toEqual({
    'mailbox.title': 'Mails',
    'team.title': 'Team',
  });
});

test('no page and no island says a word that was left out', async () => {
  const said: string[] = [];
  for await (const file of glob('web/src/**/*.{astro,ts,tsx}')) {
    if (/['"`]mail\./.test(await readFile(file, 'utf8'))) said.push(file);
  }
  expect(said).toEqual([]);
});
