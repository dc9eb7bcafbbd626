import * as z from 'zod';
import { ComponentId, EnvelopeId, TaxonomyId } from '../platform/ids.ts';
import { Localized, RequiredLocalized } from '../platform/locale.ts';
import { Instant } from '../platform/time.ts';
import { Version } from '../spaces/fields.ts';
import { Amount } from './money.ts';

/** A sum to spend on projects of one district, of one theme, or of all: what Decidim calls a budget. */
export const Envelope = z.object({
  id: EnvelopeId,
  componentId: ComponentId,
  title: RequiredLocalized,
  description: Localized.describe('Markdown'),
  total: Amount,
  territoryId: TaxonomyId.nullable().describe('The district that it is for; null: everywhere'),
  residentsOnly: z.boolean().describe('Who votes in it must be verified as living in its district, or in a part of it'),
  position: z.int().nonnegative(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type Envelope = z.infer<typeof Envelope>;
