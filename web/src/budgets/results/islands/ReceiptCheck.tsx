import { useEffect, useRef, useState } from 'preact/hooks';
import { asReceipt } from '../../../../../shared/budgets/results/check.ts';
import { formatNumber, type Translate } from '../../../../../shared/platform/format.ts';
import type { Localized } from '../../../../../shared/platform/locale.ts';
import { useLive, useWords, type Words } from '../../../platform/island.ts';
import type { FoundBallot, Said } from './check-messages.ts';

interface Props extends Words {
  readonly listPath: string;
  /** That of the page, which the list must have. */
  readonly root: string;
  readonly defaultLocale: string;
}
type Done = Extract<Said, { readonly kind: 'checked' }>;

const titleIn = (title: Localized, locales: readonly string[]) =>
  [...locales, ...Object.keys(title)].map((locale) => title[locale]).find(Boolean) ?? '';

/** What is wrong with a list, in words. */
function faultWords(t: Translate, { checked: { fault, root: found } }: Done, root: string): string | null {
  if (fault === null) return found === root ? null : t('check.wrong.page');
  return t(`check.wrong.${fault.code}`, { receipt: 'receipt' in fault ? fault.receipt : '' });
}

interface FoundProps extends Pick<Props, 'locale' | 'defaultLocale'> {
  readonly t: Translate;
  readonly found: FoundBallot;
  readonly all: number;
}

function Found({ t, found, all, locale, defaultLocale }: FoundProps) {
  const values = { place: formatNumber(found.place, locale), all: formatNumber(all, locale) };
  return (
    <div class="panel stack stack-8">
      <h2>{t('check.found')}</h2>
      <p>{t('check.found-text', values)}</p>
      {found.choices.length === 0 ? (
        <p>{t('check.empty')}</p>
      ) : (
        <ol class="stack stack-8">
          {found.choices.map(({ number, title, isWithdrawn, points }) => (
            <li key={number}>
              {number}. {titleIn(title, [locale, defaultLocale])}
              {points !== null && `, ${t('check.points', { count: points })}`}
              {isWithdrawn && ` (${t('check.withdrawn')})`}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function Verdict({
  done,
  t,
  root,
  ...languages
}: { readonly done: Done; readonly t: Translate } & Omit<Props, 'listPath' | 'messages'>) {
  const { checked, found, receipt } = done;
  const wrong = faultWords(t, done, root);
  if (wrong !== null)
    return (
      <div class="note note--alert stack stack-8" role="alert">
        <p>
          <b>{t('check.wrong')}</b>
        </p>
        <p>{wrong}</p>
        <p>{t('check.wrong-do')}</p>
      </div>
    );
  return (
    <div class="stack stack-16" role="status">
      {found && <Found t={t} found={found} all={checked.ballots} {...languages} />}
      {!found && receipt !== '' && (
        <div class="note note--alert stack stack-8">
          <h2>{t('check.not-found')}</h2>
          <p>{t('check.not-found-text')}</p>
        </div>
      )}
      <div class="note stack stack-8">
        <p>{t('check.right', { ballots: checked.ballots })}</p>
        <p>{t(checked.hasWinners ? 'check.right-winners' : 'check.no-winners')}</p>
      </div>
    </div>
  );
}

function useCheck(listPath: string) {
  const worker = useRef<Worker | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  useEffect(() => () => worker.current?.terminate(), []);
  const check = (receipt: string) => {
    worker.current?.terminate();
    const made = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
    made.onmessage = ({ data }: MessageEvent<Said>) => setSaid(data);
    made.onerror = () => setSaid({ kind: 'failed' });
    worker.current = made;
    setSaid({ kind: 'loading' });
    made.postMessage({ path: listPath, receipt });
  };
  return { said, check };
}

function Waiting({ said, t, locale }: { readonly said: Said; readonly t: Translate; readonly locale: string }) {
  if (said.kind === 'failed')
    return (
      <p class="error" role="alert">
        {t('check.failed')}
      </p>
    );
  if (said.kind === 'loading') return <p role="status">{t('check.loading')}</p>;
  if (said.kind !== 'hashing') return null;
  const values = { done: formatNumber(said.done, locale), all: formatNumber(said.all, locale) };
  return <p role="status">{t('check.hashing', values)}</p>;
}

/** Checks the published list, and looks for a receipt in it, all on this device. */
export function ReceiptCheck({ listPath, root, defaultLocale, ...words }: Props) {
  const t = useWords(words);
  const isLive = useLive();
  const [typed, setTyped] = useState('');
  const { said, check } = useCheck(listPath);
  const isBusy = said !== null && (said.kind === 'loading' || said.kind === 'hashing');
  return (
    <div class="stack stack-24">
      <form
        class="stack stack-16 result-check"
        aria-busy={isBusy}
        onSubmit={(event) => {
          event.preventDefault();
          check(asReceipt(typed));
        }}
      >
        <div class="field">
          <label for="receipt">{t('check.receipt')}</label>
          <p class="small muted" id="receipt-hint">
            {t('check.receipt-hint')}
          </p>
          <input
            class="input num"
            id="receipt"
            value={typed}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            maxLength={60}
            aria-describedby="receipt-hint"
          />
        </div>
        <p>
          <button class="btn" type="submit" disabled={!isLive || isBusy}>
            {t('check.do')}
          </button>
        </p>
      </form>
      {said?.kind === 'checked' ? (
        <Verdict done={said} t={t} root={root} locale={words.locale} defaultLocale={defaultLocale} />
      ) : (
        said && <Waiting said={said} t={t} locale={words.locale} />
      )}
    </div>
  );
}
