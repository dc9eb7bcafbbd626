import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ProposalId } from '../../../../shared/platform/ids.ts';
import type { Proposal } from '../../../../shared/proposals/proposal.ts';
import type { Component } from '../../../../shared/spaces/component.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { paths } from '../places.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { statesIn } from './own-states.ts';
import { ProposalText } from './ProposalText.tsx';
import { StateMark } from './StateMark.tsx';

/** A proposal of the table that is read beside it. */
export interface Opened {
  readonly id: ProposalId;
  /** The form of the answer is open from the beginning. */
  readonly isAnswering: boolean;
}

interface PreviewPaneProps {
  readonly component: Component;
  readonly opened: Opened;
  /** Proposals of the page of the table, in their order. */
  readonly page: readonly ProposalId[];
  readonly publicPath: (id: ProposalId) => string | null;
  readonly show: (opened: Opened) => void;
  readonly close: () => void;
  /** An answer was saved: the table shows it. */
  readonly onSaved: () => void;
}

function Steps({ opened, page, show, close }: Pick<PreviewPaneProps, 'opened' | 'page' | 'show' | 'close'>) {
  const { t } = useOffice();
  const at = page.indexOf(opened.id);
  const step = (id: ProposalId | undefined, words: string) => (
    <button
      class="btn btn--2 btn--s"
      type="button"
      aria-disabled={id === undefined}
      onClick={() => id && show({ id, isAnswering: false })}
    >
      {words}
    </button>
  );
  return (
    <div class="row between">
      <div class="row">
        {step(page[at - 1], t('beside.previous'))}
        {step(at < 0 ? undefined : page[at + 1], t('beside.next'))}
        {at >= 0 && <span class="muted tiny">{t('beside.place', { position: at + 1, total: page.length })}</span>}
      </div>
      <button class="btn btn--quiet btn--s" type="button" onClick={close}>
        {t('beside.close')}
      </button>
    </div>
  );
}

interface ReadProps {
  readonly component: Component;
  readonly proposal: Proposal;
  readonly opened: Opened;
  readonly publicPath: string | null;
  readonly onSaved: (proposal: Proposal) => void;
}

function Read({ component, proposal, opened, publicPath, onSaved }: ReadProps) {
  const { t, day, announce } = useOffice();
  const heading = useRef<HTMLHeadingElement>(null);
  const [isAnswering, setAnswering] = useState(opened.isAnswering);
  useLayoutEffect(() => heading.current?.focus(), []);
  const own = statesIn(component.settings).find(({ id }) => id === proposal.stateId);
  const isAnswerable = proposal.state !== 'draft' && proposal.state !== 'withdrawn';
  const saved = (changed: Proposal) => {
    onSaved(changed);
    announce(t('answer.saved'));
  };
  return (
    <article class="stack">
      <h2 ref={heading} tabIndex={-1} lang={proposal.locale}>
        {proposal.title}
      </h2>
      <p class="meta">
        <StateMark state={proposal.state} own={own} />
        <span>{proposal.reference}</span>
        {proposal.publishedAt && <span>{day(proposal.publishedAt)}</span>}
        {proposal.isOfficial && <span>{t('proposal.official')}</span>}
      </p>
      <ProposalText proposal={proposal} />
      <p class="row-links">
        <a href={paths.proposal(component.id, proposal.id)}>{t('beside.full')}</a>
        {publicPath && <a href={publicPath}>{t('public.short')}</a>}
      </p>
      {isAnswerable && (
        <details class="fold" open={isAnswering} onToggle={(event) => setAnswering(event.currentTarget.open)}>
          <summary>{t('beside.answer')}</summary>
          {isAnswering && <AnswerForm proposal={proposal} settings={component.settings} onSaved={saved} />}
        </details>
      )}
    </article>
  );
}

/** A proposal beside the table, with its answer; from one to the next without going back to the table. */
export function PreviewPane({ component, opened, page, publicPath, show, close, onSaved }: PreviewPaneProps) {
  const { t } = useOffice();
  const { id } = opened;
  const loaded = useLoaded(id, () => api.proposals.read({ params: { componentId: component.id, proposalId: id } }));
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog[open]')) close();
    };
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  }, [close]);
  return (
    <aside class="preview-pane stack" aria-label={t('beside.label')}>
      <Steps opened={opened} page={page} show={show} close={close} />
      <WhenLoaded loaded={loaded}>
        {(proposal) => (
          <Read
            key={proposal.id}
            component={component}
            proposal={proposal}
            opened={opened}
            publicPath={publicPath(proposal.id)}
            onSaved={(changed) => {
              loaded.replace(changed);
              onSaved();
            }}
          />
        )}
      </WhenLoaded>
    </aside>
  );
}
