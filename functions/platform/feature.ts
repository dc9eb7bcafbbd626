import type { Api } from './api.ts';
import type { Entity } from './db/entity.ts';
import type { PageKind, SiteFile } from './page.ts';
import type { Reactions } from './stream/reactions.ts';

/** Server half of a feature, as consumers and the local server see it. */
export interface Feature {
  readonly api?: Api;
  readonly entities: readonly Entity[];
  readonly reactions?: Reactions;
  readonly pages?: readonly PageKind[];
  readonly files?: readonly SiteFile[];
}
