import { expect, it } from '@jest/globals';
import { paced } from '../../functions/platform/mail/mailer.ts';

const mail = (id: string) => ({ to: 'ada@example.org', from: { name: 'P' }, subject: '', text: '', html: '', id });

/** A mailer at one mail in two seconds, on a clock that moves while it sleeps; `sent` has the times of its mails. */
function aPacedMailer() {
  let time = 5000;
  const sent: [string, number][] = [];
  const mailer = paced(
    { send: async ({ id }) => void sent.push([id, time]) },
    {
      milliseconds: 2000,
      now: () => time,
      sleep: async (milliseconds) => {
        time += milliseconds;
      },
    },
  );
  return {
    mailer,
    sent,
    later: (milliseconds: number) => {
      time += milliseconds;
    },
  };
}

it('a worker sends its first mail at once, and each further one when it is its turn', async () => {
  const { mailer, sent } = aPacedMailer();
  for (const id of ['a', 'b', 'c']) await mailer.send(mail(id));
  expect(sent).toEqual([
    ['a', 5000],
    ['b', 7000],
    ['c', 9000],
  ]);
});

it('a worker that had nothing to do does not make up for it by a burst', async () => {
  const { mailer, sent, later } = aPacedMailer();
  await mailer.send(mail('a'));
  later(60_000);
  for (const id of ['b', 'c']) await mailer.send(mail(id));
  expect(sent.map(([, at]) => at)).toEqual([5000, 65_000, 67_000]);
});
