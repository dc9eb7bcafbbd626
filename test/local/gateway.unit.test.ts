import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { createGateway } from '../../functions/local/gateway.ts';
import { allRoutes } from '../../shared/contracts.ts';

/** The address that a function is told for a request with these headers. */
function viewerOf(headers: Readonly<Record<string, string>>): string | undefined {
  const incoming = new IncomingMessage(new Socket());
  Object.assign(incoming, { method: 'GET', headers });
  const url = new URL('http://localhost/api/session');
  return createGateway(allRoutes, 'secret').toEvent({ incoming, url, body: Buffer.alloc(0) })?.headers[
    'x-parvis-viewer'
  ];
}

describe('the local gateway', () => {
  it('believes who says which of many participants it is, since limits hold for addresses', () => {
    expect(viewerOf({ 'x-local-viewer': '10.0.1.2' })).toBe('10.0.1.2');
    expect(viewerOf({ 'x-local-viewer': '2001:db8::1' })).toBe('2001:db8::1');
  });

  it('takes the address of the connection for what is no address, and believes no other header', () => {
    for (const headers of [{ 'x-local-viewer': 'me' }, { 'x-parvis-viewer': '10.0.1.2' }, {}])
      expect(viewerOf(headers)).toBe('127.0.0.1');
  });
});
