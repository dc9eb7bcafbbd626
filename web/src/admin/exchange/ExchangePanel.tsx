import { useEffect, useRef, useState } from 'preact/hooks';
import type { Exchange, ExchangeForm, ExchangeSubject } from '../../../../shared/imports/exchange.ts';
import type { Component, ComponentKind } from '../../../../shared/spaces/component.ts';
import { api } from '../../platform/api.ts';
import { newKey } from '../../platform/api-client.ts';
import type { Problem } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { ExchangeItem } from './ExchangeItem.tsx';
import { ImportFile } from './ImportFile.tsx';
import { useExchangeWords } from './use-exchange-words.ts';

const LOOK_EVERY_MS = 2000;
/** What each kind of component has files of. */
const SUBJECTS: Readonly<Record<ComponentKind, readonly ExchangeSubject[]>> = {
  proposals: ['proposals', 'comments'],
  budgets: ['projects'],
};
const FORMS: readonly ExchangeForm[] = ['csv', 'json', 'xlsx'];

const isUnderWay = ({ state }: Exchange) => state === 'waiting' || state === 'running';

function ExportButtons({
  component: { id: componentId, kind },
  onOrdered,
}: {
  readonly component: Pick<Component, 'id' | 'kind'>;
  readonly onOrdered: () => void;
}) {
  const office = useOffice();
  const { say } = useExchangeWords();
  const [problem, setProblem] = useState<Problem | null>(null);
  const order = async (subject: ExchangeSubject, form: ExchangeForm) => {
    const answer = await api.imports.requestExport({
      params: { componentId },
      body: { subject, form },
      idempotencyKey: newKey(),
    });
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) onOrdered();
  };
  return (
    <div class="stack stack-8">
      {SUBJECTS[kind].map((subject) => (
        <div class="row" key={subject}>
          {FORMS.map((form) => (
            <button class="btn btn--2 btn--s" type="button" key={form} onClick={() => order(subject, form)}>
              {say('exchange.export.do', { subject: say(`exchange.${subject}`), form: form.toUpperCase() })}
            </button>
          ))}
        </div>
      ))}
      {problem && (
        <p class="error" role="alert">
          {problemText(office, problem)}
        </p>
      )}
    </div>
  );
}

/** Looks again while something is under way, and says when it is done. */
function useProgress(items: readonly Exchange[] | undefined, reload: () => void): void {
  const { announce } = useOffice();
  const { say } = useExchangeWords();
  const underWay = useRef(new Set<string>());
  const isWaiting = items?.some(isUnderWay) === true;
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(reload, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isWaiting, reload]);
  useEffect(() => {
    for (const one of items ?? []) {
      if (one.state === 'done' && underWay.current.has(one.id)) {
        announce(say(one.direction === 'import' ? 'exchange.imported' : 'exchange.done', { name: one.fileName }));
      }
    }
    underWay.current = new Set(items?.filter(isUnderWay).map(({ id }) => id));
  }, [items]);
}

/** What a component holds as files of Decidim: made here, or brought here. Projects are not brought. */
export function ExchangePanel({ component }: { readonly component: Pick<Component, 'id' | 'kind'> }) {
  const { id: componentId, kind } = component;
  const { say } = useExchangeWords();
  const loaded = useLoaded(componentId, () => api.imports.listExchanges({ params: { componentId } }));
  const items = loaded.state.status === 'ready' ? loaded.state.data.items : undefined;
  useProgress(items, loaded.reload);
  // Who may set the component up but not exchange its contents is not told what they cannot do.
  if (loaded.state.status === 'refused' && loaded.state.problem.status === 403) return null;
  return (
    <section class="panel stack stack-24" aria-labelledby="h-exchange">
      <div class="stack stack-8">
        <h2 id="h-exchange">{say('exchange.summary')}</h2>
        <p>{say(kind === 'budgets' ? 'exchange.hint-projects' : 'exchange.hint')}</p>
        <p class="help">
          {say('exchange.component')} <code>{componentId}</code>
        </p>
      </div>
      <div class="stack stack-8">
        <h3>{say('exchange.export')}</h3>
        <ExportButtons component={component} onOrdered={loaded.reload} />
      </div>
      {kind === 'proposals' && (
        <div class="stack stack-8">
          <h3>{say('exchange.import')}</h3>
          <ImportFile componentId={componentId} onStarted={loaded.reload} />
        </div>
      )}
      <WhenLoaded loaded={loaded}>
        {({ items: all }) =>
          all.length > 0 && (
            <div class="stack stack-8">
              <h3>{say('exchange.latest')}</h3>
              <ul class="stack">
                {all
                  .filter(({ state }) => state !== 'uploading')
                  .map((exchange) => (
                    <ExchangeItem key={exchange.id} exchange={exchange} />
                  ))}
              </ul>
            </div>
          )
        }
      </WhenLoaded>
    </section>
  );
}
