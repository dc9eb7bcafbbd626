/** The data register: what is kept, why and how long, for every entity. Scripts and tests read it; no function does. */
import { assistanceKept } from './assistance/kept.ts';
import { auditKept } from './audit/kept.ts';
import { budgetBallotsKept } from './budgets/ballots/kept.ts';
import { budgetsKept } from './budgets/kept.ts';
import { budgetPapersKept } from './budgets/papers/kept.ts';
import { budgetResultsKept } from './budgets/results/kept.ts';
import { commentsKept } from './comments/kept.ts';
import { followsKept } from './follows/kept.ts';
import { groupsKept } from './groups/kept.ts';
import { identitiesKept } from './identities/kept.ts';
import { importsKept } from './imports/kept.ts';
import { mailInKept } from './mail-in/kept.ts';
import { mailsKept } from './mails/kept.ts';
import { mediaKept } from './media/kept.ts';
import { moderationKept } from './moderation/kept.ts';
import { newslettersKept } from './newsletters/kept.ts';
import { notificationsKept } from './notifications/kept.ts';
import { participantsKept } from './participants/kept.ts';
import { platformKept } from './platform/kept.ts';
import type { RegisterLine } from './platform/register.ts';
import { proposalsKept } from './proposals/kept.ts';
import { proposalsOfficeKept } from './proposals/office/kept.ts';
import { pushKept } from './push/kept.ts';
import { spacesKept } from './spaces/kept.ts';
import { studiesKept } from './studies/kept.ts';
import { teamKept } from './team/kept.ts';
import { verificationsKept } from './verifications/kept.ts';

export const register: readonly RegisterLine[] = [
  ...assistanceKept,
  ...auditKept,
  ...budgetBallotsKept,
  ...budgetsKept,
  ...budgetPapersKept,
  ...budgetResultsKept,
  ...commentsKept,
  ...followsKept,
  ...groupsKept,
  ...identitiesKept,
  ...importsKept,
  ...mailsKept,
  ...mailInKept,
  ...mediaKept,
  ...moderationKept,
  ...notificationsKept,
  ...newslettersKept,
  ...participantsKept,
  ...platformKept,
  ...proposalsKept,
  ...proposalsOfficeKept,
  ...pushKept,
  ...spacesKept,
  ...studiesKept,
  ...teamKept,
  ...verificationsKept,
];
