/** Ballots of paper as PDF, ready to print on A4, one side or two. */
import { mm, type PdfPage, pdf, qr } from '../../platform/pdf.ts';

/** A project as a line to vote on. */
export interface PaperLine {
  readonly number: number;
  readonly title: string;
  readonly cost: string;
}

/** What is the same on all papers of a run, in the reader's language. */
export interface PaperText {
  readonly title: string;
  readonly locale: string;
  readonly organization: string;
  /** #rrggbb */
  readonly accentColor: string;
  readonly process: string;
  readonly heading: string;
  readonly howTitle: string;
  readonly how: readonly string[];
  /** `tick`: a small box; `write`: one for a number. */
  readonly box: 'tick' | 'write';
  readonly envelopes: readonly { readonly heading: string; readonly lines: readonly PaperLine[] }[];
  readonly codeLabel: string;
  readonly stub: { readonly keep: string; readonly where: string; readonly secret: string; readonly cut: string };
  readonly pageOf: (page: number, pages: number) => string;
}

/** What differs from one paper to the next. */
export interface PaperIdentity {
  readonly number: string;
  readonly code: string;
  /** As the tablet in a hall reads it. */
  readonly codeUrl: string;
  readonly receipt: string;
}

/** Points of type: what older people read without glasses begins at 11. */
const SIZE = 11;
const LEFT = 18;
const WIDTH = 210 - 2 * LEFT;
/** The stub is torn off below: nothing of the ballot stands there on any page, since papers are printed on both sides. */
const BOTTOM = 236;
const CODE_TOP = 214;
const QR_MM = 24;
const COST_WIDTH = 30;

/** Something at a height of a page, in millimeters. */
type Placed =
  | { readonly kind: 'heading'; readonly page: number; readonly y: number; readonly text: string }
  | {
      readonly kind: 'line';
      readonly page: number;
      readonly y: number;
      readonly height: number;
      readonly line: PaperLine;
    };

/** Where everything stands: found out once a run, since measuring text takes longest. */
interface Plan {
  readonly placed: readonly Placed[];
  readonly pages: number;
}

const toMm = (points: number): number => (points * 25.4) / 72;
const boxWidth = ({ box }: PaperText): number => (box === 'tick' ? 5.5 : 12);
const titleLeft = (text: PaperText): number => LEFT + boxWidth(text) + 14;
const titleWidth = (text: PaperText): number => LEFT + WIDTH - COST_WIDTH - titleLeft(text) - 2;

/** Draws what stands at the head of the first page; gives where it ends, in millimeters. */
function head(page: PdfPage, text: PaperText): number {
  const width = mm(WIDTH);
  page.rect(0, 0, mm(210), mm(3)).fill(text.accentColor).fillColor('#111111');
  page
    .font('bold')
    .fontSize(12)
    .text(text.organization, mm(LEFT), mm(9), { width: mm(WIDTH - 50) });
  page
    .font('regular')
    .fontSize(SIZE)
    .text(text.process, { width: mm(WIDTH - 50) });
  page.font('bold').fontSize(18).text(text.heading, { width }).moveDown(0.3);
  page.fontSize(SIZE).text(text.howTitle, { width });
  page.font('regular').fontSize(SIZE);
  for (const line of text.how) page.text(`•  ${line}`, { width, lineGap: 1 });
  return toMm(page.y) + 3;
}

function plan(page: PdfPage, text: PaperText): Plan {
  page.addPage();
  let y = head(page, text);
  let at = 1;
  const placed: Placed[] = [];
  const lowest = () => (at === 1 ? CODE_TOP - 3 : BOTTOM);
  const room = (height: number) => {
    if (y + height <= lowest()) return;
    at += 1;
    y = 20;
  };
  for (const { heading, lines } of text.envelopes) {
    page.font('bold').fontSize(12);
    const tall = toMm(page.heightOfString(heading, { width: mm(WIDTH) })) + 3;
    room(tall + 10);
    placed.push({ kind: 'heading', page: at, y: y + 1, text: heading });
    y += tall + 1;
    page.font('regular').fontSize(SIZE);
    for (const line of lines) {
      const isLong = page.widthOfString(line.title) > mm(titleWidth(text));
      const height = Math.max(isLong ? 13 : 7.4, text.box === 'write' ? 9 : 0);
      room(height);
      placed.push({ kind: 'line', page: at, y, height, line });
      y += height;
    }
    y += 2;
  }
  return { placed, pages: at };
}

