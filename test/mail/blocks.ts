import type { MailBlock } from '../../shared/platform/mail-view.ts';

const IMAGE = { width: 1200, height: 630 };

/** A block of every kind there is, with texts of one's own. */
export const ofEveryKind = (word: () => string): MailBlock[] => [
  { kind: 'paragraph', text: word() },
  { kind: 'heading', text: word() },
  { kind: 'code', text: word() },
  { kind: 'button', text: word(), url: `https://parvis.example/?${word()}`, spelled: true },
  { kind: 'link', text: word(), url: `https://parvis.example/#${word()}` },
  {
    kind: 'facts',
    rows: [
      { name: word(), value: word() },
      { name: word(), value: word() },
    ],
  },
  {
    kind: 'items',
    items: [
      { title: word(), url: `https://parvis.example/${word()}`, text: word(), meta: word() },
      { title: word(), url: `https://parvis.example/${word()}`, text: '', meta: '' },
    ],
  },
  { kind: 'image', url: `https://parvis.example/media/${word()}.jpg`, alt: word(), ...IMAGE },
  {
    kind: 'card',
    title: word(),
    url: `https://parvis.example/${word()}`,
    text: word(),
    meta: word(),
    image: { url: `https://parvis.example/media/${word()}.jpg`, alt: word(), ...IMAGE },
  },
  { kind: 'card', title: word(), url: 'https://parvis.example/', text: '', meta: '' },
  {
    kind: 'html',
    html: '<h3>Titre</h3><p>Un <strong>pont</strong> &amp; <a href="https://parvis.example/?a=1&amp;b=2" rel="nofollow">une rive</a></p><ul><li>un</li><li>deux</li></ul>',
  },
  { kind: 'divider' },
];
