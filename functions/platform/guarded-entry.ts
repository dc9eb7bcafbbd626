import middy from '@middy/core';
import type { ApiEvent, ApiResult } from './api.ts';
import type { Entry } from './entry.ts';
import { problemResponses, requestLog, throughTheCdn } from './middleware.ts';
import type { Services } from './services.ts';

/** A function behind the CDN that serves no route of a contract: logged, closed to everybody else, its failures told. */
export const guardedEntry =
  (answer: (event: ApiEvent, services: Services) => Promise<ApiResult>): Entry<ApiEvent, ApiResult> =>
  (services) => {
    const run = middy<ApiEvent, ApiResult>()
      .use(requestLog(services))
      .use(problemResponses(services))
      .use(throughTheCdn(services))
      .handler((event) => answer(event, services));
    return (event, context) => run(event, context);
  };
