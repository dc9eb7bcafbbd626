import { addSeconds, type Instant } from '../../../shared/platform/time.ts';
import { increment } from '../../platform/db/write.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { SmsDays } from './entities.ts';

/** What was sent stays visible for a year and a month, to compare. */
const KEPT_SECONDS = 400 * 24 * 3600;
/** Percent of the day's budget from which somebody is called. */
const NEARLY = 80;

export const dayOf = (now: Instant): string => now.slice(0, 10);

const tell = ({ log, config }: Services, percent: number, sent: number) =>
  log.warn('sms.budget', { percent, sent }, { name: 'SmsBudgetPercent', value: percent, stage: config.stage });

/**
 * Takes one text out of the day's budget, of the whole platform: however many networks, numbers and accounts a fraud has,
 * it costs no more than that.
 *
 * @throws Problem 503 `verification.no-codes-today` once it is spent.
 */
export async function takeFromBudget(services: Services, dailyBudget: number): Promise<void> {
  const day = dayOf(services.now());
  const set = { expiresAt: addSeconds(services.now(), KEPT_SECONDS) };
  try {
    const { value = 0 } = await services.db.write(
      increment(SmsDays, { day }, 'sent', { below: dailyBudget, otherwise: 'verification.no-codes-today', set }),
    );
    const percent = Math.floor((100 * value) / dailyBudget);
    if (percent >= NEARLY) tell(services, percent, value);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await services.db.write(increment(SmsDays, { day }, 'refused', { set }));
    tell(services, 100, dailyBudget);
    throw error;
  }
}
