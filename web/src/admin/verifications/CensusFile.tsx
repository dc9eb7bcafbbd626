import { useState } from 'preact/hooks';
import type { CensusUpload } from '../../../../shared/verifications/census-upload.ts';
import type { Problem } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';
import { sendCensus } from './send-census.ts';

/** As `MOST_CENSUS_BYTES` of the contract, which brings the schema library with it. */
const MOST_MEGABYTES = 1000;
const MODES = ['replace', 'add'] as const satisfies readonly CensusUpload['mode'][];

interface CensusFileProps {
  /** There is a census that lines can be added to. */
  readonly hasCensus: boolean;
  readonly onStarted: () => void;
}

/** Takes a file with the people of a census; what is wrong with it as such is said before anything is sent. */
export function CensusFile({ hasCensus, onStarted }: CensusFileProps) {
  const office = useOffice();
  const { t } = office;
  const [file, setFile] = useState<File | null>(null);
  const [mode, setMode] = useState<CensusUpload['mode']>('replace');
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isAsked, setAsked] = useState(false);
  const complaint = (() => {
    if (file === null) return isAsked ? t('verification-census.file.none') : null;
    if (file.size === 0) return t('verification-census.failure.empty');
    return file.size > MOST_MEGABYTES * 1e6 ? t('verification-census.file.too-large', { most: MOST_MEGABYTES }) : null;
  })();
  const run = async () => {
    setAsked(true);
    setProblem(null);
    if (file === null || complaint !== null || share !== null) return;
    setShare(0);
    const answer = await sendCensus(file, hasCensus ? mode : 'replace', office.locale, setShare);
    setShare(null);
    if (!answer.ok) return setProblem(answer.problem);
    onStarted();
  };
  const wrong = complaint ?? (problem && problemText(office, problem));
  return (
    <section class="panel stack" aria-labelledby="h-census-file">
      <h2 id="h-census-file">{t('verification-census.file')}</h2>
      <div class={wrong ? 'field field--bad' : 'field'}>
        <label for="census-file">{t('verification-census.file.label')}</label>
        <span class="help" id="census-file-help">
          {t('verification-census.file.help')}
        </span>
        <div role="alert">
          {wrong && (
            <p class="error" id="census-file-error">
              {wrong}
            </p>
          )}
        </div>
        <input
          id="census-file"
          class="input"
          type="file"
          accept=".csv,.txt,.tsv,text/csv"
          aria-describedby={`census-file-help${wrong ? ' census-file-error' : ''}`}
          aria-invalid={wrong ? true : undefined}
          onChange={({ currentTarget }) => setFile(currentTarget.files?.[0] ?? null)}
        />
      </div>
      {hasCensus && (
        <fieldset class="stack stack-8">
          <legend>{t('verification-census.mode')}</legend>
          {MODES.map((one) => (
            <label class="choice" key={one}>
              <input type="radio" name="census-mode" checked={mode === one} onChange={() => setMode(one)} />
              <span>{t(`verification-census.mode.${one}`)}</span>
            </label>
          ))}
        </fieldset>
      )}
      <div class="row">
        <button class="btn" type="button" aria-busy={share !== null} onClick={run}>
          {share === null
            ? t('verification-census.file.do')
            : t('verification-census.sending', { percent: Math.round(share * 100) })}
        </button>
      </div>
    </section>
  );
}
