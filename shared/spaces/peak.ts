/** Peaks that administrators expect: dated openings, last evenings, broadcasts. Schemas and routes. */
import * as z from 'zod';
import type { Route } from '../platform/contract.ts';
import { Instant, InstantInput } from '../platform/time.ts';
import { Version } from './fields.ts';

/** How people come: all at the start, more and more until the end, or when a programme names it. */
export const PeakKind = z.enum(['opening', 'last-evening', 'mention']);
export type PeakKind = z.infer<typeof PeakKind>;

const Fields = z.object({
  title: z.string().trim().min(1).max(120).describe('For operators and administrators; never shown to the public'),
  kind: PeakKind,
  hours: z.int().min(1).max(48).describe('How long many people are there'),
  participants: z.int().min(1).max(500_000_000).describe('People who take part within these hours'),
});
export const Peak = Fields.extend({ startsAt: Instant });
export type Peak = z.infer<typeof Peak>;

export const Peaks = z.object({
  items: z.array(Peak).max(20).describe('In the order of their beginnings'),
  version: Version,
  updatedAt: Instant,
});
export type Peaks = z.infer<typeof Peaks>;

/** Routes of declared peaks. */
export const peakRoutes = {
  managePeaks: {
    summary: 'Peaks that administrators expect; version 0 where none was ever declared',
    method: 'GET',
    path: '/peaks',
    access: 'peak.manage',
    returns: Peaks,
  },
  updatePeaks: {
    summary: 'Declare the peaks that are expected, as a whole; they change no setting by themselves',
    method: 'PUT',
    path: '/peaks',
    access: 'peak.manage',
    body: z.object({ items: z.array(Fields.extend({ startsAt: InstantInput })).max(20), version: Version }),
    returns: Peaks,
    problems: ['peak.changed-meanwhile'],
  },
} as const satisfies Record<string, Route>;
