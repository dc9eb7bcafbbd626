import { randomUUID } from 'node:crypto';
import type { SQSEvent } from 'aws-lambda';
import { publisher } from '../../functions/consumers/publisher.ts';
import { features } from '../../functions/features.ts';
import { localContext } from '../../functions/local/runtime.ts';
import type { Render } from '../../functions/platform/page.ts';
import type { Services } from '../../functions/platform/services.ts';
import { aProcessInput } from '../spaces/spaces-input.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

export const PAGE = '/processes/republique-numerique/';
export const KEY = `fr${PAGE}index.html`;
/** The view model itself. */
export const asJson: Render = async (_, { page }) => ({ status: 200, html: JSON.stringify(page) });
/** Failures that a test asks for need not be read by whoever runs it. */
const silent: Services['log'] = { info: () => undefined, warn: () => undefined, error: () => undefined };

const messages = (jobs: readonly unknown[]): SQSEvent => ({
  Records: jobs.map((job) => ({
    messageId: randomUUID(),
    receiptHandle: '',
    body: JSON.stringify(job),
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: '',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: '',
    awsRegion: '',
  })),
});

/** A platform with what tests of publishing say of it. */
export async function openPublishedSite() {
  const platform: TestPlatform = await startTestPlatform();
  const administer = async (route: string, params: Readonly<Record<string, string>>, body: unknown) =>
    (await platform.call(route, { operator: true, params, body })).body;
  const textAt = async (key: string): Promise<string | undefined> => {
    const object = await platform.services.files.site.get(key);
    return object && Buffer.from(object.body).toString();
  };
  const publishProcess = (processId: string, isPublished = true) =>
    administer('PUT /api/processes/{processId}/publication', { processId }, { isPublished });

  return {
    platform,
    administer,
    publishProcess,
    textAt,
    /** The view model that was published under a key; `undefined` where nothing is. */
    async pageAt(key: string) {
      const text = await textAt(key);
      return text && JSON.parse(text.replace(/^<!--.*?-->/, ''));
    },
    updateProcess: (processId: string, overrides: Readonly<Record<string, unknown>>) =>
      administer('PUT /api/processes/{processId}', { processId }, aProcessInput(overrides)),
    async publishedProcess(overrides: Readonly<Record<string, unknown>> = {}) {
      const { id } = await administer('POST /api/processes', {}, aProcessInput(overrides));
      return publishProcess(id);
    },
    /** Runs a worker of its own on jobs; gives the positions of those that must come again. */
    async publish(jobs: readonly unknown[], services: Services = platform.services, render: Render = asJson) {
      const event = messages(jobs);
      const run = publisher(features, render)({ ...services, log: silent });
      const { batchItemFailures } = await run(event, localContext('publisher'));
      const ids = event.Records.map(({ messageId }) => messageId);
      return batchItemFailures.map(({ itemIdentifier }) => ids.indexOf(itemIdentifier));
    },
    /** Services whose site bucket tells what is put. */
    watched(): { readonly services: Services; readonly puts: string[] } {
      const puts: string[] = [];
      const { files } = platform.services;
      const site: Services['files']['site'] = {
        ...files.site,
        put: (key, ...rest) => {
          puts.push(key);
          return files.site.put(key, ...rest);
        },
      };
      return { services: { ...platform.services, files: { ...files, site } }, puts };
    },
  };
}
export type PublishedSite = Awaited<ReturnType<typeof openPublishedSite>>;
