/** What examples of mails speak of: nobody and nothing that there is. */
import { GroupId, ParticipantId, ProposalId, SignInCodeId, SubscriptionId } from '../../../shared/platform/ids.ts';

const END = '01JZ0000000000000000000001';

export const SAMPLE_CODE = SignInCodeId.parse(`sic_${END}`);
export const SAMPLE_PARTICIPANT = ParticipantId.parse(`ptp_${END}`);
export const SAMPLE_PROPOSAL = ProposalId.parse(`prp_${END}`);
export const SAMPLE_GROUP = GroupId.parse(`grp_${END}`);
export const SAMPLE_SUBSCRIPTION = SubscriptionId.parse(`sbn_${END}`);
/** Of an invitation. */
export const SAMPLE_KEY = '0'.repeat(64);
export const SAMPLE_TITLE = 'Un vélo pour tous';
export const SAMPLE_PROCESS = 'Budget participatif 2026';
export const SAMPLE_PATH = '/processes/budget-participatif-2026/';
