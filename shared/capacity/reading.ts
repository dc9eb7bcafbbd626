import { LIMITS } from './limits.ts';
import type { Scenario, Stage } from './scenario.ts';

/** Places of CloudFront that ask the origin on their own; its regional caches in Europe and overseas. */
const CACHES = 13;
/** Requests for one page: HTML and sums, and what a first page needs besides (style, type, scripts). */
const REQUESTS_PER_PAGE = 2;
const REQUESTS_OF_FIRST_PAGE = 12;

/** What readers do in one second, and what of it passes the CDN. */
export interface ReadingSecond {
  readonly pages: number;
  readonly requests: number;
  /** Requests that reach the files in S3. */
  readonly origin: number;
  readonly searches: number;
  /** Requests of islands to the API. */
  readonly calls: number;
}

/** Requests a second that pass a cache which keeps a file for `seconds`, when `rate` ask for it. */
const passing = (rate: number, seconds: number): number => rate / (1 + rate * seconds);

interface Band {
  /** Files in it, and the share of all requests that ask for one of them. */
  readonly files: number;
  readonly share: number;
}
const BANDS = 12;

/** Files in bands of popularity (Zipf): the first holds the few that most people look at. */
function bandsOf(files: number): Band[] {
  return Array.from({ length: BANDS }, (_, band) => ({
    files: files ** ((band + 1) / BANDS) - files ** (band / BANDS),
    share: 1 / BANDS,
  }));
}

/** Requests to the origin, when `rate` a second are spread over the files in all caches. */
const originRequests = (rate: number, bands: readonly Band[], seconds: number): number =>
  bands.reduce((sum, { files, share }) => sum + files * CACHES * passing((rate * share) / files / CACHES, seconds), 0);

/** Pages besides those of proposals: home, lists, texts. */
const OTHER_PAGES = 40;

/** What readers do in a second in which so many come; each looks at all pages within it, which is worse than life. */
export function readerOf(scenario: Scenario, stage: Stage): (readers: number) => ReadingSecond {
  const bands = bandsOf(scenario.proposals + OTHER_PAGES);
  return (readers) => {
    const pages = readers * scenario.pagesPerReader;
    return {
      pages,
      requests: pages * REQUESTS_PER_PAGE + readers * REQUESTS_OF_FIRST_PAGE,
      origin: originRequests(pages, bands, stage.pageSeconds) + originRequests(pages, bands, stage.tallySeconds),
      searches: pages * scenario.searchShare,
      // Who is signed in asks for the own ballot once a page; others ask nothing.
      calls: (pages / (scenario.readersPerParticipant + 1)) * 0.5,
    };
  };
}

/** Reads of files above what a prefix of the bucket gives. */
export const tooManyReads = ({ origin }: ReadingSecond): number => Math.max(0, origin - LIMITS.bucketReads);
