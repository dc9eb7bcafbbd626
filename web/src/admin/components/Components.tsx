import { useMemo } from 'preact/hooks';
import type { Component, ComponentKind } from '../../../../shared/spaces/component.ts';
import { api } from '../../platform/api.ts';
import { newKey } from '../../platform/api-client.ts';
import { useOffice } from '../context.ts';
import { Field } from '../forms/Field.tsx';
import { FormBox } from '../forms/FormBox.tsx';
import { useForm } from '../forms/form.ts';
import { LanguageBar } from '../forms/LocalizedField.tsx';
import { writtenIn } from '../forms/texts.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { paths } from '../places.ts';
import { Screen } from '../Screen.tsx';
import { useSpace } from '../space.ts';
import { ComponentTexts } from './ComponentSettings.tsx';

function ComponentRow({ component }: { readonly component: Component }) {
  const { t, find, textOf, number } = useOffice();
  const name = textOf(component.name);
  return (
    <tr>
      <th scope="row">
        <a class="row-head" href={paths.component(component.id)}>
          {name}
        </a>
        <small>{find(`kind.${component.kind}`) ?? component.kind}</small>
      </th>
      <td>
        <span class={component.isPublished ? 'state state--yes' : 'state state--off'}>
          {t(component.isPublished ? 'state.online' : 'state.offline')}
        </span>
      </td>
      <td class="n">{number(component.position + 1)}</td>
      <td>
        <a class="more" href={paths.contents(component)}>
          {t(component.kind === 'budgets' ? 'component.open-budget' : 'component.open')}
          <span class="sr"> {name}</span>
        </a>
      </td>
    </tr>
  );
}

/** Components of a process, each with the name that tells it from others of its kind. */
export function ComponentList() {
  const { t, textOf } = useOffice();
  const { process, components } = useSpace();
  const add = (
    <a class="btn btn--s" href={paths.newComponent(process.id)}>
      {t('components.add')}
    </a>
  );
  return (
    <Screen title={t('components.title')} above={textOf(process.title)} actions={add}>
      {components.length === 0 ? (
        <p class="empty">{t('components.empty')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
        <section class="scroll" tabIndex={0} aria-label={t('components.title')}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{t('column.name')}</th>
                <th scope="col">{t('column.publication')}</th>
                <th scope="col" class="n">
                  {t('column.position')}
                </th>
                <th scope="col">{t('column.contents')}</th>
              </tr>
            </thead>
            <tbody>
              {components.map((component) => (
                <ComponentRow key={component.id} component={component} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Screen>
  );
}

function NewComponentForm({ kinds }: { readonly kinds: readonly ComponentKind[] }) {
  const { t, find, navigation, announce } = useOffice();
  const { process, components, showComponent } = useSpace();
  const idempotencyKey = useMemo(newKey, []);
  const form = useForm({
    initial: { kind: kinds[0] ?? 'proposals', name: {}, introduction: {} },
    save: ({ kind, name, introduction }) =>
      api.spaces.createComponent({
        params: { processId: process.id },
        body: { kind, name: writtenIn(name), introduction: writtenIn(introduction), position: components.length },
        idempotencyKey,
      }),
    onSaved: (component: Component) => {
      showComponent(component);
      announce(t('component.created'));
      navigation.go(paths.component(component.id));
    },
  });
  return (
    <FormBox form={form} save={t('component.create')}>
      <LanguageBar texts={[form.value.name, form.value.introduction]} />
      <div class="stack stack-24 fields">
        <Field pointer="/kind" label={t('component.kind')} help={t('component.kind.help')}>
          {(control) => (
            <select
              {...control}
              class="input input--s"
              value={form.value.kind}
              onChange={({ currentTarget }) => {
                const chosen = kinds.find((kind) => kind === currentTarget.value);
                if (chosen) form.change({ kind: chosen });
              }}
            >
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {find(`kind.${kind}`) ?? kind}
                </option>
              ))}
            </select>
          )}
        </Field>
        <ComponentTexts form={form} />
      </div>
    </FormBox>
  );
}

/** Adds a component to the process; its settings come next, with the defaults of its kind. */
export function NewComponent() {
  const { t, textOf } = useOffice();
  const { process } = useSpace();
  const loaded = useLoaded('kinds', () => api.spaces.listComponentKinds());
  return (
    <Screen title={t('components.add')} above={textOf(process.title)}>
      <WhenLoaded loaded={loaded}>
        {({ items }) => <NewComponentForm kinds={items.map(({ kind }) => kind)} />}
      </WhenLoaded>
    </Screen>
  );
}
