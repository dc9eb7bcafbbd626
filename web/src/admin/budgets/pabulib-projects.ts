import { moneyDigits } from '../../../../shared/budgets/format-money.ts';
import type { Row } from '../../../../shared/budgets/pabulib/draft.ts';
import { pabulibMessage } from '../../../../shared/budgets/pabulib/problem.ts';
import { type PabulibFile, readPabulib } from '../../../../shared/budgets/pabulib/read.ts';
import type { Place } from '../../../../shared/proposals/proposal.ts';

/** A project of an earlier election, as it would be made here. */
export interface FoundProject {
  /** In the file. */
  readonly id: string;
  readonly title: string;
  /** In the smallest unit of the currency. */
  readonly cost: number;
  /** Names of categories, as the file has them. */
  readonly categories: readonly string[];
  readonly place: Place | null;
}

/** What a file gave; `wrong`: what is wrong in which line, in English, as the format is. */
export type FoundProjects =
  | { readonly ok: true; readonly projects: readonly FoundProject[] }
  | { readonly ok: false; readonly wrong: readonly string[] };

const LONGEST_TITLE = 150;
const MOST_TOLD = 20;

function placeOf(row: Row): Place | null {
  const [latitude, longitude] = [Number(row.get('latitude') ?? ''), Number(row.get('longitude') ?? '')];
  return row.get('latitude') && row.get('longitude') && Number.isFinite(latitude) && Number.isFinite(longitude)
    ? { latitude, longitude, address: '' }
    : null;
}

function projectsIn({ projects, scale }: PabulibFile, currency: string): FoundProjects {
  const unit = 10n ** BigInt(moneyDigits(currency));
  const odd = projects.filter(({ cost }) => (cost * unit) % scale !== 0n);
  if (odd.length > 0)
    return { ok: false, wrong: odd.slice(0, MOST_TOLD).map(({ id }) => `project ${id}: the cost has parts of a cent`) };
  return {
    ok: true,
    projects: projects.map(({ id, cost, row }) => ({
      id,
      title: (row.get('name')?.trim() || id).slice(0, LONGEST_TITLE),
      cost: Number((cost * unit) / scale),
      categories: (row.get('category') ?? '').split(',').map((name) => name.trim()),
      place: placeOf(row),
    })),
  };
}

/** Projects of a file in Pabulib's format, read as strictly as for a count. An amount that the currency cannot say is refused. */
export async function projectsOf(text: string, currency: string): Promise<FoundProjects> {
  const { file, problems } = await readPabulib([text]);
  if (file !== null) return projectsIn(file, currency);
  const errors = problems.filter(({ severity }) => severity === 'error');
  return { ok: false, wrong: errors.slice(0, MOST_TOLD).map(pabulibMessage) };
}
