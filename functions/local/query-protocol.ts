/** The query protocol of AWS, which SES and SNS speak: a form comes, XML goes. */
import { Readable } from 'node:stream';

/** An answer as the clients of the SDK read it. */
export const xml = (statusCode: number, body: string) => ({
  response: { statusCode, headers: { 'content-type': 'text/xml' }, body: Readable.from([Buffer.from(body)]) },
});

/** A request handler for a client of the SDK that answers in this process. @param take the form of a request */
export const queryHandler = (take: (form: URLSearchParams) => Promise<ReturnType<typeof xml>>) => ({
  metadata: { handlerProtocol: 'local' },
  handle: ({ body }: { readonly body?: unknown }) =>
    take(new URLSearchParams(body instanceof Uint8Array ? Buffer.from(body).toString() : String(body ?? ''))),
  destroy: () => undefined,
  updateHttpClientConfig: () => undefined,
  httpHandlerConfigs: () => ({}),
});
