/**
 * Mails that one process renders in a second, without reading or sending anything: `npm run bench:mail-rendering`.
 * Wanted: 200 different single mails a second, and 2,000 newsletters filled in for their recipients.
 */
import { dressDirectly } from '../../functions/platform/mail/dress.ts';
import { mailPage } from '../../functions/platform/mail/layout.ts';
import { mailColors } from '../../functions/platform/mail/mail-colors.ts';
import { mimeOf } from '../../functions/platform/mail/mime.ts';
import { fillNewsletter, renderNewsletter } from '../../functions/platform/mail/newsletter-mail.ts';
import type { MailSender } from '../../functions/platform/mail/template.ts';
import { mailExamples, renderMail } from '../../functions/platform/mail/templates.ts';
import { INTERFACE_LOCALES } from '../../shared/platform/locale.ts';
import { ofEveryKind } from '../mail/blocks.ts';
import { machine } from './machine.ts';

const SECONDS = 4;
const sender: MailSender = {
  name: 'Ville de Brisanne',
  accentColor: '#6b3364',
  contact: '09 70 00 00 00',
  timeZone: 'Europe/Paris',
};
const world = {
  siteOrigin: 'https://parvis.example',
  secrets: { get: async () => 'a secret', previous: async () => undefined },
};
const config = { siteOrigin: world.siteOrigin, mailFrom: 'noreply@parvis.example', mailConfigurationSet: undefined };

/** Runs for some seconds and prints the rate, by the clock and by the processor. */
async function measure(name: string, once: (turn: number) => Promise<unknown> | unknown): Promise<void> {
  for (let turn = 0; turn < 100; turn++) await once(turn);
  const [start, before] = [performance.now(), process.cpuUsage()];
  let turns = 0;
  while (performance.now() - start < SECONDS * 1000) await once(turns++);
  const { user, system } = process.cpuUsage(before);
  const seconds = (performance.now() - start) / 1000;
  const each = `${((user + system) / 1000 / turns).toFixed(2)} ms of processor each`;
  console.log(`${name.padEnd(44)}${String(Math.round(turns / seconds)).padStart(8)}/s  ${each}`);
}

/** Every mail there is in every language, one after the other, each with a text of its own. */
function orderOf(turn: number) {
  const example = mailExamples[turn % mailExamples.length];
  const locale = INTERFACE_LOCALES[Math.floor(turn / mailExamples.length) % INTERFACE_LOCALES.length] ?? 'fr';
  return { template: example?.template ?? '', locale, values: example?.values ?? {} };
}

console.log(machine());
await measure('single mails, all kinds and languages', (turn) =>
  renderMail(orderOf(turn), { ...sender, name: `Ville ${turn}` }, world),
);
await measure('the same, with MIME', async (turn) => {
  const rendered = await renderMail(orderOf(turn), { ...sender, name: `Ville ${turn}` }, world);
  const to = `person${turn}@example.org`;
  await mimeOf({ ...rendered, to, from: { name: sender.name }, id: `eml_${turn}` }, config);
});
const content = {
  subject: 'La lettre de novembre',
  title: 'La lettre de novembre',
  blocks: ofEveryKind(() => 'Un texte de lettre d’information'),
  reason: 'Vous l’avez demandée.',
};
const page = mailPage(content, sender, 'fr');
await measure('laid out and inlined anew, every block', () => dressDirectly(page, mailColors(sender.accentColor)));
const newsletter = await renderNewsletter({ locale: 'fr', preheader: '', ...content }, sender);
await measure('newsletters filled in', (turn) =>
  fillNewsletter(newsletter, {
    unsubscribe: `https://parvis.example/fr/newsletter/unsubscribe/#${turn}`,
    preferences: `https://parvis.example/fr/newsletter/preferences/#${turn}`,
  }),
);
