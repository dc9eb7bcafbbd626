import { useMemo, useState } from 'preact/hooks';
import type { Process } from '../../../../shared/spaces/process.ts';
import { processTexts, processWith } from '../../../../shared/spaces/texts.ts';
import { api } from '../../platform/api.ts';
import { newKey } from '../../platform/api-client.ts';
import { useOffice } from '../context.ts';
import { FormBox } from '../forms/FormBox.tsx';
import { useForm } from '../forms/form.ts';
import { useStoredForm } from '../forms/stored-form.ts';
import { HistoryPanel } from '../history/HistoryPanel.tsx';
import { loadedLater } from '../LoadedLater.tsx';
import { Publication } from '../Publication.tsx';
import { paths, publicPaths } from '../places.ts';
import { Screen } from '../Screen.tsx';
import { useSpace } from '../space.ts';
import { ProcessFields } from './ProcessFields.tsx';
import { ProcessFigures } from './ProcessFigures.tsx';
import { bodyOf, draftOf, EMPTY_PROCESS, inOrder } from './process-draft.ts';

const PreviewFrame = loadedLater(['preparing'], async () => (await import('../start/screens.tsx')).PreviewFrame, true);

/** Form for a process that does not exist yet; it begins unpublished. */
export function NewProcess() {
  const { t, organization, navigation, announce } = useOffice();
  const idempotencyKey = useMemo(newKey, []);
  const form = useForm({
    initial: EMPTY_PROCESS,
    prepare: inOrder,
    save: (draft) => api.spaces.createProcess({ body: bodyOf(draft, organization.timeZone), idempotencyKey }),
    onSaved: ({ id }: Process) => {
      announce(t('process.created'));
      navigation.go(paths.process(id));
    },
  });
  return (
    <Screen title={t('processes.create')} above={<a href={paths.processes}>{t('processes.title')}</a>}>
      <p class="note">{t('process.new.text')}</p>
      <FormBox form={form} save={t('process.create')}>
        <ProcessFields form={form} suggestsSlug={true} />
      </FormBox>
    </Screen>
  );
}

function ProcessPublication() {
  const { t, publicLocale, textOf } = useOffice();
  const { process, components, showProcess } = useSpace();
  const online = components.filter(({ isPublished }) => isPublished).length;
  const path = publicPaths(publicLocale).process(process.slug);
  const values = { path, components: online };
  const lacks = textOf(process.question) === '' && textOf(process.summary) === '';
  return (
    <Publication
      isPublished={process.isPublished}
      effect={t(process.isPublished ? 'process.unpublish.effect' : 'process.publish.effect', values)}
      action={t(process.isPublished ? 'process.unpublish' : 'process.publish')}
      warning={!process.isPublished && lacks ? t('process.publish.lacks') : undefined}
      save={(isPublished) => api.spaces.publishProcess({ params: { processId: process.id }, body: { isPublished } })}
      onSaved={showProcess}
    />
  );
}

/** Texts, picture, phases and publication of a process. */
export function ProcessSettings() {
  const { t, organization, textOf, announce, publicLocale } = useOffice();
  const { process, showProcess } = useSpace();
  const { timeZone } = organization;
  const params = { processId: process.id };
  const { form, conflict } = useStoredForm({
    stored: process,
    draftOf: (stored: Process) => draftOf(stored, timeZone),
    prepare: inOrder,
    save: (draft, version) => api.spaces.updateProcess({ params, body: { ...bodyOf(draft, timeZone), version } }),
    read: () => api.spaces.readProcess({ params }),
    onStored: showProcess,
    onSaved: () => announce(t('saved')),
  });
  const [isPreviewed, setPreviewed] = useState(false);
  const actions = (
    <>
      <button
        class="btn btn--2 btn--s preview-toggle"
        type="button"
        aria-pressed={isPreviewed}
        onClick={() => setPreviewed(!isPreviewed)}
      >
        {t('preview.beside')}
      </button>
      <a class="btn btn--2 btn--s" href={paths.copy(process.id)}>
        {t('copy.title')}
      </a>
      {process.isPublished && (
        <a class="btn btn--2 btn--s" href={publicPaths(publicLocale).process(process.slug)}>
          {t('public.process')}
        </a>
      )}
    </>
  );
  return (
    <Screen title={t('process.settings')} above={textOf(process.title)} actions={actions}>
      <div class={isPreviewed ? 'split split--preview' : 'split'}>
        <FormBox form={form} save={t('process.save')} conflict={conflict}>
          <ProcessFields form={form} suggestsSlug={false} />
        </FormBox>
        {isPreviewed ? (
          <div class="stack stack-32">
            <PreviewFrame process={process} />
            <ProcessPublication />
          </div>
        ) : (
          <div class="stack stack-32">
            <ProcessPublication />
            {process.isPublished && <ProcessFigures processId={process.id} />}
            <HistoryPanel
              version={process.version}
              now={processTexts(process)}
              read={() => api.spaces.readProcessHistory({ params })}
              restore={(texts) => form.change(processWith(form.value, texts))}
            />
          </div>
        )}
      </div>
    </Screen>
  );
}
