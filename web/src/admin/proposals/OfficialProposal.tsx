import { useMemo, useState } from 'preact/hooks';
import type { Proposal } from '../../../../shared/proposals/proposal.ts';
import type { Component } from '../../../../shared/spaces/component.ts';
import { offeredIn } from '../../../../shared/spaces/taxonomies.ts';
import type { Taxonomy } from '../../../../shared/spaces/taxonomy.ts';
import { api } from '../../platform/api.ts';
import { newKey } from '../../platform/api-client.ts';
import { useOffice } from '../context.ts';
import { Field, SelectField, TextField } from '../forms/Field.tsx';
import { FormBox } from '../forms/FormBox.tsx';
import { type Form, useForm } from '../forms/form.ts';
import { MarkdownHelp } from '../forms/LocalizedField.tsx';
import { languageName } from '../language.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { paths } from '../places.ts';
import { Screen } from '../Screen.tsx';
import { inTree } from '../taxonomies/taxonomy-tree.ts';

interface OfficialDraft {
  readonly title: string;
  readonly body: string;
  readonly locale: string;
  readonly themeId: string;
  readonly territoryId: string;
}

const idAmong = (taxonomies: readonly Taxonomy[], id: string) => taxonomies.find((one) => one.id === id)?.id ?? null;

interface TaxonomyFieldProps {
  readonly form: Form<OfficialDraft>;
  readonly kind: Taxonomy['kind'];
  readonly taxonomies: readonly Taxonomy[];
}

function TaxonomyField({ form: { value, change }, kind, taxonomies }: TaxonomyFieldProps) {
  const { t, textOf } = useOffice();
  const branches = inTree(taxonomies.filter((taxonomy) => taxonomy.kind === kind));
  if (branches.length === 0) return null;
  const name = `${kind}Id` as const;
  const options = branches.map(({ taxonomy, depth }) => ({
    value: taxonomy.id,
    label: `${depth > 0 ? '— ' : ''}${textOf(taxonomy.name)}`,
  }));
  return (
    <SelectField
      pointer={`/${name}`}
      label={t(`taxonomy.${kind}`)}
      isOptional={true}
      value={value[name]}
      onChange={(id) => change({ [name]: id })}
      options={[{ value: '', label: t('official.none') }, ...options]}
    />
  );
}

interface OfficialFormProps {
  readonly component: Component;
  /** Those that the component’s consultation offers: the API takes no others. */
  readonly taxonomies: readonly Taxonomy[];
}

function OfficialForm({ component, taxonomies }: OfficialFormProps) {
  const { t, locale, languages, publicLocale, navigation, announce } = useOffice();
  const idempotencyKey = useMemo(newKey, []);
  // A language that is chosen, not written, is no work that could be lost.
  const [initial] = useState({ title: '', body: '', locale: publicLocale, themeId: '', territoryId: '' });
  const form = useForm<OfficialDraft, Proposal>({
    initial,
    save: ({ title, body, locale: written, themeId, territoryId }) =>
      api.proposals.createOfficial({
        params: { componentId: component.id },
        body: {
          title,
          body,
          locale: written,
          themeId: idAmong(taxonomies, themeId),
          territoryId: idAmong(taxonomies, territoryId),
        },
        idempotencyKey,
      }),
    onSaved: ({ id }) => {
      announce(t('official.created'));
      navigation.go(paths.proposal(component.id, id));
    },
  });
  const { value, change } = form;
  return (
    <FormBox form={form} save={t('official.publish')}>
      <div class="stack stack-24 fields">
        <SelectField
          pointer="/locale"
          label={t('official.language')}
          value={value.locale}
          onChange={(tag) => change({ locale: tag })}
          options={languages.map((tag) => ({ value: tag, label: languageName(tag, locale) }))}
        />
        <TextField
          pointer="/title"
          label={t('official.title')}
          value={value.title}
          onChange={(title) => change({ title })}
        />
        <Field pointer="/body" label={t('official.body')}>
          {(control) => (
            <textarea
              {...control}
              class="input"
              rows={10}
              lang={value.locale}
              value={value.body}
              onInput={(event) => change({ body: event.currentTarget.value })}
            />
          )}
        </Field>
        <MarkdownHelp />
        <TaxonomyField form={form} kind="theme" taxonomies={taxonomies} />
        <TaxonomyField form={form} kind="territory" taxonomies={taxonomies} />
      </div>
    </FormBox>
  );
}

/** Writes a proposal of the organization itself: it is online as soon as it is sent. */
export function OfficialProposal({ component }: { readonly component: Component }) {
  const { t, textOf } = useOffice();
  const loaded = useLoaded('taxonomies', () => api.spaces.manageTaxonomies());
  const above = <a href={paths.proposals(component.id)}>{textOf(component.name)}</a>;
  return (
    <Screen title={t('official.new')} above={above}>
      <p class="note">{t('official.text')}</p>
      <WhenLoaded loaded={loaded}>
        {({ items }) => <OfficialForm component={component} taxonomies={offeredIn(items, component.processId)} />}
      </WhenLoaded>
    </Screen>
  );
}
