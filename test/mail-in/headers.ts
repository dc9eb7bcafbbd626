/** Mails as they come in, with the headers that real programs write; names and addresses are made up. */
import { type IncomingMail, incomingMails } from '../../functions/mail-in/incoming.ts';

export type Headers = Readonly<Record<string, string | readonly string[]>>;

export interface Told {
  readonly source?: string;
  readonly headers?: Headers;
  readonly recipients?: readonly string[];
  readonly verdicts?: Partial<Record<'spam' | 'virus' | 'spf' | 'dkim', string>>;
}

const REPLY: Headers = {
  'Return-Path': '<camille@example.org>',
  Received: 'from mail.example.org (mail.example.org [192.0.2.10]) by inbound-smtp.eu-west-1.amazonaws.com',
  From: 'Camille Durand <camille@example.org>',
  To: 'Ville de Brest <parvis@participez.example.fr>',
  Subject: 'Re: Votre proposition est publiée',
  'Message-ID': '<a1b2c3@mail.example.org>',
  'MIME-Version': '1.0',
  'Content-Type': 'text/plain; charset=utf-8',
};

/** The event of a receipt rule for a reply of a person, with what `told` says differently; an empty header is left out. */
export function receipt({ source, headers = {}, recipients, verdicts = {} }: Told = {}) {
  const all = Object.entries({ ...REPLY, ...headers }).flatMap(([name, values]) =>
    [values].flat().map((value) => ({ name, value })),
  );
  const verdict = (name: 'spam' | 'virus' | 'spf' | 'dkim') => ({ status: verdicts[name] ?? 'PASS' });
  return {
    Records: [
      {
        eventSource: 'aws:ses',
        eventVersion: '1.0',
        ses: {
          mail: {
            timestamp: '2026-11-21T09:00:00.000Z',
            source: source ?? 'camille@example.org',
            messageId: 'o3vrnil0e2ic28trm7dfhrc2v0clambda4nbp0g1',
            destination: recipients ?? ['parvis@participez.example.fr'],
            headersTruncated: false,
            headers: all.filter(({ value }) => value !== ''),
          },
          receipt: {
            timestamp: '2026-11-21T09:00:00.000Z',
            processingTimeMillis: 222,
            recipients: recipients ?? ['parvis@participez.example.fr'],
            ...{ spamVerdict: verdict('spam'), virusVerdict: verdict('virus') },
            ...{ spfVerdict: verdict('spf'), dkimVerdict: verdict('dkim') },
            action: { type: 'Lambda', functionArn: 'arn:aws:lambda:eu-west-1:000000000000:function:mail-in' },
          },
        },
      },
    ],
  };
}

export function incoming(told?: Told): IncomingMail {
  const [mail] = incomingMails(receipt(told));
  if (mail === undefined) throw new Error('no mail');
  return mail;
}
