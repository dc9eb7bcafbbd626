import { useEffect, useState } from 'preact/hooks';
import type { Kiosk, KioskConflict } from '../../../../shared/budgets/kiosk-routes.ts';
import type { CatalogueFile } from '../../../../shared/budgets/views.ts';
import { formatMoment } from '../../../../shared/platform/format.ts';
import { newKey } from '../../platform/api-client.ts';
import { problemWords, signInPath, useSession, useWords } from '../../platform/island.ts';
import { ballotsApi } from '../ballots-api.ts';
import { projectTitle } from '../islands/ballot-words.ts';
import type { KioskProps } from './Kiosk.tsx';
import { forgetAgent } from './kiosk-queue.ts';
import { Title } from './Title.tsx';

interface DeskProps extends KioskProps {
  /** Ballots that this device still keeps. */
  readonly waiting: number;
  readonly opened: () => void;
  readonly catalogue: CatalogueFile | null;
}
interface Listed {
  readonly kiosks: readonly Kiosk[];
  readonly conflicts: readonly KioskConflict[];
}

/** What stands here while the device is no tablet: for agents the way to make it one, and what tablets could not send. */
export function AgentDesk(props: DeskProps) {
  const t = useWords(props);
  const me = useSession();
  const { componentId, locale, path, waiting } = props;
  const [listed, setListed] = useState<Listed | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const read = async () => {
    const result = await ballotsApi.listKiosks({ params: { componentId } });
    if (result.ok) setListed(result.data);
    else setRefusal(problemWords(t, result.problem));
  };
  useEffect(() => {
    if (me) read();
  }, [me]);
  return (
    <div class="stack stack-32">
      <div class="stack">
        <Title text={t('kiosk.closed.title')} />
        <p class="prose">{t('kiosk.closed.text')}</p>
        {waiting > 0 && <p class="note note--alert">{t('kiosk.closed.waiting', { count: waiting })}</p>}
        {me === null && (
          <p>
            <a class="btn btn--2" href={signInPath(locale, path)}>
              {t('kiosk.closed.sign-in')}
            </a>
          </p>
        )}
        {me != null && refusal !== null && <p class="note note--alert">{refusal}</p>}
      </div>
      {listed !== null && (
        <>
          <OpenForm {...props} />
          <Tablets {...props} kiosks={listed.kiosks} changed={read} />
          <Conflicts {...props} conflicts={listed.conflicts} changed={read} />
        </>
      )}
    </div>
  );
}

function OpenForm({ opened, ...props }: DeskProps) {
  const t = useWords(props);
  const { componentId } = props;
  const [place, setPlace] = useState('');
  const [key] = useState(newKey);
  const [refusal, setRefusal] = useState<string | null>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (place.trim() === '') return;
    const result = await ballotsApi.openKiosk({ params: { componentId }, body: { place }, idempotencyKey: key });
    if (result.ok) {
      forgetAgent();
      opened();
    } else setRefusal(problemWords(t, result.problem));
  };
  return (
    <form class="stack" onSubmit={submit}>
      <div class="field">
        <label for="place">{t('kiosk.agent.place')}</label>
        <p class="help" id="place-help">
          {t('kiosk.agent.place-help')}
        </p>
        <input
          class="input"
          id="place"
          value={place}
          maxLength={100}
          required
          aria-describedby="place-help"
          onInput={({ currentTarget }) => setPlace(currentTarget.value)}
        />
      </div>
      {refusal !== null && (
        <p class="note note--alert" role="alert">
          {refusal}
        </p>
      )}
      <p>
        <button class="btn" type="submit">
          {t('kiosk.agent.open')}
        </button>
      </p>
    </form>
  );
}

interface TabletsProps extends DeskProps {
  readonly kiosks: readonly Kiosk[];
  readonly changed: () => void;
}

function Tablets({ kiosks, changed, ...props }: TabletsProps) {
  const t = useWords(props);
  const { componentId, locale, timeZone } = props;
  const isOpen = ({ closedAt, endsAt }: Kiosk) => closedAt === null && endsAt > new Date().toISOString();
  const close = async (kioskId: Kiosk['id']) => {
    const result = await ballotsApi.closeKiosk({ params: { componentId, kioskId } });
    if (result.ok) changed();
  };
  return (
    <section class="stack" aria-labelledby="tablets">
      <h2 class="h3" id="tablets">
        {t('kiosk.agent.tablets')}
      </h2>
      {kiosks.length === 0 && <p>{t('kiosk.agent.none')}</p>}
      <ul class="stack">
        {kiosks.map((kiosk) => (
          <li key={kiosk.id} class="row">
            <b>{kiosk.place}</b>
            <span class="muted">
              {isOpen(kiosk)
                ? t('kiosk.agent.until', { moment: formatMoment(kiosk.endsAt, locale, timeZone) })
                : t('kiosk.agent.closed')}
            </span>
            {isOpen(kiosk) && (
              <button class="btn btn--2 btn--s" type="button" onClick={() => close(kiosk.id)}>
                {t('kiosk.agent.close')}
                <span class="sr"> {kiosk.place}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ConflictsProps extends DeskProps {
  readonly conflicts: readonly KioskConflict[];
  readonly changed: () => void;
}

function Conflicts({ conflicts, changed, catalogue, ...props }: ConflictsProps) {
  const t = useWords(props);
  const { componentId, locale, defaultLocale } = props;
  const settle = async (conflictId: KioskConflict['id']) => {
    const params = { componentId, conflictId };
    const result = await ballotsApi.settleKioskConflict({ params, body: { isSettled: true } });
    if (result.ok) changed();
  };
  const titleOf = (id: KioskConflict['content'][number]['choices'][number]['projectId']) =>
    catalogue === null ? id : projectTitle({ t, locale, defaultLocale, catalogue }, id) || id;
  return (
    <section class="stack" aria-labelledby="conflicts">
      <h2 class="h3" id="conflicts">
        {t('kiosk.agent.conflicts')}
      </h2>
      {conflicts.length === 0 ? <p>{t('kiosk.agent.no-conflicts')}</p> : <p>{t('kiosk.agent.conflicts-help')}</p>}
      <ul class="stack">
        {conflicts.map(({ id, number, code, content, settledAt }) => (
          <li key={id} class="card stack stack-8">
            <h3 class="h4">{number === null ? t('kiosk.agent.no-paper') : t('kiosk.agent.paper', { number })}</h3>
            <p>{t(`problem.${code}`)}</p>
            <ul>
              {content
                .flatMap(({ choices }) => choices)
                .map(({ projectId, points }) => (
                  <li key={projectId}>
                    {titleOf(projectId)}
                    {points !== null && ` · ${t('basket.points', { count: points })}`}
                  </li>
                ))}
            </ul>
            {settledAt === null ? (
              <p>
                <button class="btn btn--2 btn--s" type="button" onClick={() => settle(id)}>
                  {t('kiosk.agent.settle')}
                </button>
              </p>
            ) : (
              <p class="state">{t('kiosk.agent.settled')}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
