/** What the desk of a vote needs of the features that know accounts and verifications: handed over by the registry. */
import type { ParticipantId, TaxonomyId } from '../../../shared/platform/ids.ts';
import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import type { Day, VerificationMethod } from '../../../shared/verifications/method.ts';
import type { Services } from '../../platform/services.ts';

/** What was found out about somebody; whatever else a method adds is handed on untouched. */
export interface Found {
  readonly person: string;
  readonly bornOn: Day | null;
  readonly territoryId: TaxonomyId | null;
}

export interface PaperSlots {
  /** The account that has an address now. */
  accountWith(services: Services, email: string): Promise<{ readonly id: ParticipantId } | undefined>;
  /** @throws Problem `verification.method-off` */
  requireMethod(services: Services, method: 'desk'): Promise<unknown>;
  /** What the census tells of somebody who is present. @throws Problem `verification.*` */
  proveByCensus(services: Services, given: unknown, sourceIp: string): Promise<Found>;
  /** Who somebody is: the account that has shown to be this person, or one without address, made where there is none. */
  participantFor(
    services: Services,
    method: VerificationMethod,
    found: Found,
    locale: InterfaceLocale,
  ): Promise<ParticipantId>;
}
