import { useState } from 'preact/hooks';
import type { CensusUpload } from '../../../../shared/verifications/census-upload.ts';
import { api } from '../../platform/api.ts';
import type { Problem, Result } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';
import { useCensusWords } from './use-census-words.ts';

const SEPARATORS = { ';': 'semicolon', ',': 'comma', '\t': 'tab' } as const;
const ENCODINGS = { 'utf-8': 'UTF-8', 'utf-8-bom': 'UTF-8 (BOM)', 'windows-1252': 'Windows-1252' } as const;

export const isUnderWay = ({ state }: CensusUpload): boolean => state === 'waiting' || state === 'running';

interface ItemProps {
  readonly upload: CensusUpload;
}

/** What is done with the file now, as a bar and in words. */
function Progress({ upload: { step, share, lines, state } }: ItemProps) {
  const { t, number } = useOffice();
  if (state === 'waiting') return <p>{t('verification-census.waiting')}</p>;
  const percent = Math.floor(share * 100);
  const text = t(`verification-census.step.${step}`, { percent, lines: number(lines) });
  return (
    <div class="stack stack-8">
      <p>{text}</p>
      <progress max={100} value={percent} aria-label={text} />
    </div>
  );
}

function Outcome({ upload }: ItemProps) {
  const { t, number } = useOffice();
  const { failureText } = useCensusWords();
  const { state, people, known, refused, detected, failure, mode } = upload;
  const isRefused = state === 'failed' && failure !== null;
  return (
    <div class="stack stack-8" role="status">
      {isUnderWay(upload) && <Progress upload={upload} />}
      {isRefused && (
        <p class="error">
          {t('verification-census.failed')} {failureText(failure.code, failure.facts)}
        </p>
      )}
      {state === 'canceled' && <p>{t('verification-census.canceled')}</p>}
      {state === 'done' && <p>{t('verification-census.done', { count: people, refused: number(refused) })}</p>}
      {state === 'done' && mode === 'add' && <p>{t('verification-census.known', { count: known })}</p>}
      {detected && (
        <p class="muted">
          {t('verification-census.detected', {
            encoding: ENCODINGS[detected.encoding],
            separator: t(`verification-census.separator.${SEPARATORS[detected.separator]}`),
          })}
          {detected.encoding === 'windows-1252' && ` ${t('verification-census.detected.not-utf-8')}`}
        </p>
      )}
    </div>
  );
}

function RefusedLines({ upload: { refusedLines } }: ItemProps) {
  const { t } = useOffice();
  const { columnName, why } = useCensusWords();
  if (refusedLines.length === 0) return null;
  return (
    <details class="fold">
      <summary>{t('verification-census.lines')}</summary>
      <ul class="stack stack-8">
        {refusedLines.map(({ line, column, code }) => (
          <li key={line}>
            <strong>{t('verification-census.line', { line })}</strong> {column && `${columnName(column)} · `}
            {why({ code })}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** One upload with what became of it, or how far it is. */
export function CensusUploadItem({ upload, onChanged }: ItemProps & { readonly onChanged: () => void }) {
  const office = useOffice();
  const { t } = office;
  const [problem, setProblem] = useState<Problem | null>(null);
  const params = { uploadId: upload.id };
  const told = <T,>(answer: Result<T>, then: (data: T) => void) => {
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) then(answer.data);
  };
  const download = async () =>
    told(await api.verifications.linkCensusReport({ params }), ({ url }) => location.assign(url));
  const cancel = async () => told(await api.verifications.cancelCensusUpload({ params }), onChanged);
  return (
    <li class="stack stack-8">
      <div class="row between">
        <strong dir="auto">{upload.fileName}</strong>
        <span class="muted">{office.moment(upload.createdAt)}</span>
      </div>
      <Outcome upload={upload} />
      <RefusedLines upload={upload} />
      {problem && (
        <p class="error" role="alert">
          {problemText(office, problem)}
        </p>
      )}
      <div class="row">
        {upload.hasReport && !isUnderWay(upload) && (
          <button class="btn btn--2 btn--s" type="button" onClick={download}>
            {t('verification-census.report')}
          </button>
        )}
        {isUnderWay(upload) && (
          <button class="btn btn--quiet btn--s" type="button" onClick={cancel}>
            {t('verification-census.cancel')}
          </button>
        )}
      </div>
    </li>
  );
}
