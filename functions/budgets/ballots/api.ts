import { budgetPolicy } from '../../../shared/budgets/policy.ts';
import { createApi } from '../../platform/api.ts';
import { spaceOfComponent } from '../../spaces/directory.ts';
import { keepBasket } from './basket.ts';
import { castBallot } from './cast-ballot.ts';
import { castAtKiosk, readKiosk, tryPaper } from './kiosk/cast.ts';
import { closeKiosk, listKiosks, openKiosk, settleKioskConflict } from './kiosk/office.ts';
import { readBallot } from './read-ballot.ts';
import { takeBallotBack } from './take-ballot-back.ts';

export const budgetBallotsApi = createApi({
  handlers: [
    readBallot,
    keepBasket,
    castBallot,
    takeBallotBack,
    listKiosks,
    openKiosk,
    closeKiosk,
    settleKioskConflict,
    readKiosk,
    tryPaper,
    castAtKiosk,
  ],
  policies: [budgetPolicy],
  places: { componentId: spaceOfComponent },
});
