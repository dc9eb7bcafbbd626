import { useMemo, useState } from 'preact/hooks';
import { writeMoney } from '../../../../shared/budgets/money-input.ts';
import type { Project } from '../../../../shared/budgets/project.ts';
import { flatTexts, localizedTexts } from '../../../../shared/platform/texts.ts';
import { api } from '../../platform/api.ts';
import { newKey } from '../../platform/api-client.ts';
import type { Result } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { FormBox } from '../forms/FormBox.tsx';
import { useForm } from '../forms/form.ts';
import { useStoredForm } from '../forms/stored-form.ts';
import { writtenIn } from '../forms/texts.ts';
import { HistoryPanel } from '../history/HistoryPanel.tsx';
import { isProjectId } from '../ids.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { paths, publicPaths } from '../places.ts';
import { useSpace } from '../space.ts';
import { BudgetScreen } from './BudgetScreen.tsx';
import { amountIn } from './MoneyField.tsx';
import { type ProjectDraft, ProjectFields } from './ProjectFields.tsx';
import { ProjectPictures } from './ProjectPictures.tsx';
import { ProjectState } from './ProjectState.tsx';
import { useBudget } from './use-budget.ts';

const TEXTS = ['title', 'description', 'withdrawnReason'] as const;

/** What is sent of a draft. Without a cost it is 0: said to be missing until there is one. */
function bodyOf({ cost, ...draft }: ProjectDraft, currency: string) {
  const read = amountIn(cost, currency, '/cost', true);
  if (!read.ok) return read;
  const texts = { title: writtenIn(draft.title), description: writtenIn(draft.description) };
  return { ok: true as const, data: { ...draft, ...texts, proposalIds: [...draft.proposalIds], cost: read.data } };
}

function useShown() {
  const { projects, show } = useBudget();
  return ({ description: _, ...line }: Project) =>
    show({ projects: [...projects.filter(({ id }) => id !== line.id), line] });
}

function NewProject() {
  const { t, navigation, announce } = useOffice();
  const { component, envelopes, currency } = useBudget();
  const showOne = useShown();
  const idempotencyKey = useMemo(newKey, []);
  const [first] = envelopes;
  const [initial] = useState<ProjectDraft | null>(
    first
      ? {
          envelopeId: first.id,
          title: {},
          description: {},
          cost: '',
          categoryId: null,
          territoryId: first.territoryId,
          place: null,
          proposalIds: [],
        }
      : null,
  );
  if (!initial) return <p class="note">{t('budget.check.no-envelope', { count: 1 })}</p>;
  return <NewForm {...{ initial, component, currency, idempotencyKey }} onCreated={created} />;
  function created(project: Project) {
    announce(t('budget.project.created', { number: project.number }));
    showOne(project);
    navigation.go(paths.budget(component.id, 'projects', project.id));
  }
}

interface NewFormProps {
  readonly initial: ProjectDraft;
  readonly component: ReturnType<typeof useBudget>['component'];
  readonly currency: string;
  readonly idempotencyKey: string;
  readonly onCreated: (project: Project) => void;
}

function NewForm({ initial, component, currency, idempotencyKey, onCreated }: NewFormProps) {
  const { t } = useOffice();
  const form = useForm<ProjectDraft, Project>({
    initial,
    save: async (draft): Promise<Result<Project>> => {
      const body = bodyOf(draft, currency);
      if (!body.ok) return body;
      return api.budgets.createProject({ params: { componentId: component.id }, body: body.data, idempotencyKey });
    },
    onSaved: onCreated,
  });
  return (
    <FormBox form={form} save={t('budget.project.create')}>
      <ProjectFields form={form} isLocked={false} />
    </FormBox>
  );
}

interface StoredProps {
  readonly project: Project;
  readonly onStored: (project: Project) => void;
}

function StoredProject({ project, onStored }: StoredProps) {
  const { t, locale, announce } = useOffice();
  const { component, currency, isVoteBegun } = useBudget();
  const params = { componentId: component.id, projectId: project.id };
  const { form, conflict } = useStoredForm<Project, ProjectDraft>({
    stored: project,
    draftOf: ({ envelopeId, title, description, cost, categoryId, territoryId, place, proposalIds }) => ({
      envelopeId,
      title,
      description,
      cost: cost === 0 ? '' : writeMoney(cost, currency, locale),
      categoryId,
      territoryId,
      place,
      proposalIds,
    }),
    save: async (draft, version): Promise<Result<Project>> => {
      const body = bodyOf(draft, currency);
      return body.ok ? api.budgets.updateProject({ params, body: { ...body.data, version } }) : body;
    },
    read: () => api.budgets.readProject({ params }),
    onStored,
    onSaved: () => announce(t('saved')),
  });
  return (
    <div class="stack stack-32">
      <FormBox form={form} save={t('budget.project.save')} conflict={conflict}>
        <ProjectFields form={form} isLocked={isVoteBegun && project.state !== 'draft'} />
      </FormBox>
      <ProjectPictures projectId={project.id} />
      <HistoryPanel
        version={project.version}
        now={flatTexts(TEXTS, project)}
        read={() => api.budgets.readProjectHistory({ params })}
        restore={(texts) => {
          const { title, description } = localizedTexts(TEXTS, texts);
          form.change({ title, description });
        }}
      />
    </div>
  );
}

function OneProject({ item }: { readonly item: string }) {
  const { textOf, t, publicLocale } = useOffice();
  const { process } = useSpace();
  const { component } = useBudget();
  const showOne = useShown();
  const loaded = useLoaded(item, () =>
    isProjectId(item)
      ? api.budgets.readProject({ params: { componentId: component.id, projectId: item } })
      : Promise.resolve<Result<Project>>({
          ok: false,
          problem: { code: 'budget.project-not-found', status: 404, facts: {}, fields: [], retryAfter: null },
        }),
  );
  const project = loaded.state.status === 'ready' ? loaded.state.data : null;
  const onStored = (stored: Project) => {
    loaded.replace(stored);
    showOne(stored);
  };
  const isPublic = project !== null && project.state !== 'draft' && process.isPublished && component.isPublished;
  const link = isPublic && (
    <a class="btn btn--2 btn--s" href={publicPaths(publicLocale).project(process.slug, component.id, project.id)}>
      {t('budget.project.public')}
    </a>
  );
  const title = project
    ? t('budget.project.title', { number: project.number, name: textOf(project.title) })
    : t('budget.section.projects');
  return (
    <BudgetScreen component={component} section="projects" title={title} actions={link}>
      <WhenLoaded loaded={loaded}>
        {(stored) => (
          <div class="split">
            <StoredProject key={stored.id} project={stored} onStored={onStored} />
            <ProjectState project={stored} onStored={onStored} />
          </div>
        )}
      </WhenLoaded>
    </BudgetScreen>
  );
}

/** One project, or a new one. @param item its id, or `new` */
export function ProjectScreen({ item }: { readonly item: string }) {
  const { t } = useOffice();
  const { component } = useBudget();
  if (item !== 'new') return <OneProject item={item} />;
  return (
    <BudgetScreen component={component} section="projects" title={t('budget.project.add')}>
      <NewProject />
    </BudgetScreen>
  );
}
