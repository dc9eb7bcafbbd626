import { useMemo, useState } from 'preact/hooks';
import type { ProcessGroupId } from '../../../../shared/platform/ids.ts';
import type { Process } from '../../../../shared/spaces/process.ts';
import type { ProcessGroup } from '../../../../shared/spaces/process-group.ts';
import { api } from '../../platform/api.ts';
import { newKey } from '../../platform/api-client.ts';
import type { Problem, Result } from '../../platform/problem.ts';
import { together } from '../answer.ts';
import { useOffice } from '../context.ts';
import { TextField } from '../forms/Field.tsx';
import { FormBox } from '../forms/FormBox.tsx';
import { type Form, useForm } from '../forms/form.ts';
import { ImageField } from '../forms/ImageField.tsx';
import { LanguageBar, LocalizedField, MarkdownHelp } from '../forms/LocalizedField.tsx';
import { problemText } from '../forms/problems.ts';
import { useStoredForm } from '../forms/stored-form.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { paths, publicPaths } from '../places.ts';
import { slugOf } from '../processes/slug.ts';
import { Screen } from '../Screen.tsx';
import { EMPTY_GROUP, type GroupDraft, groupBody, groupDraft } from './group-draft.ts';
import { ProcessOrder } from './ProcessOrder.tsx';

const firstOf = (texts: GroupDraft['title']) => Object.values(texts).find((text) => text.trim() !== '') ?? '';

function GroupFields({
  form: { value, change },
  processes,
}: {
  readonly form: Form<GroupDraft>;
  readonly processes: readonly Process[];
}) {
  const { t, textOf, publicLocale } = useOffice();
  const suggest = (title: GroupDraft['title']) =>
    value.slug === slugOf(firstOf(value.title)) ? { title, slug: slugOf(firstOf(title)) } : { title };
  return (
    <>
      <LanguageBar texts={[value.title, value.description, value.imageAlt]} />
      <section class="stack stack-24 fields">
        <LocalizedField
          pointer="/title"
          label={t('groups.title.label')}
          value={value.title}
          onChange={(title) => change(suggest(title))}
        />
        <TextField
          pointer="/slug"
          label={t('process.slug')}
          help={t('groups.slug.help', { path: publicPaths(publicLocale).group(value.slug || '…') })}
          value={value.slug}
          onChange={(slug) => change({ slug })}
        />
        <LocalizedField
          pointer="/description"
          label={t('groups.description')}
          help={t('groups.description.help')}
          isOptional={true}
          lines={5}
          value={value.description}
          onChange={(description) => change({ description })}
        />
        <MarkdownHelp />
        <ImageField
          pointer="/image"
          label={t('process.image')}
          help={t('process.image.help')}
          value={value.image}
          alt={textOf(value.imageAlt)}
          onChange={(image) => change({ image })}
        />
        <LocalizedField
          pointer="/imageAlt"
          label={t('process.image-alt')}
          help={t('process.image-alt.help')}
          isOptional={true}
          value={value.imageAlt}
          onChange={(imageAlt) => change({ imageAlt })}
        />
      </section>
      <ProcessOrder value={value.processIds} processes={processes} onChange={(processIds) => change({ processIds })} />
    </>
  );
}

function NewGroupForm({ processes }: { readonly processes: readonly Process[] }) {
  const { t, navigation, announce } = useOffice();
  const idempotencyKey = useMemo(newKey, []);
  const form = useForm({
    initial: EMPTY_GROUP,
    save: (draft) => api.spaces.createProcessGroup({ body: groupBody(draft), idempotencyKey }),
    onSaved: ({ id }: ProcessGroup) => {
      announce(t('groups.created'));
      navigation.go(paths.group(id));
    },
  });
  return (
    <FormBox form={form} save={t('groups.create')}>
      <GroupFields form={form} processes={processes} />
    </FormBox>
  );
}

