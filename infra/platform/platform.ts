import type { EntityTable } from './entity-table.ts';
import type { FileStore } from './file-store.ts';
import type { Mail } from './mail.ts';
import type { PublicApi } from './public-api.ts';
import type { PlatformSecrets } from './secrets.ts';
import type { Stage } from './stage.ts';

/** What the constructs of features stand on. */
export interface Platform {
  readonly stage: Stage;
  readonly table: EntityTable;
  readonly secrets: PlatformSecrets;
  readonly api: PublicApi;
  /** Secrets of votes, one object each. */
  readonly voteSecrets: FileStore;
  readonly files: { readonly site: FileStore; readonly media: FileStore; readonly data: FileStore };
  readonly mail: Mail;
}
