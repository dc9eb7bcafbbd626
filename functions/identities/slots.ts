import type { InterfaceLocale } from '../../shared/platform/locale.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import type { Write } from '../platform/db/write.ts';
import type { Participants } from '../platform/entities.ts';
import type { Services } from '../platform/services.ts';

type Participant = ItemOf<typeof Participants>;

/** What sign-in services need of accounts; `functions/features.ts` hands it over. */
export interface AccountsSlot {
  /** The account that has an address now. */
  readonly accountWith: (services: Services, email: string) => Promise<Participant | undefined>;
  /** A new account of a verified address, and the writes that make it. */
  readonly newAccount: (
    services: Services,
    email: string,
    locale: InterfaceLocale,
  ) => { readonly participant: Participant; readonly writes: readonly Write[] };
  /** What counts as one caller. */
  readonly networkOf: (address: string) => string;
}
