import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Me } from '../../../shared/participants/contract.ts';
import type { SpaceId } from '../../../shared/platform/ids.ts';
import type { SpaceRole } from '../../../shared/platform/roles.ts';

/** What is worth showing to whoever is in. The API is what refuses. */
export interface Rights {
  /** Manages the whole platform. */
  readonly isAdministrator: boolean;
  /** Whether one of the roles is held in the process; in any process where none is named. */
  readonly has: (roles: readonly SpaceRole[], spaceId?: SpaceId) => boolean;
  /** Works at a desk and nowhere else. */
  readonly isAgentOnly: boolean;
  /** Whether somebody runs the process. */
  readonly runs: (spaceId: SpaceId) => boolean;
}

/** What the roles of somebody let them see. */
export function rightsOf({ role, grants }: Pick<Me, 'role' | 'grants'>): Rights {
  const isAdministrator = role === 'administrator';
  const has: Rights['has'] = (roles, spaceId) =>
    isAdministrator ||
    grants.some(
      (grant) =>
        roles.includes(grant.role) &&
        (spaceId === undefined || grant.spaceId === 'organization' || grant.spaceId === spaceId),
    );
  const isAgentOnly = !isAdministrator && grants.length > 0 && grants.every((grant) => grant.role === 'agent');
  return { isAdministrator, isAgentOnly, has, runs: (spaceId) => has(['process-administrator'], spaceId) };
}

/** Set by the gate; what is shown without one is an administrator's. */
export const RightsContext = createContext<Rights>(rightsOf({ role: 'administrator', grants: [] }));
export const useRights = (): Rights => useContext(RightsContext);
