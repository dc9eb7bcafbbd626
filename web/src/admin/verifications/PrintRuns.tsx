import { useState } from 'preact/hooks';
import type { PrintRun } from '../../../../shared/verifications/postal-letter-routes.ts';
import { api } from '../../platform/api.ts';
import type { Problem } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { download } from '../download.ts';
import { problemText } from '../forms/problems.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';

interface PrintRunsProps {
  readonly turn: number;
  readonly onChanged: () => void;
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

/** What was printed: each run as PDF again, and whether it is in the mail. */
export function PrintRuns({ turn, onChanged }: PrintRunsProps) {
  const { t } = useOffice();
  const loaded = useLoaded(String(turn), () => api.verifications.listPrintRuns());
  return (
    <section class="stack" aria-labelledby="h-runs">
      <h2 id="h-runs">{t('verification-postal-letter.runs')}</h2>
      <p class="help">{t('verification-postal-letter.runs-help')}</p>
      <WhenLoaded loaded={loaded}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="empty">{t('verification-postal-letter.no-runs')}</p>
          ) : (
            <ul class="list">
              {items.map((run) => (
                <RunLine key={run.id} run={run} onChanged={onChanged} />
              ))}
            </ul>
          )
        }
      </WhenLoaded>
    </section>
  );
}

interface RunLineProps {
  readonly run: PrintRun;
  readonly onChanged: () => void;
}

function useRun({ run, onChanged }: RunLineProps) {
  const { t, announce } = useOffice();
  const [busy, setBusy] = useState<'print' | 'sent' | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const params = { runId: run.id };
  const print = async () => {
    setBusy('print');
    const answer = await api.verifications.printRun({ params });
    setBusy(null);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) download(answer.data.fileName, bytesOf(answer.data.pdf), 'application/pdf');
  };
  const markSent = async () => {
    setBusy('sent');
    const answer = await api.verifications.markRunSent({ params });
    setBusy(null);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    announce(t('verification-postal-letter.marked'));
    onChanged();
  };
  return { busy, problem, print, markSent };
}

function RunLine(props: RunLineProps) {
  const office = useOffice();
  const { t, moment } = office;
  const { letters, printedAt, sentAt } = props.run;
  const { busy, problem, print, markSent } = useRun(props);
  const name = t('verification-postal-letter.run', { moment: moment(printedAt), count: letters });
  return (
    <li class="stack stack-8">
      <div class="row between">
        <b>{name}</b>
        <div class="row">
          <button
            class="btn btn--2 btn--s"
            type="button"
            aria-busy={busy === 'print'}
            aria-label={t('verification-postal-letter.pdf-of', { run: name })}
            onClick={print}
          >
            {t('verification-postal-letter.pdf')}
          </button>
          {sentAt === null && (
            <button
              class="btn btn--s"
              type="button"
              aria-busy={busy === 'sent'}
              aria-label={t('verification-postal-letter.mark-sent-of', { run: name })}
              onClick={markSent}
            >
              {t('verification-postal-letter.mark-sent')}
            </button>
          )}
        </div>
      </div>
      {sentAt !== null && <p class="meta">{t('verification-postal-letter.sent-on', { moment: moment(sentAt) })}</p>}
      <div role="alert">{problem && <p class="note note--alert">{problemText(office, problem)}</p>}</div>
    </li>
  );
}
