import { describe, expect, it } from '@jest/globals';
import { features } from '../../functions/features.ts';
import { allRoutes } from '../../shared/contracts.ts';
import { routeKey } from '../../shared/platform/contract.ts';

const handlers = features.flatMap(({ api }) => api?.handlers ?? []);
const entities = features.flatMap((feature) => feature.entities);

describe('features', () => {
  it.each(allRoutes.map((route) => [routeKey(route), route] as const))(
    'serve %s with exactly one handler',
    (_, route) => {
      expect(handlers.filter((handler) => handler.route === route)).toHaveLength(1);
    },
  );

  it('name every action that a route asks for in a policy of the function that serves it', () => {
    const missing = features.flatMap(({ api }) =>
      (api?.handlers ?? [])
        .map(({ route }) => route.access)
        .filter((access) => access !== 'public' && access !== 'anyone' && !api?.actions.includes(access)),
    );
    expect(missing).toEqual([]);
  });

  it('own their partition prefixes alone, since permissions rest on them', () => {
    const prefixes = entities.flatMap(({ name, partitions }) =>
      [partitions.table, ...partitions.indexes].map((pattern) => [pattern.split('*')[0], name] as const),
    );
    const clashes = prefixes.filter(([prefix, name]) =>
      prefixes.some(([other, owner]) => owner !== name && other === prefix),
    );
    // A mark must stand among the ballots that it orders; what may be put there is bounded by attributes (infra/recounts.ts).
    expect(clashes).toEqual([
      ['PROPOSAL-VOTES#', 'Vote'],
      ['PROPOSAL-VOTES#', 'RecountMark'],
    ]);
  });

  it('give each entity a name of its own', () => {
    const names = entities.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
