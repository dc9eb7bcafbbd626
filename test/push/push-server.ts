import { createServer } from 'node:http';
import { openPushService, type PushService } from '../../functions/local/push-service.ts';

/** The stand-in of a push service on a port of this machine, as the platform on the same origin would have it. */
export interface PushServer {
  readonly origin: string;
  readonly service: PushService;
  close(): Promise<unknown>;
}

export async function startPushServer(): Promise<PushServer> {
  const service = openPushService();
  let origin = '';
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const body = Buffer.concat(await incoming.toArray());
      const { method = 'GET', url: pathname = '/', headers } = incoming;
      const answer = service.answer({ method, pathname, origin, headers, body });
      const told = Object.entries(answer.headers).map(([name, value]) => [name, `${value}`]);
      outgoing.writeHead(answer.status, Object.fromEntries(told)).end(answer.body);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  origin = `http://localhost:${address.port}`;
  return { origin, service, close: () => new Promise((resolve) => server.close(resolve)) };
}
