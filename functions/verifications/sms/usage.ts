import { verifications } from '../../../shared/verifications/contract.ts';
import { handle } from '../../platform/handle.ts';
import { methodSettings } from '../settings.ts';
import { SmsDays } from './entities.ts';

const DAYS = 30;

/** What texts have cost lately, against what one day may cost. */
export const readSmsUsage = handle(verifications.readSmsUsage, async (_, services) => {
  const { items } = await services.db.query(SmsDays, {}, { reverse: true, limit: DAYS });
  return { days: items, dailyBudget: (await methodSettings(services)).sms.dailyBudget };
});
