import type { Component } from '../../../../shared/spaces/component.ts';
import { componentTexts, componentWith } from '../../../../shared/spaces/texts.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { TextField } from '../forms/Field.tsx';
import { FormBox } from '../forms/FormBox.tsx';
import type { Form } from '../forms/form.ts';
import { LanguageBar, LocalizedField } from '../forms/LocalizedField.tsx';
import { useStoredForm } from '../forms/stored-form.ts';
import { HistoryPanel } from '../history/HistoryPanel.tsx';
import { loadedLater } from '../LoadedLater.tsx';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { Publication } from '../Publication.tsx';
import { paths, publicPaths } from '../places.ts';
import { statesIn, templatesIn } from '../proposals/own-states.ts';
import { Screen } from '../Screen.tsx';
import { useSpace } from '../space.ts';
import { type ComponentDraft, componentBody, componentDraft, NO_PHASE } from './component-draft.ts';
import { PhaseMatrix } from './PhaseMatrix.tsx';
import { SettingsFields } from './SettingsFields.tsx';
import { asLocalized, type Setting, settingsOf } from './setting-schema.ts';

const ExchangePanel = loadedLater(
  ['exchange'],
  async () => (await import('../exchange/screens.ts')).ExchangePanel,
  true,
);

const RequirementsField = loadedLater(
  ['verifications'],
  async () => (await import('../verifications/RequirementsField.tsx')).RequirementsField,
  true,
);

const RuleText = loadedLater(['budgets'], async () => (await import('../budgets/RuleText.tsx')).RuleText, true);

interface Schemas {
  readonly settings: readonly Setting[];
  readonly phaseSettings: readonly Setting[];
}

/** Name and introduction of a component. */
export function ComponentTexts<T extends Pick<ComponentDraft, 'name' | 'introduction'>>({
  form,
}: {
  readonly form: Form<T>;
}) {
  const { t } = useOffice();
  // The two properties are all that is changed; a patch of T itself cannot be written for every T.
  const change = (patch: Partial<Pick<ComponentDraft, 'name' | 'introduction'>>) =>
    form.change({ ...form.value, ...patch });
  return (
    <>
      <LocalizedField
        pointer="/name"
        label={t('component.name')}
        help={t('component.name.help')}
        value={form.value.name}
        onChange={(name) => change({ name })}
      />
      <LocalizedField
        pointer="/introduction"
        label={t('component.introduction')}
        help={t('component.introduction.help')}
        isOptional={true}
        lines={3}
        value={form.value.introduction}
        onChange={(introduction) => change({ introduction })}
      />
    </>
  );
}

function ComponentForm({ component, schemas }: { readonly component: Component; readonly schemas: Schemas }) {
  const { t, announce } = useOffice();
  const { process, showComponent } = useSpace();
  const params = { componentId: component.id };
  const rows = [...process.phases.map(({ id }) => id), NO_PHASE];
  const { form, conflict } = useStoredForm({
    stored: component,
    draftOf: (stored: Component) => componentDraft(stored, schemas.settings),
    save: (draft, version) =>
      api.spaces.updateComponent({ params, body: { ...componentBody(draft, schemas, rows), version } }),
    read: () => api.spaces.readComponent({ params }),
    onStored: showComponent,
    onSaved: () => announce(t('saved')),
  });
  const { value, change } = form;
  const texts = [
    ...schemas.settings.filter(({ kind }) => kind === 'localized').map(({ name }) => asLocalized(value.settings[name])),
    ...statesIn(value.settings).map(({ name }) => name),
    ...templatesIn(value.settings).map(({ text }) => text),
  ];
  return (
    <div class="stack stack-32">
      <FormBox form={form} save={t('component.save')} conflict={conflict}>
        <LanguageBar texts={[value.name, value.introduction, ...texts]} />
        <div class="stack stack-24 fields">
          <ComponentTexts form={form} />
          <TextField
            pointer="/position"
            label={t('component.position')}
            help={t('component.position.help')}
            type="number"
            narrow={true}
            min={1}
            value={value.position}
            onChange={(position) => change({ position })}
          />
        </div>
        <section class="stack stack-32" aria-labelledby="h-settings">
          <h2 id="h-settings">{t('component.settings')}</h2>
          <SettingsFields
            kind={component.kind}
            settings={schemas.settings}
            values={value.settings}
            onChange={(settings) => change({ settings })}
          />
        </section>
        {component.kind === 'budgets' && <RuleText settings={value.settings} />}
        <RequirementsField
          kind={component.kind}
          value={value.requirements}
          onChange={(requirements) => change({ requirements })}
        />
        <section class="stack" aria-labelledby="h-phases">
          <h2 id="h-phases">{t('component.phases')}</h2>
          <p class="help">{t('component.phases.help')}</p>
          <PhaseMatrix
            kind={component.kind}
            settings={schemas.phaseSettings}
            phases={process.phases}
            activePhaseId={process.activePhaseId}
            values={value.phaseSettings}
            onChange={(phaseSettings) => change({ phaseSettings })}
          />
        </section>
      </FormBox>
      <HistoryPanel
        version={component.version}
        now={componentTexts(component)}
        read={() => api.spaces.readComponentHistory({ params })}
        restore={(texts) => change(componentWith(texts))}
      />
    </div>
  );
}

function ComponentPublication({ component }: { readonly component: Component }) {
  const { t, textOf, publicLocale } = useOffice();
  const { process, showComponent } = useSpace();
  const path = publicPaths(publicLocale).component(process.slug, component);
  return (
    <Publication
      isPublished={component.isPublished}
      effect={t(component.isPublished ? 'component.unpublish.effect' : 'component.publish.effect', {
        path,
        name: textOf(component.name),
      })}
      action={t(component.isPublished ? 'component.unpublish' : 'component.publish')}
      warning={process.isPublished || component.isPublished ? undefined : t('component.publish.process-offline')}
      save={(isPublished) =>
        api.spaces.publishComponent({ params: { componentId: component.id }, body: { isPublished } })
      }
      onSaved={showComponent}
    />
  );
}

/** Name, settings, switches by phase and publication of one component. */
export function ComponentSettings({ component }: { readonly component: Component }) {
  const { t, textOf, publicLocale } = useOffice();
  const { process } = useSpace();
  const loaded = useLoaded('kinds', () => api.spaces.listComponentKinds());
  const isPublic = process.isPublished && component.isPublished;
  const links = (
    <>
      <a class="btn btn--2 btn--s" href={paths.contents(component)}>
        {t(component.kind === 'budgets' ? 'component.open-budget' : 'component.open')}
      </a>
      {isPublic && (
        <a class="btn btn--2 btn--s" href={publicPaths(publicLocale).component(process.slug, component)}>
          {t('public.component')}
        </a>
      )}
    </>
  );
  return (
    <Screen
      title={t('component.title', { name: textOf(component.name) })}
      above={textOf(process.title)}
      actions={links}
    >
      <div class="split">
        <WhenLoaded loaded={loaded}>
          {({ items }) => {
            const kind = items.find((item) => item.kind === component.kind);
            const schemas = {
              settings: settingsOf(kind?.settings ?? {}),
              phaseSettings: settingsOf(kind?.phaseSettings ?? {}),
            };
            return <ComponentForm key={component.id} component={component} schemas={schemas} />;
          }}
        </WhenLoaded>
        <ComponentPublication component={component} />
      </div>
      <ExchangePanel key={component.id} component={component} />
    </Screen>
  );
}
