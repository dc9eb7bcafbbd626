import { useEffect, useState } from 'preact/hooks';
import type { ProcessId } from '../../../../shared/platform/ids.ts';
import { FIGURES, type Figures, processTallyPath } from '../../../../shared/spaces/figures.ts';
import { useOffice } from '../context.ts';

type Counted = Figures & { readonly countedAt: string };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const numberOf = (value: unknown) => (typeof value === 'number' ? value : 0);

/** The public tally of a process: the very file that its page shows. `null` where nothing has been counted. */
async function readTally(processId: ProcessId): Promise<Counted | null> {
  const response = await fetch(processTallyPath(processId)).catch(() => undefined);
  const tally: unknown = response?.ok ? await response.json() : null;
  if (!isRecord(tally) || typeof tally.countedAt !== 'string') return null;
  const { participants, contributions, supports, countedAt } = tally;
  return {
    participants: numberOf(participants),
    contributions: numberOf(contributions),
    supports: numberOf(supports),
    countedAt,
  };
}

/** Figures of a process beside its form, with what they mean and when they were counted. */
export function ProcessFigures({ processId }: { readonly processId: ProcessId }) {
  const { t, number, moment } = useOffice();
  const [tally, setTally] = useState<Counted | null>(null);
  useEffect(() => {
    let isWanted = true;
    readTally(processId).then((read) => isWanted && setTally(read));
    return () => {
      isWanted = false;
    };
  }, [processId]);
  return (
    <section class="panel stack" aria-labelledby="h-figures">
      <h2 id="h-figures">{t('process-figures.title')}</h2>
      {tally === null ? (
        <p class="muted">{t('process-figures.none')}</p>
      ) : (
        <>
          <dl class="counted">
            {FIGURES.map((name) => (
              <div key={name} class="line">
                <dt>{t(`process-figures.${name}`)}</dt>
                <dd class="num">{number(tally[name])}</dd>
              </div>
            ))}
          </dl>
          <p class="muted tiny">{t('process-figures.counted', { moment: moment(tally.countedAt) })}</p>
          <p class="muted tiny">{t('process-figures.meaning')}</p>
        </>
      )}
    </section>
  );
}
