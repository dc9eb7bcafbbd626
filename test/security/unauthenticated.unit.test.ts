import { describe, expect, it } from '@jest/globals';
import { allRoutes } from '../../shared/contracts.ts';
import { routeKey } from '../../shared/platform/contract.ts';

/**
 * Whoever has no session may send these, each with what stands between it and somebody who sends it without end. A new
 * one fails here until its protection is named; the limits themselves are held by the tests of their features.
 */
const OPEN: Readonly<Record<string, string>> = {
  'POST /api/sign-in/codes': 'five in a quarter of an hour for an address, 800 for a network, web ACL',
  'POST /api/sign-in/sessions': 'five tries for an address, 1,600 for a network, web ACL',
  'POST /api/participants/email-changes/confirmation': '1,600 for a network; five tries for a code',
  'POST /api/follows/ends': 'nothing is read or written before the signature of the link is ours; web ACL',
  'POST /api/mail/mutes/{token}': 'nothing is read or written before the signature of the link is ours; web ACL',
  'POST /api/mail/mutes/{token}/undo': 'nothing is read or written before the signature of the link is ours; web ACL',
  'POST /api/subscriptions': 'three mails a day for an address, 30 an hour for a network; web ACL',
  'POST /api/subscriptions/confirmations':
    'nothing is read or written before the signature of the link is ours; web ACL',
  'POST /api/subscriptions/preferences/readings':
    'nothing is read or written before the signature of the link is ours; web ACL',
  'PUT /api/subscriptions/preferences': 'nothing is read or written before the signature of the link is ours; web ACL',
  'POST /api/subscriptions/ends': 'nothing is read or written before the signature of the link is ours; web ACL',
  'POST /api/subscriptions/returns': 'nothing is read or written before the signature of the link is ours; web ACL',
  'POST /api/subscriptions/ends/{token}':
    'nothing is read or written before the signature of the link is ours; web ACL',
  'POST /api/sign-in/pending-identity/account':
    '1,600 ways to services for a network; only who comes from one has a choice to make',
  'DELETE /api/sign-in/pending-identity': 'removes the choice of this browser, whose key is 256 random bits',
  'POST /api/verifications/guest': '600 tries an hour for a network, and the limits of each method; web ACL',
  'POST /api/verifications/sms/codes':
    '60 texts an hour for a network, three in ten minutes for a telephone, a budget a day for all; web ACL',
  'POST /api/budgets/{componentId}/kiosk/papers':
    'needs the cookie of a tablet that an agent has opened, then tries for each tablet; web ACL',
  'POST /api/budgets/{componentId}/kiosk/ballots':
    'needs the cookie of a tablet that an agent has opened, then tries for each tablet; web ACL',
  'POST /api/components/{componentId}/similar-proposals': 'reads only, from an index in memory; web ACL',
};

describe('requests of people without a session', () => {
  const open = allRoutes.filter(
    ({ access, method }) => method !== 'GET' && (access === 'public' || access === 'anyone'),
  );

  it('change nothing but by the routes whose limits are known', () => {
    expect(open.length).toBeGreaterThanOrEqual(5);
    expect(open.map(routeKey).filter((key) => !Object.hasOwn(OPEN, key))).toEqual([]);
  });

  it('bring a body that is JSON by name, which no form of another site can send, or a secret in their address', () => {
    const anyForm = open.filter(({ method, body, accepts }) => accepts === 'form' || (method === 'POST' && !body));
    for (const { path } of anyForm) expect(path).toContain('{token}');
  });
});

describe('routes that are kept at the CDN', () => {
  const kept = allRoutes.filter(({ cacheSeconds }) => cacheSeconds !== undefined);

  it('look nobody up, so that no answer to one person is given to the next', () => {
    expect(kept.length).toBeGreaterThan(0);
    for (const { access } of kept) expect(access).toBe('public');
  });

  it('only read', () => {
    for (const { method } of kept) expect(method).toBe('GET');
  });
});
