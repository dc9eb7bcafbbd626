import { verificationPolicy } from '../../shared/verifications/policy.ts';
import { createApi } from '../platform/api.ts';
import { printRun } from './postal-letter/print-letters.ts';

/** Letters as PDF: apart, since the typeface and what writes PDFs take room, memory and time that no other route needs. */
export const lettersApi = createApi({ handlers: [printRun], policies: [verificationPolicy] });
