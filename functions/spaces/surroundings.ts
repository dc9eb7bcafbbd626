/** What stands around the text of a process and of the site: documents and partners, as pages show them. */
import type { ProcessId, SpaceId } from '../../shared/platform/ids.ts';
import { type Localized, localize } from '../../shared/platform/locale.ts';
import type { PageFrame } from '../../shared/platform/views.ts';
import type { Document } from '../../shared/spaces/document.ts';
import type { DocumentView, PartnerView } from '../../shared/spaces/views.ts';
import type { Services } from '../platform/services.ts';
import { DocumentLists, PartnerLists } from './entities.ts';

/** Kinds of file whose ending is not what people call them. */
const KINDS: Readonly<Record<string, string>> = {
  doc: 'Word',
  docx: 'Word',
  xls: 'Excel',
  xlsx: 'Excel',
  ppt: 'PowerPoint',
  pptx: 'PowerPoint',
  jpg: 'JPEG',
  webp: 'WebP',
};

/** A kind of file as people call it, from the ending of its path. */
function kindOf(path: string): string {
  const ending = path.slice(path.lastIndexOf('.') + 1);
  return KINDS[ending] ?? ending.toUpperCase();
}

const shownIn =
  ({ locale, organization }: PageFrame) =>
  (texts: Localized) =>
    localize(texts, locale, organization.defaultLocale);

function documentView({ title, description, file }: Document, frame: PageFrame): DocumentView {
  const shown = shownIn(frame);
  const texts = { title: shown(title), description: shown(description) };
  return file.kind === 'link'
    ? { ...texts, href: file.url.startsWith('/') ? `/${frame.locale}${file.url}` : file.url, kind: null, bytes: null }
    : { ...texts, href: file.path, kind: kindOf(file.path), bytes: file.bytes };
}

/** Documents of a process in their order. */
export async function documentViews(
  { db }: Pick<Services, 'db'>,
  processId: ProcessId,
  frame: PageFrame,
): Promise<DocumentView[]> {
  const list = await db.get(DocumentLists, { processId });
  return (list?.items ?? []).map((document) => documentView(document, frame));
}

/** Partners of a process or of the organization, in their order. */
export async function partnerViews(
  { db }: Pick<Services, 'db'>,
  spaceId: SpaceId,
  frame: PageFrame,
): Promise<PartnerView[]> {
  const shown = shownIn(frame);
  const list = await db.get(PartnerLists, { spaceId });
  return (list?.items ?? []).map(({ name, url, logo, alt }) => {
    const said = shown(alt);
    return { name: shown(name), url, logo, alt: said.text === '' ? shown(name) : said };
  });
}
