import { useEffect, useState } from 'preact/hooks';
import type { BudgetCountView } from '../../../../../shared/budgets/results/contract.ts';
import type { Localized } from '../../../../../shared/platform/locale.ts';
import { api } from '../../../platform/api.ts';
import { useOffice } from '../../context.ts';
import { FormBox } from '../../forms/FormBox.tsx';
import { useForm } from '../../forms/form.ts';
import { LanguageBar, LocalizedField } from '../../forms/LocalizedField.tsx';
import { Sure } from '../../forms/Sure.tsx';
import { writtenIn } from '../../forms/texts.ts';
import { type Loaded, useLoaded, WhenLoaded } from '../../loading.tsx';
import { publicPaths } from '../../places.ts';
import { useSpace } from '../../space.ts';
import { currencyOf } from '../budget-settings.ts';
import type { TabProps } from './screens.tsx';
import { useCountWords } from './use-count-words.ts';

const LOOK_AGAIN_MS = 2000;

interface PartProps extends TabProps {
  readonly count: BudgetCountView;
  readonly loaded: Loaded<BudgetCountView>;
}

/** What is done once it is confirmed: sealing cannot be taken back. */
function Step({ action, count, component, loaded }: PartProps & { readonly action: 'seal' | 'publish' }) {
  const { t, announce } = useOffice();
  const [isAsked, setAsked] = useState(false);
  const params = { componentId: component.id };
  const unfinished = count.paper?.unfinished ?? 0;
  const act = async () => {
    const answer =
      action === 'seal'
        ? await api.budgetResults.seal({ params, body: { leavesOutPapers: unfinished > 0 } })
        : await api.budgetResults.publishResults({ params });
    if (answer.ok) loaded.replace(answer.data);
    return answer;
  };
  if (!isAsked)
    return (
      <p>
        <button class="btn" type="button" onClick={() => setAsked(true)}>
          {t(`counts.${action}`)}
        </button>
      </p>
    );
  return (
    <Sure
      text={`${t(`counts.${action}.sure`)}${action === 'seal' && unfinished > 0 ? ` ${t('counts.seal.papers', { unfinished })}` : ''}`}
      yes={t(`counts.${action}`)}
      act={act}
      onDone={() => {
        setAsked(false);
        announce(t(`counts.${action}.done`));
      }}
      onLeft={() => setAsked(false)}
    />
  );
}

/** Takes a published result back, with a reason that the log keeps. */
function TakeBack({ component, loaded }: PartProps) {
  const { t, announce } = useOffice();
  const [initial] = useState<{ readonly reason: Localized }>({ reason: {} });
  const form = useForm<{ readonly reason: Localized }, BudgetCountView>({
    initial,
    save: ({ reason }) =>
      api.budgetResults.withdrawResults({
        params: { componentId: component.id },
        body: { reason: writtenIn(reason) },
      }),
    onSaved: (count) => {
      announce(t('counts.withdraw.done'));
      loaded.replace(count);
    },
  });
  return (
    <details class="fold">
      <summary>{t('counts.withdraw')}</summary>
      <FormBox form={form} save={t('counts.withdraw')}>
        <LanguageBar texts={[form.value.reason]} />
        <LocalizedField
          pointer="/reason"
          label={t('counts.withdraw.reason')}
          help={t('counts.withdraw.help')}
          lines={3}
          value={form.value.reason}
          onChange={(reason) => form.change({ reason })}
        />
      </FormBox>
    </details>
  );
}

function Winners({ count, component }: PartProps) {
  const { t, textOf, number } = useOffice();
  const money = useCountWords().moneyIn(currencyOf(component));
  return (
    <>
      {count.envelopes.map(({ id, title, total, totalCost, ballots, projects }) => (
        <table class="table" key={id}>
          <caption>
            {t('counts.envelope', {
              title: textOf(title),
              spent: money(totalCost),
              total: money(total),
              ballots,
            })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('counts.project')}</th>
              <th scope="col" class="n">
                {t('counts.votes')}
              </th>
              <th scope="col" class="n">
                {t('counts.cost')}
              </th>
              <th scope="col">{t('counts.place')}</th>
            </tr>
          </thead>
          <tbody>
            {projects
              .toSorted((one, other) => (one.rank ?? 9999) - (other.rank ?? 9999) || other.score - one.score)
              .map((project) => (
                <tr key={project.id}>
                  <th scope="row">
                    {project.number}. {textOf(project.title)}
                  </th>
                  <td class="n">{number(project.score)}</td>
                  <td class="n">{money(project.cost)}</td>
                  <td>{project.isWithdrawn ? t('counts.withdrawn') : project.rank ? number(project.rank) : '–'}</td>
                </tr>
              ))}
          </tbody>
        </table>
      ))}
    </>
  );
}

function Standing(props: PartProps) {
  const { t, textOf, moment, publicLocale } = useOffice();
  const { process } = useSpace();
  const { count, component } = props;
  const { state, isWorking, sealedAt, publishedAt, root, withdrawal, paper } = count;
  const page = publicPaths(publicLocale).component(process.slug, component);
  return (
    <div class="stack stack-24">
      <p class="note" role="status">
        {isWorking ? t('counts.working') : t(`counts.state.${state}`)}
        {sealedAt !== null && ` ${t('counts.sealed-at', { at: moment(sealedAt) })}`}
        {publishedAt !== null && ` ${t('counts.published-at', { at: moment(publishedAt) })}`}
      </p>
      {withdrawal !== null && <p class="note">{t('counts.taken-back', { reason: textOf(withdrawal.reason) })}</p>}
      {paper !== null && root === null && <p>{t('counts.paper', { ...paper })}</p>}
      {state === 'ended' && <Step {...props} action="seal" />}
      {root !== null && (
        <>
          <p>
            {t('counts.root')} <code>{root}</code>
          </p>
          <ul class="plain-list row-links">
            <li>
              <a href={`${page}check/`}>{t('counts.check')}</a>
            </li>
            <li>
              <a href={`/budgets/${component.id}/ballots.json`}>{t('counts.list')}</a>
            </li>
            {state === 'published' && (
              <li>
                <a href={`${page}results/`}>{t('counts.page')}</a>
              </li>
            )}
          </ul>
        </>
      )}
      {state === 'sealed' && !isWorking && <Step {...props} action="publish" />}
      <Winners {...props} />
      {state === 'published' && !isWorking && <TakeBack {...props} />}
    </div>
  );
}

/** How the count stands, and what comes next. */
export function CountTab({ component }: TabProps) {
  const { t } = useOffice();
  const loaded = useLoaded(component.id, () => api.budgetResults.readCount({ params: { componentId: component.id } }));
  const { state, reload } = loaded;
  const isWorking = state.status === 'ready' && state.data.isWorking;
  useEffect(() => {
    if (!isWorking) return;
    const timer = setInterval(reload, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isWorking, reload]);
  return (
    <>
      <p class="lead">{t('counts.help')}</p>
      <WhenLoaded loaded={loaded}>
        {(count) => <Standing component={component} count={count} loaded={loaded} />}
      </WhenLoaded>
    </>
  );
}
