/** Letters as PDF: one a page, ready for envelopes with a window. */
import { mm, type PdfPage, pdf, qr } from '../../platform/pdf.ts';
import { LAYOUTS, type Layout, MARGIN, TEXT_WIDTH } from './letter-layout.ts';

/** A letter as plain words, each in the reader's language. */
export interface LetterText {
  /** As it is shown to a person: two groups. */
  readonly code: string;
  readonly address: readonly string[];
  readonly organization: string;
  readonly contact: string;
  /** #rrggbb */
  readonly accentColor: string;
  /** One line above the address: where a letter goes that could not be delivered. */
  readonly returnTo: string;
  readonly date: string;
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly codeLabel: string;
  readonly url: string;
  readonly urlLabel: string;
  readonly closing: string;
}

export interface LetterRun {
  readonly title: string;
  readonly window: keyof typeof LAYOUTS;
  readonly letters: readonly LetterText[];
}

type Page = PdfPage;
const SIZE = 10.5;
const QR_MM = 30;

/** A line that is set smaller until it fits, down to what a sorting machine still reads. */
function fitted(page: Page, text: string, width: number, size: number): number {
  let fit = size;
  while (fit > 7 && page.fontSize(fit).widthOfString(text) > width) fit -= 0.5;
  return fit;
}

/** A name reads dark on white whatever the color of the organization is: the color is a band, and no letter is in it. */
function head(page: Page, { organization, contact, accentColor }: LetterText): void {
  page.rect(0, 0, mm(210), mm(3)).fill(accentColor).fillColor('#111111');
  page
    .font('bold')
    .fontSize(15)
    .text(organization, mm(MARGIN), mm(14), { width: mm(TEXT_WIDTH), height: mm(14), ellipsis: true });
  page
    .font('regular')
    .fontSize(9)
    .text(contact, mm(MARGIN), mm(29), { width: mm(TEXT_WIDTH), height: mm(8), ellipsis: true });
}

function envelope(page: Page, { address, returnTo, date }: LetterText, layout: Layout): void {
  const { sender, address: field, folds } = layout;
  page.font('regular').fontSize(fitted(page, returnTo, mm(sender.width), 7));
  page.text(returnTo, mm(sender.x), mm(sender.y), { width: mm(sender.width), lineBreak: false, underline: true });
  const step = Math.min(5, field.height / address.length);
  for (const [index, line] of address.entries()) {
    page.fontSize(fitted(page, line, mm(field.width), SIZE));
    page.text(line, mm(field.x), mm(field.y + index * step), { lineBreak: false });
  }
  page
    .fontSize(SIZE)
    .text(date, mm(layout.date.x), mm(layout.date.y), { width: mm(layout.date.width), lineBreak: false });
  page.lineWidth(0.4).strokeColor('#888888');
  for (const fold of folds) page.moveTo(mm(4), mm(fold)).lineTo(mm(9), mm(fold)).stroke();
}

function body(page: Page, letter: LetterText, layout: Layout): void {
  const width = mm(TEXT_WIDTH);
  page.fillColor('#111111').font('bold').fontSize(12).text(letter.subject, mm(MARGIN), mm(layout.text), { width });
  page.font('regular').fontSize(SIZE).moveDown(0.8);
  for (const paragraph of letter.paragraphs) page.text(paragraph, { width, lineGap: 2.5 }).moveDown(0.7);
  const top = page.y + mm(3);
  const boxWidth = width - mm(QR_MM + 6);
  page.lineWidth(1).roundedRect(mm(MARGIN), top, boxWidth, mm(QR_MM), 6).strokeColor('#111111').stroke();
  page.fontSize(9).text(letter.codeLabel, mm(MARGIN + 5), top + mm(5), { width: boxWidth - mm(10) });
  page
    .font('bold')
    .fontSize(24)
    .text(letter.code, mm(MARGIN + 5), top + mm(12), { lineBreak: false, characterSpacing: 2 });
  qr(page, letter.url, { x: mm(MARGIN) + width - mm(QR_MM), y: top, size: mm(QR_MM) });
  page.fillColor('#111111').font('regular').fontSize(SIZE);
  page.text(letter.urlLabel, mm(MARGIN), top + mm(QR_MM + 6), { width });
  page.font('bold').text(letter.url, { width }).moveDown(0.8);
  page.font('regular').text(letter.closing, { width, lineGap: 2.5 });
}

/**
 * Makes the PDF of a run. The typeface is in the file, as far as its letters are used, so that every printer prints the
 * same and text can be taken out again. Five hundred letters take about three seconds of one processor.
 */
export async function lettersPdf({ title, window, letters }: LetterRun): Promise<Buffer> {
  const { page, finished } = await pdf({ title });
  for (const letter of letters) {
    page.addPage();
    head(page, letter);
    envelope(page, letter, LAYOUTS[window]);
    body(page, letter, LAYOUTS[window]);
  }
  return finished();
}
