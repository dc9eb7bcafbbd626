import { useMemo } from 'preact/hooks';
import type { Localized } from '../../../../shared/platform/locale.ts';
import type { Taxonomy } from '../../../../shared/spaces/contract.ts';
import { api } from '../../platform/api.ts';
import { newKey } from '../../platform/api-client.ts';
import { useOffice } from '../context.ts';
import { FormBox } from '../forms/FormBox.tsx';
import { useForm } from '../forms/form.ts';
import { LanguageBar, LocalizedField } from '../forms/LocalizedField.tsx';
import { writtenIn } from '../forms/texts.ts';

/** What is written: a new item at a place, or the name of one that exists. */
export type Writing =
  | {
      readonly at: 'new';
      readonly kind: Taxonomy['kind'];
      readonly parentId: Taxonomy['parentId'];
      readonly position: number;
    }
  | { readonly at: 'name'; readonly taxonomy: Taxonomy };

interface TaxonomyFormProps {
  readonly writing: Writing;
  readonly onSaved: (taxonomy: Taxonomy) => void;
  readonly onCancel: () => void;
}

/** Name of a theme or a territory, in each language. */
export function TaxonomyForm({ writing, onSaved, onCancel }: TaxonomyFormProps) {
  const { t } = useOffice();
  const idempotencyKey = useMemo(newKey, []);
  const initial: { readonly name: Localized } = { name: writing.at === 'name' ? writing.taxonomy.name : {} };
  const form = useForm<typeof initial, Taxonomy>({
    initial,
    save: ({ name }) => {
      const written = writtenIn(name);
      if (writing.at === 'new') {
        const { kind, parentId, position } = writing;
        return api.spaces.createTaxonomy({ body: { kind, parentId, position, name: written }, idempotencyKey });
      }
      const { id, kind, parentId, position } = writing.taxonomy;
      return api.spaces.updateTaxonomy({
        params: { taxonomyId: id },
        body: { kind, parentId, position, name: written },
      });
    },
    onSaved,
  });
  const cancel = (
    <button class="btn btn--quiet btn--s" type="button" onClick={onCancel}>
      {t('cancel')}
    </button>
  );
  return (
    <div class="panel">
      <FormBox form={form} save={t(writing.at === 'new' ? 'taxonomy.create' : 'taxonomy.save')} actions={cancel}>
        <LanguageBar texts={[form.value.name]} />
        <LocalizedField
          pointer="/name"
          label={t('taxonomy.name')}
          value={form.value.name}
          onChange={(name) => form.change({ name })}
        />
      </FormBox>
    </div>
  );
}
