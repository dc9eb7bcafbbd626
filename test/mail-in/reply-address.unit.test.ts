import { describe, expect, it } from '@jest/globals';
import { headersOf } from '../../functions/local/mailbox-mime.ts';
import { judgeMail } from '../../functions/mail-in/judge-mail.ts';
import { mimeOf } from '../../functions/platform/mail/mime.ts';
import { incoming } from './headers.ts';

const MAIL = 'eml_01JD0000000000000000000001';
const NEWSLETTER = 'nws_01JD0000000000000000000002';
const config = { mailFrom: 'parvis@participez.example.fr', siteOrigin: 'https://participez.example.fr' };
const message = {
  to: 'camille@example.org',
  from: { name: 'Ville de Brest' },
  subject: 'Votre proposition est publiée',
  text: 'Bonjour',
  html: '<p>Bonjour</p>',
  id: MAIL,
};
const sent = async (more: object, mailReplies?: string) => {
  const { raw } = await mimeOf(
    { ...message, ...more },
    mailReplies === undefined ? config : { ...config, mailReplies },
  );
  return new Map(headersOf(raw));
};
const aboutOf = (replyTo = '') =>
  judgeMail(incoming({ recipients: [replyTo] }), { addresses: [], domains: [], host: '' });

describe('the address for answers', () => {
  it('tells which mail was answered, since SES writes a Message-ID of its own', async () => {
    const replyTo = (await sent({}, 'replies.example.fr')).get('Reply-To');
    expect(replyTo).toBe(`re+${MAIL}@replies.example.fr`.toLowerCase());
    expect(aboutOf(replyTo)).toMatchObject({ kind: 'answer', about: MAIL });
  });

  it('is that of the newsletter for all mails of one', async () => {
    const replyTo = (await sent({ batch: NEWSLETTER }, 'replies.example.fr')).get('Reply-To');
    expect(aboutOf(replyTo)).toMatchObject({ kind: 'answer', about: NEWSLETTER });
  });

  it('is the sender’s own where nobody answers them', async () => {
    expect((await sent({})).has('Reply-To')).toBe(false);
    expect((await sent({}, '')).has('Reply-To')).toBe(false);
  });

  it('is in no mail that answers one: that says itself that a program wrote it', async () => {
    const headers = await sent({ inReplyTo: '<a@mail.example.org>' });
    expect(headers.get('Auto-Submitted')).toBe('auto-replied');
    expect((await sent({})).get('Auto-Submitted')).toBe('auto-generated');
  });
});
