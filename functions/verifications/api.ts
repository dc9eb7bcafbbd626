import { verificationPolicy } from '../../shared/verifications/policy.ts';
import { createApi } from '../platform/api.ts';
import { deleteCensus, readCensus, readCensusFields } from './census/census-handlers.ts';
import {
  beginCensusUpload,
  cancelCensusUpload,
  linkCensusReport,
  sendCensusPart,
  startCensusUpload,
} from './census/upload-handlers.ts';
import { verifyWithoutAccount } from './guest.ts';
import { decideIdDocument, listIdDocuments, openIdDocument } from './id-document/review.ts';
import { readIdDocument, sendIdDocument, withdrawIdDocument } from './id-document/send.ts';
import { listAuthorizations } from './list-authorizations.ts';
import { listMethods, manageMethods, updateMethods } from './methods.ts';
import { createPrintRun, listLetters, listPrintRuns, markRunSent } from './postal-letter/print-runs.ts';
import { refuseLetters } from './postal-letter/refuse-letters.ts';
import { readLetter, requestLetter } from './postal-letter/request-letter.ts';
import { listRevocations, readAuthorizations, revokeAuthorization, revokeBefore } from './revoke.ts';
import { sendSmsCode } from './sms/send-code.ts';
import { readSmsUsage } from './sms/usage.ts';
import { verify } from './verify.ts';

/** Verification: the only function that says who somebody is. */
export const verificationsApi = createApi({
  handlers: [
    listAuthorizations,
    listMethods,
    verify,
    verifyWithoutAccount,
    manageMethods,
    updateMethods,
    readAuthorizations,
    revokeAuthorization,
    listRevocations,
    revokeBefore,
    readCensusFields,
    readCensus,
    beginCensusUpload,
    sendCensusPart,
    startCensusUpload,
    cancelCensusUpload,
    linkCensusReport,
    deleteCensus,
    sendIdDocument,
    readIdDocument,
    withdrawIdDocument,
    listIdDocuments,
    openIdDocument,
    decideIdDocument,
    sendSmsCode,
    readSmsUsage,
    readLetter,
    requestLetter,
    listLetters,
    refuseLetters,
    createPrintRun,
    listPrintRuns,
    markRunSent,
  ],
  policies: [verificationPolicy],
});
