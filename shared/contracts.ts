import { assistance } from './assistance/contract.ts';
import { audit } from './audit/contract.ts';
import { budgetBallots } from './budgets/ballot-routes.ts';
import { budgets } from './budgets/contract.ts';
import { budgetPapers } from './budgets/papers/contract.ts';
import { budgetResults } from './budgets/results/contract.ts';
import { comments } from './comments/contract.ts';
import { follows } from './follows/contract.ts';
import { groups } from './groups/contract.ts';
import { identities } from './identities/contract.ts';
import { imports } from './imports/contract.ts';
import { mails } from './mails/contract.ts';
import { media } from './media/contract.ts';
import { moderation } from './moderation/contract.ts';
import { newsletters } from './newsletters/contract.ts';
import { notifications } from './notifications/contract.ts';
import { participants } from './participants/contract.ts';
import { places } from './places/contract.ts';
import type { AnyRoute } from './platform/contract.ts';
import { platform } from './platform/platform-contract.ts';
import { proposals } from './proposals/contract.ts';
import { push } from './push/contract.ts';
import { spaces } from './spaces/contract.ts';
import { studies } from './studies/contract.ts';
import { team } from './team/contract.ts';
import { verifications } from './verifications/contract.ts';

/** Every contract by feature: CDK routes, the local server, the typed client and the OpenAPI document read this. */
export const contracts = {
  platform,
  participants,
  identities,
  spaces,
  proposals,
  budgets,
  budgetBallots,
  budgetPapers,
  budgetResults,
  comments,
  media,
  places,
  groups,
  follows,
  notifications,
  newsletters,
  studies,
  moderation,
  imports,
  team,
  audit,
  verifications,
  assistance,
  mails,
  push,
};

/** All routes, in the order of the contracts. */
export const allRoutes: readonly AnyRoute[] = Object.values(contracts).flatMap((contract) => Object.values(contract));
