import { useState } from 'preact/hooks';
import type { ProposalId } from '../../../../shared/platform/ids.ts';
import type { Proposal } from '../../../../shared/proposals/proposal.ts';
import type { Component } from '../../../../shared/spaces/component.ts';
import type { StudyFile } from '../../../../shared/studies/contract.ts';
import { api } from '../../platform/api.ts';
import type { Problem, Result } from '../../platform/problem.ts';
import { together } from '../answer.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { paths } from '../places.ts';
import { ProposalText } from '../proposals/ProposalText.tsx';
import { useRights } from '../rights.ts';
import { Screen } from '../Screen.tsx';
import { useSpace } from '../space.ts';
import { Merging } from './Merging.tsx';
import { Notes } from './Notes.tsx';
import { StudyForm } from './StudyForm.tsx';
import { StudyMark } from './StudyMark.tsx';

/** Publishes what the study says, and says what is published. */
function Publication({ file, mayManage, reload }: PartProps) {
  const office = useOffice();
  const { t, day, announce } = office;
  const { study, isPublished } = file;
  const [problem, setProblem] = useState<Problem | null>(null);
  const { componentId, proposalId } = study;
  const publish = async () => {
    const answer = await api.studies.actOnStudies({
      params: { componentId },
      body: { proposalIds: [proposalId], act: { kind: 'publish' } },
    });
    const code = answer.ok ? answer.data.items[0]?.code : null;
    const refused = code ? { code, status: 409, facts: {}, fields: [], retryAfter: null } : null;
    setProblem(answer.ok ? refused : answer.problem);
    if (answer.ok && !refused) announce(t('studies.published'));
    reload();
  };
  return (
    <section class="note stack stack-8" aria-labelledby="h-publication">
      <h2 id="h-publication">{t('studies.publication')}</h2>
      {study.published ? (
        <p>
          <StudyMark status={study.published.status} /> {day(study.published.publishedAt)}
        </p>
      ) : (
        <p>{t('studies.publication.none')}</p>
      )}
      {!isPublished && study.published && <p>{t('studies.publication.other')}</p>}
      {problem && (
        <p class="error" role="alert">
          {problemText(office, problem)}
        </p>
      )}
      {mayManage && !isPublished && study.merged === null && study.status !== 'not-begun' && (
        <p>
          <button class="btn btn--s" type="button" onClick={publish}>
            {t('studies.act.publish')}
          </button>
        </p>
      )}
    </section>
  );
}

interface PartProps {
  readonly file: StudyFile;
  readonly mayManage: boolean;
  readonly reload: () => void;
}
interface StudyingProps extends PartProps {
  readonly proposal: Proposal;
  readonly replace: (file: StudyFile) => void;
}

function Studying({ proposal, file, mayManage, reload, replace }: StudyingProps) {
  const { t } = useOffice();
  const { study, projects, evaluators } = file;
  return (
    <div class="split split--even">
      <div class="stack stack-24">
        <p class="meta">
          <StudyMark status={study.status} />
          <span>{proposal.reference}</span>
          {evaluators.length > 0 && <span>{evaluators.map(({ name }) => name ?? '–').join(', ')}</span>}
        </p>
        <ProposalText proposal={proposal} />
        {projects.map(({ id, componentId, number }) => (
          <p key={id}>
            <a class="more" href={paths.budget(componentId, 'projects', id)}>
              {t('studies.project', { number })}
            </a>
          </p>
        ))}
        <Merging file={file} mayManage={mayManage} reload={reload} />
        <Notes file={file} reload={reload} />
      </div>
      <div class="stack stack-24">
        <Publication file={file} mayManage={mayManage} reload={reload} />
        {study.merged === null && <StudyForm file={file} onSaved={replace} />}
      </div>
    </div>
  );
}

interface StudyScreenProps {
  readonly component: Component;
  readonly proposalId: ProposalId;
}

/** A proposal beside its technical study. */
export function StudyScreen({ component, proposalId }: StudyScreenProps) {
  const { t } = useOffice();
  const mayManage = useRights().runs(useSpace().process.id);
  const params = { componentId: component.id, proposalId };
  const loaded = useLoaded(
    proposalId,
    (): Promise<Result<[Proposal, StudyFile]>> =>
      together<[Proposal, StudyFile]>(api.proposals.read({ params }), api.studies.readStudy({ params })),
  );
  const { state, reload, replace } = loaded;
  return (
    <Screen
      title={state.status === 'ready' ? state.data[0].title : t('studies.title')}
      above={<a href={paths.studies(component.id)}>{t('studies.title')}</a>}
      actions={
        <a class="btn btn--2 btn--s" href={paths.proposal(component.id, proposalId)}>
          {t('studies.to-answer')}
        </a>
      }
    >
      <WhenLoaded loaded={loaded}>
        {([proposal, file]) => (
          <Studying
            proposal={proposal}
            file={file}
            mayManage={mayManage}
            reload={reload}
            replace={(changed) => replace([proposal, changed])}
          />
        )}
      </WhenLoaded>
    </Screen>
  );
}
