import type { ManagedServices } from '../../../../shared/identities/contract.ts';
import type { SignInService } from '../../../../shared/identities/service.ts';
import { newKey } from '../../platform/api-client.ts';

/** A service while it is edited. */
export interface ServiceDraft extends SignInService {
  readonly key: string;
  /** Its addresses are registered with the provider: its name there stays. */
  readonly isStored: boolean;
}
export interface ServicesDraft {
  readonly items: readonly ServiceDraft[];
}

export const draftOf = ({ items }: ManagedServices): ServicesDraft => ({
  items: items.map((service) => ({ ...service, key: service.id, isStored: true })),
});
export const bodyOf = ({ items }: ServicesDraft): SignInService[] =>
  items.map(({ key: _, isStored: __, ...service }) => service);

/** A service that nobody has filled in; it is offered to nobody before it is switched on. */
export const emptyService = (): ServiceDraft => ({
  key: newKey(),
  isStored: false,
  id: '',
  name: {},
  note: {},
  issuer: '',
  clientId: '',
  scopes: 'openid email',
  acr: '',
  isEnabled: false,
});
