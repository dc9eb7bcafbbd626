import { useState } from 'preact/hooks';
import type { ProposalId } from '../../../../shared/platform/ids.ts';
import type { Proposal } from '../../../../shared/proposals/proposal.ts';
import type { Component } from '../../../../shared/spaces/component.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { paths, publicPaths } from '../places.ts';
import { useRights } from '../rights.ts';
import { Screen } from '../Screen.tsx';
import { useSpace } from '../space.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { Evaluators } from './Evaluators.tsx';
import { OfficialAttachments } from './OfficialAttachments.tsx';
import { statesIn } from './own-states.ts';
import { ProposalText } from './ProposalText.tsx';
import { StateMark } from './StateMark.tsx';

function useProposalPath(component: Component) {
  const { publicLocale } = useOffice();
  const { process } = useSpace();
  const isPublic = process.isPublished && component.isPublished;
  return (id: ProposalId) => (isPublic ? publicPaths(publicLocale).proposal(process.slug, component.id, id) : null);
}

function Answered({ publicPath }: { readonly publicPath: string | null }) {
  const { t } = useOffice();
  return (
    <div class="note note--ok stack stack-8">
      <p>{t('answer.saved')}</p>
      {publicPath && (
        <a class="more" href={publicPath}>
          {t('public.proposal')}
        </a>
      )}
    </div>
  );
}

interface AnsweringProps {
  readonly proposal: Proposal;
  readonly settings: Component['settings'];
  readonly publicPath: string | null;
  readonly onSaved: (proposal: Proposal) => void;
}

function Answering({ proposal, settings, publicPath, onSaved }: AnsweringProps) {
  const { t, day, announce } = useOffice();
  const runs = useRights().runs(useSpace().process.id);
  const [isSaved, setSaved] = useState(false);
  const saved = (changed: Proposal) => {
    onSaved(changed);
    setSaved(true);
    announce(t('answer.saved'));
  };
  const own = statesIn(settings).find(({ id }) => id === proposal.stateId);
  const isAnswerable = proposal.state !== 'draft' && proposal.state !== 'withdrawn';
  return (
    <div class="split split--even">
      <article class="stack">
        <p class="meta">
          <StateMark state={proposal.state} own={own} />
          <span>{proposal.reference}</span>
          {proposal.publishedAt && <span>{day(proposal.publishedAt)}</span>}
          {proposal.isOfficial && <span>{t('proposal.official')}</span>}
        </p>
        <ProposalText proposal={proposal} />
        {proposal.isOfficial && proposal.state !== 'withdrawn' && <OfficialAttachments proposalId={proposal.id} />}
        {runs && proposal.state !== 'draft' && (
          <Evaluators params={{ componentId: proposal.componentId, proposalId: proposal.id }} />
        )}
      </article>
      <section class="stack" aria-labelledby="h-answer">
        <h2 id="h-answer">{t('answer.title')}</h2>
        {isSaved && <Answered publicPath={publicPath} />}
        {isAnswerable ? (
          <AnswerForm proposal={proposal} settings={settings} onSaved={saved} />
        ) : (
          <p class="note">{t('answer.not-answerable')}</p>
        )}
      </section>
    </div>
  );
}

interface AnswerScreenProps {
  readonly component: Component;
  readonly proposalId: ProposalId;
}

/** A proposal beside its official answer. */
export function AnswerScreen({ component, proposalId }: AnswerScreenProps) {
  const { t, textOf } = useOffice();
  const publicPath = useProposalPath(component)(proposalId);
  const isStudied = useSpace().components.some(({ kind }) => kind === 'budgets');
  const params = { componentId: component.id, proposalId };
  const loaded = useLoaded(proposalId, () => api.proposals.read({ params }));
  const title = loaded.state.status === 'ready' ? loaded.state.data.title : t('answer.title');
  const above = <a href={paths.proposals(component.id)}>{textOf(component.name)}</a>;
  const links = (
    <>
      {isStudied && (
        <a class="btn btn--2 btn--s" href={paths.study(component.id, proposalId)}>
          {t('studies.title')}
        </a>
      )}
      {publicPath && (
        <a class="btn btn--2 btn--s" href={publicPath}>
          {t('public.proposal')}
        </a>
      )}
    </>
  );
  return (
    <Screen title={title} above={above} actions={links}>
      <WhenLoaded loaded={loaded}>
        {(proposal) => (
          <Answering
            proposal={proposal}
            settings={component.settings}
            publicPath={publicPath}
            onSaved={loaded.replace}
          />
        )}
      </WhenLoaded>
    </Screen>
  );
}
