/** What stands around consultations in the fake platform: announcements, partners, documents, pages of the site. */
import type { Attachment } from '../../shared/media/attachment.ts';
import type { Announcement } from '../../shared/spaces/announcement.ts';
import type { ProcessDocuments } from '../../shared/spaces/document.ts';
import type { Partners } from '../../shared/spaces/partner.ts';
import type { Peaks } from '../../shared/spaces/peak.ts';
import type { ManagedSitePage } from '../../shared/spaces/site-page.ts';
import { type Handlers, Refusal } from './fake-api.ts';
import { anId, NOW } from './fixtures.ts';

const PATH = `/media/${'d'.repeat(64)}.pdf`;

const aGeneratedPage = (slug: string, position: number): ManagedSitePage => ({
  slug,
  title: { fr: `Page ${slug}`, en: `The ${slug} page` },
  body: { fr: 'Texte généré.', en: 'Generated text.' },
  layout: slug === 'faq' ? 'questions' : 'text',
  isInFooter: true,
  position,
  isPublished: true,
  version: 0,
  updatedAt: NOW,
  isBuiltIn: true,
  isGenerated: true,
});

function attachments(): Handlers {
  const all: Attachment[] = [];
  return {
    'media.createAttachment': ({ params, body }) => {
      const attachment: Attachment = {
        id: anId('attachment'),
        resourceId: anId('process'),
        kind: 'document',
        state: 'uploading',
        reason: null,
        name: body.name,
        title: body.name.replace(/\.\w+$/, ''),
        alt: '',
        contentType: body.type,
        bytes: body.bytes,
        width: null,
        height: null,
        path: null,
        thumbnail: null,
        order: 0,
        createdAt: NOW,
      };
      Object.assign(attachment, { resourceId: params.resourceId });
      all.push(attachment);
      return { attachment, form: { url: '/uploads', fields: { key: attachment.id }, expiresAt: NOW } };
    },
    'media.completeAttachment': ({ params }) => {
      const attachment = all.find(({ id }) => id === params.attachmentId);
      // Checked by the time that somebody looks again; a name can ask for the worse.
      const state = attachment?.name.startsWith('bad') ? 'refused' : 'ready';
      const checked = { ...attachment, state, path: state === 'ready' ? PATH : null, bytes: 1_240_000 };
      Object.assign(attachment ?? {}, checked);
      return { ...checked, state: 'checking', path: null };
    },
    'media.listAttachments': () => ({ items: all, accepts: ['pdf'], most: 100 }),
  };
}

function sitePages(): Handlers {
  const written = new Map<string, ManagedSitePage>();
  const all = () =>
    [
      ...written.values(),
      ...['legal', 'accessibility', 'faq'].map(aGeneratedPage).filter(({ slug }) => !written.has(slug)),
    ].sort((one, other) => one.position - other.position);
  return {
    'spaces.manageSitePages': () => ({ items: all() }),
    'spaces.createSitePage': ({ body }) => {
      if (all().some(({ slug }) => slug === body.slug))
        throw new Refusal('site-page.slug-taken', [{ pointer: '/slug', code: 'site-page.slug-taken' }]);
      const page = { ...body, version: 1, updatedAt: NOW, isBuiltIn: false, isGenerated: false };
      written.set(body.slug, page);
      return page;
    },
    'spaces.updateSitePage': ({ params, body }) => {
      const stored = all().find(({ slug }) => slug === params.slug);
      if (stored?.version !== body.version) throw new Refusal('site-page.changed-meanwhile');
      const page = { ...stored, ...body, version: body.version + 1, isGenerated: false };
      written.set(page.slug, page);
      return page;
    },
    'spaces.removeSitePage': ({ params }) => {
      if (!written.delete(params.slug ?? '')) throw new Refusal('site-page.not-found');
    },
  };
}

/** Handlers of what stands around consultations, with what they keep. */
export function fakeSurroundings(): Handlers {
  const announcements = new Map<unknown, Announcement>();
  const partners = new Map<unknown, Partners>();
  let peaks: Peaks = { items: [], version: 0, updatedAt: NOW };
  const documents = new Map<unknown, ProcessDocuments>();
  return {
    ...attachments(),
    ...sitePages(),
    'spaces.manageAnnouncement': ({ params: { spaceId } }) =>
      announcements.get(spaceId) ?? {
        spaceId,
        text: {},
        level: 'info',
        startsAt: null,
        endsAt: null,
        isShown: false,
        version: 0,
        updatedAt: NOW,
      },
    'spaces.updateAnnouncement': ({ params: { spaceId }, body }) => {
      if ((announcements.get(spaceId)?.version ?? 0) !== body.version)
        throw new Refusal('announcement.changed-meanwhile');
      const isShown = (body.startsAt ?? '') <= NOW && (body.endsAt ?? '9') > NOW;
      const stored = { ...body, spaceId, isShown, version: body.version + 1, updatedAt: NOW };
      announcements.set(spaceId, stored);
      return stored;
    },
    'spaces.managePartners': ({ params: { spaceId } }) =>
      partners.get(spaceId) ?? { spaceId, items: [], version: 0, updatedAt: NOW },
    'spaces.updatePartners': ({ params: { spaceId }, body }) => {
      const stored = { ...body, spaceId, version: body.version + 1, updatedAt: NOW };
      partners.set(spaceId, stored);
      return stored;
    },
    'spaces.managePeaks': () => peaks,
    'spaces.updatePeaks': ({ body }) => {
      peaks = { ...body, version: body.version + 1, updatedAt: NOW };
      return peaks;
    },
    'spaces.manageDocuments': ({ params: { processId } }) =>
      documents.get(processId) ?? { processId, items: [], version: 0, updatedAt: NOW },
    'spaces.updateDocuments': ({ params: { processId }, body }) => {
      const items = body.items.map((item: { id?: string; file: { kind: string } }) => ({
        ...item,
        id: item.id ?? anId('document'),
        file: item.file.kind === 'file' ? { ...item.file, mediaType: 'application/pdf', bytes: 1_240_000 } : item.file,
      }));
      const stored = { processId, items, version: body.version + 1, updatedAt: NOW };
      documents.set(processId, stored as never);
      return stored;
    },
  };
}
