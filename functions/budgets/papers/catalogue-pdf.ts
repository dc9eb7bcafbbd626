/** The catalogue of projects as PDF: to read in print, or aloud by a program. */
import { mm, type PdfPage, pdf } from '../../platform/pdf.ts';

/** The catalogue as plain words, in the reader's language. */
export interface CatalogueText {
  readonly title: string;
  readonly locale: string;
  readonly organization: string;
  /** #rrggbb */
  readonly accentColor: string;
  readonly process: string;
  readonly lead: readonly string[];
  readonly envelopes: readonly {
    readonly heading: string;
    readonly about: readonly string[];
    readonly projects: readonly {
      readonly heading: string;
      /** Cost, place, district: a line each. */
      readonly facts: readonly string[];
      readonly paragraphs: readonly string[];
    }[];
  }[];
  readonly pageOf: (page: number, pages: number) => string;
}

const SIZE = 11;
const LEFT = 22;
const WIDTH = 210 - 2 * LEFT;
const BOTTOM = 275;

type Tag = 'H1' | 'H2' | 'H3' | 'P';
interface Style {
  readonly font: 'regular' | 'bold';
  readonly size: number;
  /** Millimeters before and after. */
  readonly before: number;
  readonly after: number;
}
const STYLES: Readonly<Record<Tag, Style>> = {
  H1: { font: 'bold', size: 22, before: 0, after: 3 },
  H2: { font: 'bold', size: 16, before: 8, after: 2 },
  H3: { font: 'bold', size: 12.5, before: 5, after: 1 },
  P: { font: 'regular', size: SIZE, before: 0, after: 1.2 },
};

/** Where the next text stands: in millimeters from the upper edge of the page. */
interface Pen {
  y: number;
}

const toMm = (points: number): number => (points * 25.4) / 72;

/** Writes a paragraph or a heading, tagged as such; on a new page where it, and what must stay with it, has no room. */
function write(page: PdfPage, pen: Pen, tag: Tag, text: string, withNext = 0): void {
  const { font, size, before, after } = STYLES[tag];
  const options = { width: mm(WIDTH), lineGap: 1.5 };
  page.font(font).fontSize(size).fillColor('#111111');
  const height = toMm(page.heightOfString(text, options));
  if (pen.y + before + height + withNext > BOTTOM && pen.y > 25) {
    page.addPage();
    pen.y = 20;
  } else pen.y += before;
  const y = mm(pen.y);
  page.addStructure(page.struct(tag, {}, () => page.text(text, mm(LEFT), y, options)));
  pen.y += height + after;
}

function writeProjects(page: PdfPage, pen: Pen, { projects }: CatalogueText['envelopes'][number]): void {
  for (const { heading, facts, paragraphs } of projects) {
    write(page, pen, 'H3', heading, 16);
    for (const fact of facts) write(page, pen, 'P', fact);
    for (const paragraph of paragraphs) write(page, pen, 'P', paragraph);
  }
}

/** Numbers of pages, once it is known how many there are; programs that read aloud leave them out. */
function numberPages(page: PdfPage, { pageOf }: CatalogueText): void {
  const { start, count } = page.bufferedPageRange();
  for (let at = 0; at < count; at++) {
    page.switchToPage(start + at);
    page.markContent('Artifact', { type: 'Pagination' });
    page.font('regular').fontSize(10).fillColor('#444444');
    page.text(pageOf(at + 1, count), mm(LEFT), mm(284), { width: mm(WIDTH), align: 'right', lineBreak: false });
    page.endMarkedContent();
  }
}

/** Makes the PDF of a catalogue: tagged, in one language, with headings in their order. */
export async function cataloguePdf(text: CatalogueText): Promise<Buffer> {
  const { page, finished } = await pdf({ title: text.title, locale: text.locale, isTagged: true });
  page.addPage();
  page.markContent('Artifact', { type: 'Layout' });
  page.rect(0, 0, mm(210), mm(3)).fill(text.accentColor);
  page.endMarkedContent();
  const pen: Pen = { y: 16 };
  write(page, pen, 'P', text.organization);
  write(page, pen, 'P', text.process);
  write(page, pen, 'H1', text.title);
  for (const line of text.lead) write(page, pen, 'P', line);
  for (const envelope of text.envelopes) {
    write(page, pen, 'H2', envelope.heading, 30);
    for (const line of envelope.about) write(page, pen, 'P', line);
    writeProjects(page, pen, envelope);
  }
  numberPages(page, text);
  return finished();
}
