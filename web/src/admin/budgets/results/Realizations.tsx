import { useState } from 'preact/hooks';
import type { Project, RealizationStatus } from '../../../../../shared/budgets/project.ts';
import type { Localized } from '../../../../../shared/platform/locale.ts';
import { api } from '../../../platform/api.ts';
import { useOffice } from '../../context.ts';
import { Field } from '../../forms/Field.tsx';
import { FormBox } from '../../forms/FormBox.tsx';
import { useForm } from '../../forms/form.ts';
import { LanguageBar, LocalizedField } from '../../forms/LocalizedField.tsx';
import { writtenIn } from '../../forms/texts.ts';
import { useLoaded, WhenLoaded } from '../../loading.tsx';
import type { TabProps } from './screens.tsx';
import { useCountWords } from './use-count-words.ts';

const STATUSES: readonly RealizationStatus[] = ['planned', 'studied', 'works', 'done', 'abandoned'];
type Milestones = NonNullable<Project['realization']>['milestones'];

interface Draft {
  readonly status: RealizationStatus;
  readonly progress: number;
  readonly milestones: readonly (Omit<Milestones[number], 'id'> & { readonly id: Milestones[number]['id'] | null })[];
}

interface MilestoneProps {
  readonly at: number;
  readonly milestone: Draft['milestones'][number];
  readonly change: (milestone: Draft['milestones'][number] | null) => void;
}

function MilestoneFields({ at, milestone, change }: MilestoneProps) {
  const { t } = useOffice();
  const pointer = `/milestones/${at}`;
  const texts = (name: 'title' | 'description') => (value: Localized) => change({ ...milestone, [name]: value });
  return (
    <fieldset class="stack stack-16">
      <legend>{t('counts.realization.milestone', { number: at + 1 })}</legend>
      <Field pointer={`${pointer}/day`} label={t('counts.realization.day')}>
        {(control) => (
          <input
            {...control}
            class="input"
            type="date"
            required
            value={milestone.day}
            onInput={({ currentTarget }) => change({ ...milestone, day: currentTarget.value })}
          />
        )}
      </Field>
      <LocalizedField
        pointer={`${pointer}/title`}
        label={t('counts.realization.title')}
        value={milestone.title}
        onChange={texts('title')}
      />
      <LocalizedField
        pointer={`${pointer}/description`}
        label={t('counts.realization.description')}
        lines={3}
        isOptional
        value={milestone.description}
        onChange={texts('description')}
      />
      <p>
        <button class="btn btn--quiet btn--s" type="button" onClick={() => change(null)}>
          {t('counts.realization.remove')}
        </button>
      </p>
    </fieldset>
  );
}

function RealizationForm({
  project,
  onStored,
}: {
  readonly project: Project;
  readonly onStored: (project: Project) => void;
}) {
  const { t, announce } = useOffice();
  const { say } = useCountWords();
  const [initial] = useState<Draft>(() => project.realization ?? { status: 'planned', progress: 0, milestones: [] });
  const form = useForm<Draft, Project>({
    initial,
    save: ({ status, progress, milestones }) =>
      api.budgetResults.realizeProject({
        params: { componentId: project.componentId, projectId: project.id },
        body: {
          status,
          progress,
          version: project.version,
          milestones: milestones.map((one) => ({
            ...one,
            title: writtenIn(one.title),
            description: writtenIn(one.description),
          })),
        },
      }),
    onSaved: (stored) => {
      announce(t('counts.realization.saved'));
      onStored(stored);
    },
  });
  const { status, progress, milestones } = form.value;
  const set = (at: number) => (milestone: Draft['milestones'][number] | null) =>
    form.change({ milestones: milestone === null ? milestones.toSpliced(at, 1) : milestones.with(at, milestone) });
  return (
    <FormBox form={form} save={t('counts.realization.save')}>
      <LanguageBar texts={milestones.flatMap(({ title, description }) => [title, description])} />
      <Field pointer="/status" label={t('counts.realization.status')}>
        {(control) => (
          <select
            {...control}
            class="input"
            value={status}
            onChange={({ currentTarget }) => {
              const chosen = STATUSES.find((one) => one === currentTarget.value);
              if (chosen) form.change({ status: chosen });
            }}
          >
            {STATUSES.map((one) => (
              <option key={one} value={one}>
                {say(`follow.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field pointer="/progress" label={t('counts.realization.progress')} measure="number">
        {(control) => (
          <input
            {...control}
            class="input"
            type="number"
            min={0}
            max={100}
            value={progress}
            onInput={({ currentTarget }) => form.change({ progress: Math.round(Number(currentTarget.value)) })}
          />
        )}
      </Field>
      {milestones.map((milestone, at) => (
        <MilestoneFields key={milestone.id ?? at} at={at} milestone={milestone} change={set(at)} />
      ))}
      <p>
        <button
          class="btn btn--2 btn--s"
          type="button"
          onClick={() =>
            form.change({ milestones: [...milestones, { id: null, day: '', title: {}, description: {} }] })
          }
        >
          {t('counts.realization.add')}
        </button>
      </p>
    </FormBox>
  );
}

/** Reads the project when it is opened: its version guards the change. */
function OneWinner({ project: { componentId, id } }: { readonly project: Pick<Project, 'componentId' | 'id'> }) {
  const loaded = useLoaded(id, () => api.budgets.readProject({ params: { componentId, projectId: id } }));
  return (
    <WhenLoaded loaded={loaded}>
      {(project) => <RealizationForm key={project.version} project={project} onStored={loaded.replace} />}
    </WhenLoaded>
  );
}

/** What becomes of each winner of a published result. */
export function Realizations({ component }: TabProps) {
  const { t, textOf } = useOffice();
  const [open, setOpen] = useState<string | null>(null);
  const loaded = useLoaded(component.id, () => api.budgetResults.readCount({ params: { componentId: component.id } }));
  return (
    <>
      <p class="lead">{t('counts.realization.help')}</p>
      <WhenLoaded loaded={loaded}>
        {({ state, envelopes }) =>
          state !== 'published' ? (
            <p class="note">{t('counts.realization.none')}</p>
          ) : (
            <div class="stack">
              {envelopes
                .flatMap(({ projects }) => projects)
                .filter(({ rank }) => rank !== null)
                .map(({ id, number, title }) => (
                  <details
                    key={id}
                    class="fold"
                    open={open === id}
                    onToggle={({ currentTarget }) => currentTarget.open && setOpen(id)}
                  >
                    <summary>
                      {number}. {textOf(title)}
                    </summary>
                    {open === id && <OneWinner project={{ componentId: component.id, id }} />}
                  </details>
                ))}
            </div>
          )
        }
      </WhenLoaded>
    </>
  );
}