function drawLine(page: PdfPage, text: PaperText, { y, height, line }: Extract<Placed, { kind: 'line' }>): void {
  const width = boxWidth(text);
  const side = text.box === 'tick' ? 5 : 7.4;
  page.lineWidth(0.9).strokeColor('#111111');
  page.rect(mm(LEFT), mm(y + 0.6), mm(text.box === 'tick' ? side : width), mm(side)).stroke();
  page
    .font('bold')
    .fontSize(SIZE)
    .text(String(line.number), mm(LEFT + width + 2), mm(y + 0.8), { lineBreak: false });
  page.font('regular').text(line.title, mm(titleLeft(text)), mm(y + 0.8), {
    width: mm(titleWidth(text)),
    height: mm(height - 0.8),
    ellipsis: true,
  });
  const costLeft = LEFT + WIDTH - COST_WIDTH;
  page.text(line.cost, mm(costLeft), mm(y + 0.8), { width: mm(COST_WIDTH), align: 'right' });
  page
    .lineWidth(0.3)
    .strokeColor('#999999')
    .moveTo(mm(LEFT), mm(y + height - 0.5))
    .lineTo(mm(LEFT + WIDTH), mm(y + height - 0.5))
    .stroke();
}

/** Number and code at the foot of the ballot, and the stub below the line. */
function foot(page: PdfPage, { codeLabel, stub }: PaperText, { number, code, codeUrl, receipt }: PaperIdentity): void {
  page
    .fillColor('#111111')
    .font('bold')
    .fontSize(16)
    .text(number, mm(LEFT), mm(CODE_TOP + 3), { lineBreak: false });
  page
    .font('regular')
    .fontSize(SIZE)
    .text(codeLabel, mm(LEFT + 50), mm(CODE_TOP + 2), { lineBreak: false });
  page
    .font('bold')
    .fontSize(15)
    .text(code, mm(LEFT + 50), mm(CODE_TOP + 8), { lineBreak: false, characterSpacing: 1 });
  if (codeUrl !== '') qr(page, codeUrl, { x: mm(LEFT + WIDTH - QR_MM), y: mm(CODE_TOP - 1), size: mm(QR_MM) });
  page.lineWidth(0.5).strokeColor('#111111').dash(4, { space: 3 });
  page
    .moveTo(0, mm(BOTTOM + 7))
    .lineTo(mm(210), mm(BOTTOM + 7))
    .stroke()
    .undash();
  const width = mm(WIDTH);
  page.fillColor('#111111').font('regular').fontSize(SIZE);
  page.text(stub.cut, mm(LEFT), mm(BOTTOM + 1.5), { width, align: 'right' });
  page.text(stub.keep, mm(LEFT), mm(BOTTOM + 11), { width });
  page.font('bold').fontSize(15).text(receipt, { width, characterSpacing: 1 });
  page.font('regular').fontSize(SIZE).text(stub.where, { width }).text(stub.secret, { width });
}

function drawPaper(page: PdfPage, text: PaperText, { placed, pages }: Plan, identity: PaperIdentity): void {
  for (let at = 1; at <= pages; at++) {
    if (at === 1) {
      head(page, text);
      foot(page, text, identity);
    } else {
      page.addPage();
      page.fillColor('#111111').font('bold').fontSize(12).text(identity.number, mm(LEFT), mm(10), { lineBreak: false });
    }
    if (pages > 1) {
      page.fillColor('#111111').font('regular').fontSize(SIZE);
      page.text(text.pageOf(at, pages), mm(LEFT), mm(10), { width: mm(WIDTH), align: 'right' });
    }
    page.fillColor('#111111');
    for (const one of placed.filter((other) => other.page === at)) {
      if (one.kind === 'line') drawLine(page, text, one);
      else
        page
          .font('bold')
          .fontSize(12)
          .text(one.text, mm(LEFT), mm(one.y), { width: mm(WIDTH) });
    }
  }
}

/** Makes the PDF of some papers. Papers of several pages begin on a front side if the printer is told how many there are. */
export async function ballotsPdf(text: PaperText, papers: readonly PaperIdentity[]): Promise<Buffer> {
  const measured = await pdf({ title: '' });
  const planned = plan(measured.page, text);
  const { page, finished } = await pdf({ title: text.title, locale: text.locale });
  for (const identity of papers) {
    page.addPage();
    drawPaper(page, text, planned, identity);
  }
  return finished();
}