/** Form for a group that does not exist yet. */
export function NewGroup() {
  const { t } = useOffice();
  const loaded = useLoaded('processes', () => api.spaces.listProcesses());
  return (
    <Screen title={t('groups.new')} above={<a href={paths.groups}>{t('groups.title')}</a>}>
      <WhenLoaded loaded={loaded}>{({ items }) => <NewGroupForm processes={items} />}</WhenLoaded>
    </Screen>
  );
}

/** Removing asks once more in place: the group is gone then, its processes stay. */
function RemoveGroup({ group }: { readonly group: ProcessGroup }) {
  const office = useOffice();
  const { t, navigation, announce } = office;
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const remove = async () => {
    const answer = await api.spaces.removeProcessGroup({ params: { processGroupId: group.id } });
    if (!answer.ok) return setProblem(answer.problem);
    navigation.holdBack(false);
    announce(t('groups.removed'));
    navigation.go(paths.groups);
  };
  return (
    <section class="panel stack" aria-labelledby="h-remove">
      <h2 id="h-remove">{t('groups.remove')}</h2>
      <p>{t('groups.remove.effect')}</p>
      {problem && (
        <p class="error" role="alert">
          {problemText(office, problem)}
        </p>
      )}
      <div class="row">
        <button
          class={isAsking ? 'btn btn--danger btn--s' : 'btn btn--2 btn--s'}
          type="button"
          onClick={isAsking ? remove : () => setAsking(true)}
        >
          {t(isAsking ? 'groups.remove.sure' : 'groups.remove')}
        </button>
        {isAsking && (
          <button class="btn btn--quiet btn--s" type="button" onClick={() => setAsking(false)}>
            {t('groups.remove.keep')}
          </button>
        )}
      </div>
    </section>
  );
}

interface GroupFormProps {
  readonly group: ProcessGroup;
  readonly processes: readonly Process[];
  readonly show: (group: ProcessGroup) => void;
}

function GroupForm({ group, processes, show }: GroupFormProps) {
  const { t, announce } = useOffice();
  const params = { processGroupId: group.id };
  const { form, conflict } = useStoredForm({
    stored: group,
    draftOf: groupDraft,
    save: (draft, version) => api.spaces.updateProcessGroup({ params, body: { ...groupBody(draft), version } }),
    read: () => loadGroup(group.id),
    onStored: show,
    onSaved: () => announce(t('saved')),
  });
  return (
    <div class="split">
      <FormBox form={form} save={t('groups.save')} conflict={conflict}>
        <GroupFields form={form} processes={processes} />
      </FormBox>
      <RemoveGroup group={group} />
    </div>
  );
}

async function loadGroup(id: ProcessGroupId): Promise<Result<ProcessGroup>> {
  const listed = await api.spaces.listProcessGroups();
  if (!listed.ok) return listed;
  const group = listed.data.items.find((one) => one.id === id);
  if (group) return { ok: true, data: group };
  return {
    ok: false,
    problem: { code: 'process-group.not-found', status: 404, facts: {}, fields: [], retryAfter: null },
  };
}

/** Texts, processes and removal of a group. */
export function GroupSettings({ id }: { readonly id: ProcessGroupId }) {
  const { t, textOf, publicLocale } = useOffice();
  const loaded = useLoaded(id, () =>
    together<[ProcessGroup, { items: Process[] }]>(loadGroup(id), api.spaces.listProcesses()),
  );
  const { state, replace } = loaded;
  const group = state.status === 'ready' ? state.data[0] : null;
  const isShown =
    state.status === 'ready' &&
    state.data[1].items.some((one) => one.isPublished && state.data[0].processIds.includes(one.id));
  const link = group && isShown && (
    <a class="btn btn--2 btn--s" href={publicPaths(publicLocale).group(group.slug)}>
      {t('groups.public')}
    </a>
  );
  return (
    <Screen
      title={group ? textOf(group.title) : t('groups.title')}
      above={<a href={paths.groups}>{t('groups.title')}</a>}
      actions={link}
    >
      <WhenLoaded loaded={loaded}>
        {([stored, { items }]) => (
          <GroupForm group={stored} processes={items} show={(changed) => replace([changed, { items }])} />
        )}
      </WhenLoaded>
    </Screen>
  );
}
