/** What every PDF of ours has in common: letters, ballots of paper, catalogues. */
import PDFDocument from 'pdfkit';
import { encode } from 'uqr';
import { letterFont } from './letter-font.ts';

/** The document as it is written, page after page. */
export type PdfPage = PDFKit.PDFDocument;

/** Points of the printer in a millimeter. */
export const mm = (millimeters: number): number => (millimeters * 72) / 25.4;

interface PdfOptions {
  readonly title: string;
  /** Language of all of it. */
  readonly locale?: string;
  /** Says to programs that read aloud what is a heading and what a paragraph; costs some bytes. */
  readonly isTagged?: boolean;
}

/**
 * Begins a PDF of A4 without a first page. The typeface is in the file, as far as its letters are used, so that every
 * printer prints the same and text can be taken out again; its weights are `regular` and `bold`.
 */
export async function pdf({ title, locale, isTagged = false }: PdfOptions): Promise<{
  readonly page: PdfPage;
  /** Ends it and gives its bytes. */
  finished(): Promise<Buffer>;
}> {
  const [regular, bold] = await Promise.all([letterFont('400Regular'), letterFont('700Bold')]);
  const page = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    // No first font: the one that comes with the library is in no bundle.
    font: '',
    info: { Title: title },
    ...(locale === undefined ? {} : { lang: locale, displayTitle: true }),
    // Numbers of pages are written once it is known how many there are.
    ...(isTagged ? { tagged: true, pdfVersion: '1.7' as const, bufferPages: true } : {}),
  });
  page.registerFont('regular', regular);
  page.registerFont('bold', bold);
  const chunks: Buffer[] = [];
  page.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve, reject) => page.on('end', resolve).on('error', reject));
  return {
    page,
    async finished() {
      page.end();
      await ended;
      return Buffer.concat(chunks);
    },
  };
}

/** Draws a QR code as one path in the order of its rows: printers put no hair between modules of one run. */
export function qr(
  page: PdfPage,
  text: string,
  { x, y, size: side }: { readonly x: number; readonly y: number; readonly size: number },
): void {
  const { data, size } = encode(text, { border: 2, maskPattern: 2 });
  const unit = side / size;
  for (const [row, modules] of data.entries())
    for (let column = 0; column < size; column++) {
      const from = column;
      while (modules[column]) column++;
      if (column > from) page.rect(x + from * unit, y + row * unit, (column - from) * unit, unit);
    }
  page.fill('#000000');
}
