import { posix } from 'node:path';
import { FileProblem } from './file-problem.ts';
import { MOST_CELL, MOST_COLUMNS } from './limits.ts';
import { SharedTexts } from './shared-texts.ts';
import type { SheetRow } from './table-file.ts';
import { withoutEscapes } from './xlsx-file.ts';
import { attributeOf, type XmlEvent, xmlEvents } from './xml-events.ts';
import type { ZipEntries } from './zip-entries.ts';

async function* eventsOf(zip: ZipEntries, name: string): AsyncGenerator<XmlEvent> {
  for await (const events of xmlEvents(zip.read(name))) yield* events;
}

/** Path of the first sheet of the workbook. @throws FileProblem `no-sheet` */
async function firstSheet(zip: ZipEntries): Promise<string> {
  if (!zip.has('xl/workbook.xml') || !zip.has('xl/_rels/workbook.xml.rels')) throw new FileProblem('no-sheet');
  let wanted: string | undefined;
  for await (const event of eventsOf(zip, 'xl/workbook.xml')) {
    if (event.kind === 'open' && event.name === 'sheet') wanted ??= attributeOf(event.attributes, 'id');
  }
  for await (const event of eventsOf(zip, 'xl/_rels/workbook.xml.rels')) {
    if (event.kind !== 'open' || event.name !== 'Relationship' || attributeOf(event.attributes, 'Id') !== wanted)
      continue;
    const target = attributeOf(event.attributes, 'Target') ?? '';
    const path = target.startsWith('/') ? target.slice(1) : posix.join('xl', target);
    if (zip.has(path)) return path;
  }
  throw new FileProblem('no-sheet');
}

/** Texts that cells name by number, put on the disk. */
async function sharedTexts(zip: ZipEntries): Promise<SharedTexts> {
  const texts = new SharedTexts();
  if (!zip.has('xl/sharedStrings.xml')) return texts;
  let [text, isText, isPhonetic] = ['', false, false];
  for await (const event of eventsOf(zip, 'xl/sharedStrings.xml')) {
    if (event.kind === 'text') text += isText && !isPhonetic ? event.text : '';
    else if (event.name === 't') isText = event.kind === 'open' && !event.isEmpty;
    else if (event.name === 'rPh') isPhonetic = event.kind === 'open' && !event.isEmpty;
    else if (event.name === 'si') {
      if (event.kind === 'close' || event.isEmpty) texts.add(withoutEscapes(text));
      text = '';
    }
    if (text.length > MOST_CELL) throw new FileProblem('cell-too-long', { line: texts.size + 1 });
  }
  texts.flush();
  return texts;
}

/** Number of a column from the name of a cell, `AB12`, from 0. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Puts rows together from what stands in a sheet. */
class RowReader {
  readonly #texts: SharedTexts;
  #line = 0;
  #cells: string[] = [];
  #column = 0;
  #type = '';
  #text = '';
  #isText = false;

  constructor(texts: SharedTexts) {
    this.#texts = texts;
  }

  /** The row that ends with the event, if one does. */
  take(event: XmlEvent): SheetRow | undefined {
    if (event.kind === 'text') {
      if (this.#isText) this.#text += event.text;
      if (this.#text.length > MOST_CELL) throw new FileProblem('cell-too-long', { line: this.#line });
      return undefined;
    }
    const isOpen = event.kind === 'open';
    if (event.name === 't' || event.name === 'v') this.#isText = isOpen && !event.isEmpty;
    if (event.name === 'c') this.#cell(event);
    if (event.name !== 'row') return undefined;
    if (isOpen) this.#begin(event.attributes);
    return isOpen && !event.isEmpty ? undefined : { line: this.#line, cells: this.#cells };
  }

  #begin(attributes: string): void {
    const named = Number(attributeOf(attributes, 'r'));
    this.#line = Number.isInteger(named) && named > this.#line ? named : this.#line + 1;
    this.#cells = [];
    this.#column = -1;
  }

  #cell(event: Exclude<XmlEvent, { kind: 'text' }>): void {
    if (event.kind === 'open') {
      this.#column = columnOf(attributeOf(event.attributes, 'r')) ?? this.#column + 1;
      if (this.#column >= MOST_COLUMNS) throw new FileProblem('too-many-columns', { most: MOST_COLUMNS });
      this.#type = attributeOf(event.attributes, 't') ?? 'n';
      this.#text = '';
    }
    if (event.kind === 'open' && !event.isEmpty) return;
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = this.#value();
  }

  #value(): string {
    if (this.#type === 's') return this.#texts.at(Number(this.#text));
    if (this.#type === 'b') return this.#text === '' ? '' : String(this.#text === '1');
    return withoutEscapes(this.#text);
  }
}

/** Rows of the first sheet of a workbook, the line of names first. @throws FileProblem */
export async function* xlsxRows(zip: ZipEntries): AsyncGenerator<SheetRow> {
  const sheet = await firstSheet(zip);
  const texts = await sharedTexts(zip);
  try {
    const reader = new RowReader(texts);
    for await (const event of eventsOf(zip, sheet)) {
      const row = reader.take(event);
      if (row?.cells.some((cell) => cell !== '')) yield row;
    }
  } finally {
    texts.close();
  }
}
