import { useState } from 'preact/hooks';
import type { Detected, Exchange } from '../../../../shared/imports/exchange.ts';
import { api } from '../../platform/api.ts';
import type { Problem } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';
import { useExchangeWords } from './use-exchange-words.ts';

const SEPARATORS = { ';': 'semicolon', ',': 'comma', '\t': 'tab' } as const;
const ENCODINGS = { 'utf-8': 'UTF-8', 'utf-8-bom': 'UTF-8 (BOM)', 'iso-8859-1': 'ISO-8859-1' } as const;

type Words = ReturnType<typeof useExchangeWords>;

/** What a file was found to be. */
function detectedText({ say }: Words, { form, encoding, separator }: Detected): string {
  if (form === 'xlsx' || encoding === null) return say('exchange.detected.xlsx');
  if (form === 'json' || separator === null) return say('exchange.detected.json', { encoding: ENCODINGS[encoding] });
  const named = say(`exchange.separator.${SEPARATORS[separator]}`);
  return say('exchange.detected.csv', { encoding: ENCODINGS[encoding], separator: named });
}

function Outcome({ exchange }: { readonly exchange: Exchange }) {
  const words = useExchangeWords();
  const { number } = useOffice();
  const { say } = words;
  const { direction, state, rows, imported, unchanged, refused, noticed, detected, failure } = exchange;
  const isImport = direction === 'import';
  const counts = { imported: number(imported), unchanged: number(unchanged), refused: number(refused) };
  return (
    <div class="stack stack-8" role="status">
      {state === 'waiting' && <p>{say('exchange.waiting')}</p>}
      {state === 'running' && <p>{say('exchange.rows', { rows })}</p>}
      {isImport && detected && <p class="muted">{detectedText(words, detected)}</p>}
      {failure && (
        <p class="error">
          {say('exchange.failed')} {say(`exchange.failure.${failure.code}`, failure.facts)}
        </p>
      )}
      {(state === 'done' || state === 'failed') && isImport && <p>{say('exchange.import.done', counts)}</p>}
      {state === 'done' && !isImport && <p>{say('exchange.export.done', { rows })}</p>}
      {noticed > 0 && <p>{say(isImport ? 'exchange.import.noticed' : 'exchange.export.cut', { count: noticed })}</p>}
    </div>
  );
}

function Lines({ exchange: { lines } }: { readonly exchange: Exchange }) {
  const { say, why } = useExchangeWords();
  if (lines.length === 0) return null;
  return (
    <details class="fold">
      <summary>{say('exchange.lines')}</summary>
      <ul class="stack stack-8">
        {lines.map(({ line, column, code, value }) => (
          <li key={`${line} ${column} ${code}`}>
            <strong>{say('exchange.line', { line })}</strong>
            {column !== '' && (
              <>
                {' '}
                <code>{column}</code>
              </>
            )}{' '}
            {why({ code })}
            {value !== '' && <small dir="auto"> {value}</small>}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** One import or export with what became of it, and the files that it left. */
export function ExchangeItem({ exchange }: { readonly exchange: Exchange }) {
  const office = useOffice();
  const { say } = useExchangeWords();
  const [problem, setProblem] = useState<Problem | null>(null);
  const { id: exchangeId, componentId, direction, state, fileName, hasReport, createdAt } = exchange;
  const download = async (which: 'linkExport' | 'linkReport') => {
    const answer = await api.imports[which]({ params: { componentId, exchangeId } });
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) location.assign(answer.data.url);
  };
  return (
    <li class="stack stack-8">
      <div class="row between">
        <strong dir="auto">{fileName}</strong>
        <span class="muted">
          {say(direction === 'import' ? 'exchange.import' : 'exchange.export')} · {office.moment(createdAt)}
        </span>
      </div>
      <Outcome exchange={exchange} />
      <Lines exchange={exchange} />
      {problem && (
        <p class="error" role="alert">
          {problemText(office, problem)}
        </p>
      )}
      <div class="row">
        {direction === 'export' && state === 'done' && (
          <button class="btn btn--2 btn--s" type="button" onClick={() => download('linkExport')}>
            {say('exchange.download', { name: fileName })}
          </button>
        )}
        {hasReport && (
          <button class="btn btn--2 btn--s" type="button" onClick={() => download('linkReport')}>
            {say('exchange.report')}
          </button>
        )}
      </div>
    </li>
  );
}
