import type { Api } from './api.ts';
import type { Entity } from './db/entity.ts';
import type { FileKind, PageKind, SiteFile } from './page.ts';
import type { Reactions } from './stream/reactions.ts';

/** What a feature publishes, or renders on demand. */
export interface Published {
  readonly pages?: readonly PageKind[];
  readonly files?: readonly SiteFile[];
  readonly fileKinds?: readonly FileKind[];
}

/** Server half of a feature, as consumers and the local server see it. */
export interface Feature extends Published {
  readonly api?: Api;
  readonly entities: readonly Entity[];
  readonly reactions?: Reactions;
}
