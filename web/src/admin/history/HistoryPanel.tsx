import { useState } from 'preact/hooks';
import type { TextHistory, Texts } from '../../../../shared/platform/text-history.ts';
import type { Result } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { loadedLater } from '../LoadedLater.tsx';

const HistoryList = loadedLater(['history'], async () => (await import('./HistoryList.tsx')).HistoryList, true);

export interface HistoryProps {
  /** Changes when what is stored does: the list is then read again. */
  readonly version: number;
  /** Texts as they are stored. */
  readonly now: Texts;
  readonly read: () => Promise<Result<TextHistory>>;
  /** Puts texts of a former version into the form, where they are read again before they are saved. */
  readonly restore: (texts: Texts) => void;
}

/** What was changed in the texts of a form, by whom and when: asked for and loaded only where somebody wants to know. */
export function HistoryPanel(props: HistoryProps) {
  const { t } = useOffice();
  const [isOpen, setOpen] = useState(false);
  return (
    <section class="panel stack" aria-labelledby="h-history">
      <h2 id="h-history">{t('history.title')}</h2>
      <p>
        <button class="btn btn--2 btn--s" type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'history-panel.hide' : 'history-panel.show')}
        </button>
      </p>
      {isOpen && <HistoryList {...props} />}
    </section>
  );
}
