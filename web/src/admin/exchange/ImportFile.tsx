import { useState } from 'preact/hooks';
import type { Exchange } from '../../../../shared/imports/exchange.ts';
import type { ComponentId } from '../../../../shared/platform/ids.ts';
import type { Problem } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';
import { sendImport } from './send-import.ts';
import { useExchangeWords } from './use-exchange-words.ts';

/** As `MOST_FILE_BYTES` of the contract, which brings the schema library with it. */
const MOST_MEGABYTES = 1000;

interface ImportFileProps {
  readonly componentId: ComponentId;
  readonly onStarted: (exchange: Exchange) => void;
}

/** Takes a file to import; what is wrong with the file as such is said before anything is sent. */
export function ImportFile({ componentId, onStarted }: ImportFileProps) {
  const office = useOffice();
  const { say } = useExchangeWords();
  const [file, setFile] = useState<File | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isAsked, setAsked] = useState(false);
  const complaint = (() => {
    if (file === null) return isAsked ? say('exchange.import.none') : null;
    if (file.size === 0) return say('exchange.import.empty');
    return file.size > MOST_MEGABYTES * 1e6 ? say('exchange.import.too-large', { most: MOST_MEGABYTES }) : null;
  })();
  const run = async () => {
    setAsked(true);
    setProblem(null);
    if (file === null || complaint !== null || share !== null) return;
    setShare(0);
    const answer = await sendImport(componentId, file, office.locale, setShare);
    setShare(null);
    if (!answer.ok) return setProblem(answer.problem);
    onStarted(answer.data);
  };
  return (
    <div class="stack stack-8">
      <label class="field" for="exchange-file">
        {say('exchange.import.file')}
      </label>
      <p class="help" id="exchange-file-help">
        {say('exchange.import.hint')}
      </p>
      <input
        id="exchange-file"
        class="input"
        type="file"
        accept=".csv,.json,.xlsx"
        aria-describedby="exchange-file-help"
        aria-invalid={complaint !== null || undefined}
        onChange={({ currentTarget }) => setFile(currentTarget.files?.[0] ?? null)}
      />
      {complaint && (
        <p class="error" role="alert">
          {complaint}
        </p>
      )}
      {problem && (
        <p class="error" role="alert">
          {problemText(office, problem)}
        </p>
      )}
      <div class="row">
        <button class="btn btn--s" type="button" aria-busy={share !== null} onClick={run}>
          {share === null ? say('exchange.import.do') : say('exchange.sending', { percent: Math.round(share * 100) })}
        </button>
      </div>
    </div>
  );
}
