import { useState } from 'preact/hooks';
import { useOffice } from '../context.ts';
import { paths } from '../places.ts';
import { Screen } from '../Screen.tsx';
import { Decisions } from './Decisions.tsx';
import { Queue } from './Queue.tsx';
import { ModerationSettings } from './Settings.tsx';

const VIEWS = ['open', 'decided', 'appealed', 'in-force', 'settings'] as const;
type View = (typeof VIEWS)[number];

const viewIn = (search: string): View => {
  const wanted = new URLSearchParams(search).get('show');
  return VIEWS.find((view) => view === wanted) ?? 'open';
};

/** What was reported, what was decided, who appeals, and the rules that the organization has set. */
export function Moderation() {
  const { t } = useOffice();
  const [view, setView] = useState<View>(() => viewIn(location.search));
  const show = (next: View) => {
    setView(next);
    // A view can be kept and shared; going through them leaves no trail of steps to go back through.
    history.replaceState(history.state, '', next === 'open' ? paths.moderation : `${paths.moderation}?show=${next}`);
  };
  return (
    <Screen title={t('moderation.title')}>
      <div class="stack stack-24">
        <p class="muted">{t('moderation.intro')}</p>
        <fieldset class="row" aria-label={t('moderation.views')}>
          {VIEWS.map((one) => (
            <button
              key={one}
              class={one === view ? 'btn btn--s' : 'btn btn--2 btn--s'}
              type="button"
              aria-pressed={one === view}
              onClick={() => show(one)}
            >
              {t(`moderation.view.${one}`)}
            </button>
          ))}
        </fieldset>
        {(view === 'open' || view === 'decided') && <Queue key={view} state={view} />}
        {(view === 'appealed' || view === 'in-force') && <Decisions key={view} standing={view} />}
        {view === 'settings' && <ModerationSettings />}
      </div>
    </Screen>
  );
}
