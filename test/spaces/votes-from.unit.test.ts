import { expect, test } from '@jest/globals';
import { votesFrom } from '../../functions/spaces/component-view.ts';
import { ComponentId, PhaseId, ProcessId } from '../../shared/platform/ids.ts';
import type { Component } from '../../shared/spaces/component.ts';
import type { Process } from '../../shared/spaces/process.ts';

const ULID = '01JZ000000000000000000000';
const [FIRST, SECOND, THIRD] = [1, 2, 3].map((n) => PhaseId.parse(`phs_${ULID}${n}`));
const STARTS = ['2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'] as const;
const at = '2026-10-01T00:00:00.000Z';

const process: Process = {
  id: ProcessId.parse(`prc_${ULID}1`),
  slug: 'climate',
  title: { en: 'Climate' },
  question: {},
  summary: {},
  description: {},
  decision: {},
  image: null,
  imageAlt: {},
  phases: [FIRST, SECOND, THIRD].flatMap((id, n) => {
    const startsAt = STARTS[n];
    if (id === undefined || startsAt === undefined) return [];
    return [{ id, title: {}, description: {}, startsAt, endsAt: STARTS[n + 1] ?? null }];
  }),
  isPublished: true,
  activePhaseId: null,
  version: 0,
  createdAt: at,
  updatedAt: at,
};
const component = (voting: readonly boolean[], settings = {}): Component => ({
  id: ComponentId.parse(`cmp_${ULID}1`),
  processId: process.id,
  kind: 'proposals',
  name: { en: 'Proposals' },
  introduction: {},
  position: 0,
  settings,
  phaseSettings: Object.fromEntries([FIRST, SECOND, THIRD].map((id, n) => [id, { voting: voting[n] ?? false }])),
  requirements: {},
  isPublished: true,
  version: 0,
  createdAt: at,
  updatedAt: at,
});

test('the vote to come is that of the next phase in which any component has one', () => {
  const [second, third] = [component([false, true, true]), component([false, false, true])];
  expect(votesFrom(process, [third, second], STARTS[0])).toBe(STARTS[1]);
  expect(votesFrom(process, [third], STARTS[0])).toBe(STARTS[2]);
});

test('nothing is to be told while a vote is open, once the last has begun, or where nobody votes', () => {
  expect(votesFrom(process, [component([true, false, true])], STARTS[0])).toBeNull();
  expect(votesFrom(process, [component([false, true, false])], STARTS[1])).toBeNull();
  expect(votesFrom(process, [component([false, true, false])], STARTS[2])).toBeNull();
  expect(votesFrom(process, [component([false, true, true], { voteKind: 'none' })], STARTS[0])).toBeNull();
  expect(votesFrom(process, [], STARTS[0])).toBeNull();
});
