import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { incomingMails } from '../../functions/mail-in/incoming.ts';
import { type Ignored, judgeMail, type Ours } from '../../functions/mail-in/judge-mail.ts';
import { type Headers, incoming, type Told } from './headers.ts';

const OURS: Ours = {
  addresses: ['parvis@participez.example.fr'],
  domains: ['replies.example.fr'],
  host: 'participez.example.fr',
};
const MAIL = 'eml_01JD0000000000000000000001';
const NEWSLETTER = 'nws_01JD0000000000000000000002';
const judge = (told?: Told) => judgeMail(incoming(told), OURS);
const why = (told: Told): Ignored | 'answered' => {
  const judgement = judge(told);
  return judgement.kind === 'ignore' ? judgement.why : 'answered';
};

describe('a reply that somebody wrote', () => {
  const GMAIL: Headers = {
    'DKIM-Signature': 'v=1; a=rsa-sha256; c=relaxed/relaxed; d=gmail.com; s=20230601; bh=…',
    'X-Google-DKIM-Signature': 'v=1; a=rsa-sha256; c=relaxed/relaxed; d=1e100.net; s=20230601',
    'X-Gm-Message-State': 'AOJu0YxQ',
    References: `<${MAIL}@participez.example.fr>`,
    'In-Reply-To': `<${MAIL}@participez.example.fr>`,
    'Message-ID': '<CAKx8=abc@mail.gmail.com>',
    'Content-Type': 'multipart/alternative; boundary="0000000000001"',
  };
  const OUTLOOK: Headers = {
    'Thread-Topic': 'Votre proposition est publiée',
    'Thread-Index': 'AQHbO0',
    'Accept-Language': 'fr-FR, en-US',
    'X-MS-Has-Attach': '',
    'X-MS-Exchange-MessageSentRepresentingType': '1',
    'X-MS-Exchange-Organization-SCL': '-1',
    'X-Originating-IP': '[192.0.2.4]',
    'Auto-Submitted': 'no',
  };
  const APPLE: Headers = { 'X-Mailer': 'Apple Mail (2.3774.500.171.1.1)', Precedence: 'normal' };

  it.each([
    ['from Gmail', { headers: GMAIL }],
    ['from Outlook', { headers: OUTLOOK }],
    ['from a Mac', { headers: APPLE }],
    ['in Dutch, about being away in the middle', { headers: { Subject: 'Re: Waarom is mijn wijk afwezig?' } }],
    ['in English', { headers: { Subject: 'Re: New office hours' } }],
    ['by somebody called Noreen', { source: 'noreen@example.org', headers: { From: 'Noreen <noreen@example.org>' } }],
    ['where SPF failed on the way and DKIM held', { verdicts: { spf: 'FAIL' } }],
    ['without DKIM, from where SPF allows it', { verdicts: { dkim: 'GRAY' } }],
    ['where nobody looked for spam', { verdicts: { spam: 'DISABLED' } }],
    ['whose headers are folded', { headers: { 'Auto-Submitted': '\r\n no' } }],
  ] satisfies [string, Told][])('is answered: %s', (_, told) => {
    expect(judge(told)).toMatchObject({ kind: 'answer' });
  });

  it('is answered to the sender of the envelope, in the thread of the mail', () => {
    const judgement = judge({ source: 'Camille@Example.ORG', headers: GMAIL });
    expect(judgement).toEqual({
      kind: 'answer',
      to: 'camille@example.org',
      inReplyTo: '<CAKx8=abc@mail.gmail.com>',
      about: MAIL,
    });
  });

  it.each([
    [
      'by the address, in whatever case a server wrote it',
      { recipients: [`re+${MAIL.toLowerCase()}@replies.example.fr`] },
      MAIL,
    ],
    ['of a newsletter', { recipients: [`re+${NEWSLETTER}@replies.example.fr`] }, NEWSLETTER],
    ['by its thread', { headers: { References: `<${MAIL}@participez.example.fr> <x@mail.example>` } }, MAIL],
    ['not at all', {}, undefined],
    ['by no id of ours', { headers: { 'In-Reply-To': '<eml_none@x>' } }, undefined],
  ] satisfies [string, Told, string | undefined][])('tells what it is about: %s', (_, told, about) => {
    expect(judge(told)).toMatchObject({ kind: 'answer', about });
  });

  it('gives no thread that would break the headers of the answer', () => {
    const headers = { 'Message-ID': '<a\r\nBcc: everybody@example.org>' };
    expect(judge({ headers })).toMatchObject({ kind: 'answer', inReplyTo: undefined });
  });
});

