import { useState } from 'preact/hooks';
import type { Project } from '../../../../shared/budgets/project.ts';
import type { Localized } from '../../../../shared/platform/locale.ts';
import { api } from '../../platform/api.ts';
import type { Result } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { FormBox } from '../forms/FormBox.tsx';
import { useForm } from '../forms/form.ts';
import { LanguageBar, LocalizedField } from '../forms/LocalizedField.tsx';
import { problemText } from '../forms/problems.ts';
import { Sure } from '../forms/Sure.tsx';
import { writtenIn } from '../forms/texts.ts';
import { paths } from '../places.ts';
import { ProjectMark } from './Projects.tsx';
import { useBudget } from './use-budget.ts';

interface ProjectStateProps {
  readonly project: Project;
  readonly onStored: (project: Project) => void;
}

/** Withdraws a project: its reason is read by everybody. */
function Withdrawal({ project, onStored, onLeft }: ProjectStateProps & { readonly onLeft: () => void }) {
  const { t, announce } = useOffice();
  const { component, isVoteBegun } = useBudget();
  const [initial] = useState<{ readonly reason: Localized }>({ reason: {} });
  const form = useForm<{ readonly reason: Localized }, Project>({
    initial,
    save: ({ reason }): Promise<Result<Project>> =>
      api.budgets.changeState({
        params: { componentId: component.id, projectId: project.id },
        body: { state: 'withdrawn', reason: writtenIn(reason), version: project.version },
      }),
    onSaved: (stored) => {
      announce(t('budget.withdraw.done'));
      onLeft();
      onStored(stored);
    },
  });
  return (
    <FormBox
      form={form}
      save={t('budget.bulk.withdraw')}
      actions={
        <button class="btn btn--quiet btn--s" type="button" onClick={onLeft}>
          {t('cancel')}
        </button>
      }
    >
      <LanguageBar texts={[form.value.reason]} />
      {isVoteBegun && <p class="note note--alert">{t('budget.withdraw.for-good')}</p>}
      <LocalizedField
        pointer="/reason"
        label={t('budget.withdraw.reason')}
        help={t('budget.withdraw.reason.help')}
        lines={3}
        value={form.value.reason}
        onChange={(reason) => form.change({ reason })}
      />
    </FormBox>
  );
}

function RemoveDraft({ project }: { readonly project: Project }) {
  const { t, textOf, navigation, announce } = useOffice();
  const { component, projects, show } = useBudget();
  const [isAsked, setAsked] = useState(false);
  if (!isAsked)
    return (
      <button class="btn btn--quiet btn--s" type="button" onClick={() => setAsked(true)}>
        {t('budget.project.remove')}
      </button>
    );
  return (
    <Sure
      text={t('budget.project.remove.sure', { name: textOf(project.title) })}
      yes={t('budget.project.remove')}
      act={() => api.budgets.removeProject({ params: { componentId: component.id, projectId: project.id } })}
      onDone={() => {
        announce(t('budget.project.removed'));
        show({ projects: projects.filter(({ id }) => id !== project.id) });
        navigation.go(paths.budget(component.id, 'projects'));
      }}
      onLeft={() => setAsked(false)}
    />
  );
}

/** Whether people see a project, and what can be done about that. */
export function ProjectState({ project, onStored }: ProjectStateProps) {
  const office = useOffice();
  const { t, announce } = office;
  const { component, isVoteBegun } = useBudget();
  const [isWithdrawing, setWithdrawing] = useState(false);
  const [refusal, setRefusal] = useState('');
  const { state, version } = project;
  const to = async (wanted: 'published' | 'draft') => {
    const answer = await api.budgets.changeState({
      params: { componentId: component.id, projectId: project.id },
      body: { state: wanted, version },
    });
    setRefusal(answer.ok ? '' : problemText(office, answer.problem));
    if (!answer.ok) return;
    announce(t(`budget.state.${wanted}`));
    onStored(answer.data);
  };
  return (
    <section class="panel stack" aria-labelledby="h-project-state">
      <div class="row between">
        <h2 id="h-project-state">{t('budget.column.state')}</h2>
        <ProjectMark state={state} />
      </div>
      <p>{t(`budget.state.${state}.help`)}</p>
      {refusal !== '' && (
        <p class="error" role="alert">
          {refusal}
        </p>
      )}
      {isVoteBegun && state !== 'published' && <p class="note">{t('budget.begun')}</p>}
      <div class="row">
        {!isVoteBegun && state !== 'published' && (
          <button class="btn btn--s" type="button" onClick={() => to('published')}>
            {t('budget.bulk.publish')}
          </button>
        )}
        {!isVoteBegun && state !== 'draft' && (
          <button class="btn btn--2 btn--s" type="button" onClick={() => to('draft')}>
            {t('budget.bulk.unpublish')}
          </button>
        )}
        {state === 'published' && !isWithdrawing && (
          <button class="btn btn--danger btn--s" type="button" onClick={() => setWithdrawing(true)}>
            {t('budget.bulk.withdraw')}
          </button>
        )}
        {state === 'draft' && <RemoveDraft project={project} />}
      </div>
      {isWithdrawing && <Withdrawal project={project} onStored={onStored} onLeft={() => setWithdrawing(false)} />}
    </section>
  );
}
