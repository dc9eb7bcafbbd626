/** What the desk needs of the features that know accounts and verifications: `functions/features.ts` hands it over. */
import type { ParticipantId, TaxonomyId } from '../../shared/platform/ids.ts';
import type { InterfaceLocale } from '../../shared/platform/locale.ts';
import type { Authorization } from '../../shared/verifications/authorization.ts';
import type { Day, VerificationMethod } from '../../shared/verifications/method.ts';
import type { Services } from '../platform/services.ts';

/** What was found out about somebody; whatever else a method adds is handed on untouched. */
export interface Found {
  readonly person: string;
  readonly bornOn: Day | null;
  readonly territoryId: TaxonomyId | null;
}

export interface AssistanceSlots {
  /** The account that has an address now. */
  accountWith(
    services: Services,
    email: string,
  ): Promise<{ readonly id: ParticipantId; readonly displayName: string | null } | undefined>;
  /** @throws Problem `verification.method-off` */
  requireMethod(services: Services, method: 'desk'): Promise<unknown>;
  /** Grants to an account. @throws Problem `verification.claimed`, `verification.too-soon` */
  grant(
    services: Services,
    to: { readonly participantId: ParticipantId; readonly method: VerificationMethod },
    found: Found,
  ): Promise<Authorization>;
  /** What the census tells of somebody who is present. @throws Problem `verification.*` */
  proveByCensus(services: Services, given: unknown, sourceIp: string): Promise<Found>;
  /** Grants to somebody without an account. @throws Problem `assistance.has-account` */
  grantToPresent(
    services: Services,
    method: VerificationMethod,
    found: Found,
    locale: InterfaceLocale,
  ): Promise<Authorization>;
}
