/** Files of a count: the public list in the bucket of the site, the rest where only functions read. */
import * as z from 'zod';
import { BudgetStatistics, CountResult } from '../../../shared/budgets/results/count.ts';
import { ballotsPath, type PublishedBallots } from '../../../shared/budgets/results/published.ts';
import type { ComponentId } from '../../../shared/platform/ids.ts';
import type { FileHeaders } from '../../platform/files.ts';
import { PAGE_CACHE } from '../../platform/publish.ts';
import type { Services } from '../../platform/services.ts';

type HasFiles = Pick<Services, 'files'>;

/** Statistics as they are kept; how many ballots are unfinished is looked up when they are read. */
export const KeptStatistics = BudgetStatistics.omit({ unfinished: true });
export type KeptStatistics = z.infer<typeof KeptStatistics>;

const PRIVATE: FileHeaders = { contentType: 'application/json', cacheControl: 'no-store' };
const resultKey = (componentId: ComponentId) => `budgets/${componentId}/count.json`;
const statisticsKey = (componentId: ComponentId) => `budgets/${componentId}/statistics.json`;
/** A path of the site as a key of its bucket. */
const keyOf = (path: string) => path.slice(1);

async function readJson<S extends z.ZodType>(
  files: Services['files']['data'],
  key: string,
  schema: S,
): Promise<z.output<S> | undefined> {
  const file = await files.get(key);
  return file && schema.parse(JSON.parse(new TextDecoder().decode(file.body)));
}

export const readResult = ({ files }: HasFiles, componentId: ComponentId): Promise<CountResult | undefined> =>
  readJson(files.data, resultKey(componentId), CountResult);

export const writeResult = ({ files }: HasFiles, componentId: ComponentId, result: CountResult): Promise<void> =>
  files.data.put(resultKey(componentId), JSON.stringify(result), PRIVATE);

export const readKeptStatistics = (
  { files }: HasFiles,
  componentId: ComponentId,
): Promise<KeptStatistics | undefined> => readJson(files.data, statisticsKey(componentId), KeptStatistics);

export const writeStatistics = ({ files }: HasFiles, componentId: ComponentId, kept: KeptStatistics): Promise<void> =>
  files.data.put(statisticsKey(componentId), JSON.stringify(kept), PRIVATE);

/** One ballot a line, so that the file can be read by people, and compared line by line. */
function listText({ election, ballots, root, winners }: PublishedBallots): string {
  const lines = ballots.map((ballot) => JSON.stringify(ballot)).join(',\n');
  return `{"election":${JSON.stringify(election)},\n"root":"${root}",\n"winners":${JSON.stringify(winners)},\n"ballots":[\n${lines}\n]}\n`;
}

export const writeList = ({ files }: HasFiles, list: PublishedBallots): Promise<void> =>
  files.site.put(keyOf(ballotsPath(list.election.componentId)), listText(list), {
    contentType: 'application/json; charset=utf-8',
    cacheControl: PAGE_CACHE,
  });

/** Of a list that the platform wrote itself: its outer form alone is looked at. */
const StoredList = z.custom<PublishedBallots>(
  (value) => typeof value === 'object' && value !== null && 'election' in value && 'ballots' in value,
);

/** @throws Error when there is no list of a sealed count */
export async function readList({ files }: HasFiles, componentId: ComponentId): Promise<PublishedBallots> {
  const list = await readJson(files.site, keyOf(ballotsPath(componentId)), StoredList);
  if (list === undefined) throw new Error('the public list of ballots is not there');
  return list;
}

export const writePublicText = ({ files }: HasFiles, path: string, text: string): Promise<void> =>
  files.site.put(keyOf(path), text, { contentType: 'text/plain; charset=utf-8', cacheControl: PAGE_CACHE });
