import { budgetPolicy } from '../../../shared/budgets/policy.ts';
import { createApi } from '../../platform/api.ts';
import { spaceOfComponent } from '../../spaces/directory.ts';
import { keepBasket } from './basket.ts';
import { castBallot } from './cast-ballot.ts';
import { readBallot } from './read-ballot.ts';
import { takeBallotBack } from './take-ballot-back.ts';

export const budgetBallotsApi = createApi({
  handlers: [readBallot, keepBasket, castBallot, takeBallotBack],
  policies: [budgetPolicy],
  places: { componentId: spaceOfComponent },
});
