import type { TaxonomyId } from '../../../shared/platform/ids.ts';
import { dayOf, lettersAndDigits, spelled } from '../../../shared/verifications/census-spelling.ts';
import type { CensusColumn, CensusLineCode } from '../../../shared/verifications/census-upload.ts';
import type { Day } from '../../../shared/verifications/method.ts';
import type { CensusPlan, Columns } from './columns.ts';
import type { CsvLine } from './csv-lines.ts';
import { keptHash, type PersonLine, personHash } from './people.ts';
import type { KnownTerritories } from './territories.ts';

/** Characters of one cell that is read: no name, number or address is longer. */
const MOST_CELL = 300;

/** Why a line is refused. */
export interface Refusal {
  readonly column: CensusColumn | null;
  readonly code: CensusLineCode;
}

/** What lines are read with. */
export interface LineContext {
  readonly secret: string;
  readonly plan: CensusPlan;
  readonly columns: Columns;
  /** Columns of the first line. */
  readonly width: number;
  readonly territories: KnownTerritories;
  readonly today: Day;
  /** Number of a territory in this census. */
  readonly numberOf: (territoryId: TaxonomyId) => number;
}

/** Thrown within a line: the rest of it is not looked at. */
class Refused extends Error {
  readonly refusal: Refusal;
  constructor(column: CensusColumn | null, code: CensusLineCode) {
    super(code);
    this.refusal = { column, code };
  }
}

function textOf(line: CsvLine, { columns }: LineContext, column: CensusColumn): string {
  const text = line.cell(columns[column] ?? line.cells);
  if (text.length > MOST_CELL) throw new Refused(column, 'too-long');
  return text;
}

function bornOnOf(line: CsvLine, context: LineContext): Day {
  const text = textOf(line, context, 'birth-date');
  if (text.trim() === '') throw new Refused('birth-date', 'missing');
  const day = dayOf(text);
  if (day === null) throw new Refused('birth-date', 'not-a-date');
  if (day > context.today) throw new Refused('birth-date', 'in-the-future');
  return day;
}

function territoryOf(line: CsvLine, context: LineContext): number | null {
  const { territoryBy } = context.plan;
  if (territoryBy === null) return null;
  const column = territoryBy === 'postal-code' ? 'postal-code' : 'territory';
  const spelling = lettersAndDigits(textOf(line, context, column));
  if (spelling === '') throw new Refused(column, 'missing');
  const id = context.territories.get(spelling);
  // A postal code may lie in none of the territories; a name that nobody knows is a mistake.
  if (id === undefined && territoryBy !== 'postal-code') throw new Refused(column, 'unknown-territory');
  return id === undefined ? null : context.numberOf(id);
}

function read(line: CsvLine, context: LineContext): PersonLine {
  const { plan, width, secret } = context;
  if (line.hasWrongQuotes) throw new Refused(null, 'quotes');
  for (let cell = width; cell < line.cells; cell++) {
    if (line.cell(cell).trim() !== '') throw new Refused(null, 'too-many-cells');
  }
  const wantsDay = plan.hasBirthDates || plan.fields.includes('birth-date');
  const bornOn = wantsDay ? bornOnOf(line, context) : null;
  const values = plan.fields.map((field) => {
    if (field === 'birth-date') return bornOn ?? '';
    const value = spelled(field, textOf(line, context, field));
    if (!value) throw new Refused(field, 'missing');
    return value;
  });
  const territory = territoryOf(line, context);
  const hash = keptHash(personHash(secret, plan.fields, values));
  return { hash, bornOn: plan.hasBirthDates ? bornOn : null, territory, line: line.line };
}

/** What a line says of somebody, or why it is refused; nothing of its text is kept. */
export function readLine(line: CsvLine, context: LineContext): PersonLine | Refusal {
  try {
    return read(line, context);
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}