describe('what a machine wrote is left alone', () => {
  it.each<[string, Ignored, Told]>([
    [
      'Exchange, away, in French',
      'auto-submitted',
      {
        headers: {
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
          'X-MS-Exchange-Inbox-Rules-Loop': 'camille@example.org',
          Subject: 'Réponse automatique : Votre proposition est publiée',
          'x-ms-exchange-parent-message-id': `<${MAIL}@participez.example.fr>`,
        },
      },
    ],
    [
      'Exchange, by its own header alone',
      'auto-reply',
      { headers: { 'X-MS-Exchange-Inbox-Rules-Loop': 'c@example.org' } },
    ],
    [
      'Outlook, which wants no answers',
      'answers-unwanted',
      { headers: { 'X-Auto-Response-Suppress': 'DR, OOF, AutoReply' } },
    ],
    [
      'Gmail’s vacation responder',
      'auto-submitted',
      {
        headers: {
          'Auto-Submitted': 'auto-replied',
          Precedence: 'bulk',
          'X-Autoreply': 'yes',
          Subject: 'Out of office Re: Vote',
        },
      },
    ],
    ['Gmail’s, had it the precedence alone', 'bulk', { headers: { Precedence: 'bulk' } }],
    [
      'vacation(1) of Unix',
      'auto-submitted',
      {
        headers: { 'Auto-Submitted': 'auto-replied (vacation)', Precedence: 'junk', Subject: 'away from my mail' },
      },
    ],
    ['vacation(1) of old', 'bulk', { headers: { Precedence: 'junk' } }],
    [
      'Sieve of Dovecot',
      'auto-submitted',
      {
        headers: {
          'Auto-Submitted': 'auto-replied (vacation)',
          'X-Sieve': 'Pigeonhole Sieve 0.5.19',
          Subject: 'Auto: Re: Vote',
        },
      },
    ],
    [
      'Zimbra',
      'auto-submitted',
      { headers: { 'Auto-Submitted': 'auto-replied (zimbra; vacation)', Precedence: 'bulk' } },
    ],
    ['Lotus Notes, in Dutch', 'auto-reply', { headers: { Subject: 'Afwezigheidsbericht: Jan is met vakantie' } }],
    [
      'a program with nothing but a subject, in French',
      'auto-reply',
      { headers: { Subject: 'Absence du bureau : jusqu’au 3' } },
    ],
    ['the same in English', 'auto-reply', { headers: { Subject: 'Automatic reply: Your proposal' } }],
    ['the same in Dutch', 'auto-reply', { headers: { Subject: 'Automatisch antwoord: Uw voorstel' } }],
    ['cPanel', 'auto-reply', { headers: { 'X-Autorespond': 'Away', 'X-Loop': 'c@example.org' } }],
    [
      'Postfix: not delivered',
      'no-sender',
      {
        source: '',
        headers: {
          'Return-Path': '<>',
          From: 'MAILER-DAEMON@example.org (Mail Delivery System)',
          'Auto-Submitted': 'auto-replied',
        },
      },
    ],
    ['a bounce without a word in its headers', 'no-sender', { source: '<>' }],
    ['Exim: not delivered, with a sender', 'auto-reply', { headers: { 'X-Failed-Recipients': 'c@example.org' } }],
    [
      'a read receipt',
      'report',
      { headers: { 'Content-Type': 'multipart/report; report-type=disposition-notification' } },
    ],
    ['a mailer daemon', 'robot-sender', { source: 'mailer-daemon@example.org' }],
    ['a postmaster in the headers', 'robot-sender', { headers: { From: 'Postmaster <POSTMASTER@example.org>' } }],
    ['an address that reads no answers', 'robot-sender', { source: 'no-reply@shop.example' }],
    ['the same in French', 'robot-sender', { source: 'ne-pas-repondre@impots.example' }],
    ['the same in Dutch', 'robot-sender', { source: 'niet-antwoorden@gemeente.example' }],
    ['a bounce address of a list', 'robot-sender', { source: 'bounces+camille=example.org@list.example' }],
    ['the owner of a list', 'robot-sender', { source: 'owner-news@list.example' }],
    ['a mailing list', 'list', { headers: { 'List-Id': 'Voisins <voisins.list.example>' } }],
    ['a newsletter', 'list', { headers: { 'List-Unsubscribe': '<https://list.example/u>' } }],
    ['a list of old', 'bulk', { headers: { Precedence: 'LIST' } }],
    ['two opinions about itself', 'auto-submitted', { headers: { 'Auto-Submitted': ['no', 'auto-replied'] } }],
    [
      'ourselves',
      'own-address',
      { source: 'parvis@participez.example.fr', headers: { From: 'parvis@participez.example.fr' } },
    ],
    ['an address of ours that answers come to', 'own-address', { source: `re+${MAIL}@replies.example.fr` }],
    ['ourselves, behind another sender', 'own-address', { headers: { From: 'Ville <PARVIS@participez.example.fr>' } }],
    ['a virus', 'dangerous', { verdicts: { virus: 'FAIL' } }],
    ['spam', 'dangerous', { verdicts: { spam: 'FAIL' } }],
    ['a sender that nothing proves', 'unproven', { verdicts: { spf: 'FAIL', dkim: 'FAIL' } }],
    ['a sender without rules and without a signature', 'unproven', { verdicts: { spf: 'GRAY', dkim: 'GRAY' } }],
    [
      'a thread in which we have said enough',
      'loop',
      {
        headers: { References: [1, 2, 3, 4].map((n) => `<${n}@participez.example.fr>`).join(' ') },
      },
    ],
    [
      'a mail that goes in a circle',
      'loop',
      { headers: { Received: Array.from({ length: 51 }, () => 'from a by b') } },
    ],
  ])('%s', (_, expected, told) => {
    expect(why(told)).toBe(expected);
  });

  it('however the names of its headers are written', () => {
    const shouted = incoming({ headers: { 'AUTO-SUBMITTED': 'auto-replied' } });
    expect(judgeMail(shouted, OURS)).toEqual({ kind: 'ignore', why: 'auto-submitted' });
  });
});

describe('what is no mail', () => {
  it('is refused', () => {
    expect(() => incomingMails({ Records: [{ s3: {} }] })).toThrow();
  });

  it('never throws and never answers us, whatever headers say', () => {
    const name = fc.constantFrom(
      'From',
      'Subject',
      'References',
      'Message-ID',
      'Auto-Submitted',
      'Content-Type',
      'Precedence',
    );
    fc.assert(
      fc.property(fc.dictionary(name, fc.string()), fc.string(), (headers, source) => {
        const judgement = judge({ headers, source });
        return judgement.kind === 'ignore' || !OURS.addresses.includes(judgement.to);
      }),
      { numRuns: 300 },
    );
  });
});
