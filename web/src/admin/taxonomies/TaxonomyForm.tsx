import { useMemo } from 'preact/hooks';
import type { Localized } from '../../../../shared/platform/locale.ts';
import type { Process } from '../../../../shared/spaces/process.ts';
import type { Taxonomy } from '../../../../shared/spaces/taxonomy.ts';
import { api } from '../../platform/api.ts';
import { newKey } from '../../platform/api-client.ts';
import { useOffice } from '../context.ts';
import { SelectField } from '../forms/Field.tsx';
import { FormBox } from '../forms/FormBox.tsx';
import { useForm } from '../forms/form.ts';
import { LanguageBar, LocalizedField } from '../forms/LocalizedField.tsx';
import { writtenIn } from '../forms/texts.ts';

/** What is written: a new item at a place, or one that exists. */
export type Writing =
  | {
      readonly at: 'new';
      readonly kind: Taxonomy['kind'];
      readonly parentId: Taxonomy['parentId'];
      readonly position: number;
    }
  | { readonly at: 'change'; readonly taxonomy: Taxonomy };

interface TaxonomyFormProps {
  readonly writing: Writing;
  /** Consultations that it can be limited to. */
  readonly processes: readonly Process[];
  readonly onSaved: (taxonomy: Taxonomy) => void;
  readonly onCancel: () => void;
}

interface TaxonomyDraft {
  readonly name: Localized;
  /** Empty: offered in every consultation. */
  readonly processId: string;
}

const draftOf = (writing: Writing): TaxonomyDraft =>
  writing.at === 'new'
    ? { name: {}, processId: '' }
    : { name: writing.taxonomy.name, processId: writing.taxonomy.processId ?? '' };

function useTaxonomyForm({ writing, processes, onSaved }: Omit<TaxonomyFormProps, 'onCancel'>) {
  const idempotencyKey = useMemo(newKey, []);
  const { kind, parentId, position } = writing.at === 'new' ? writing : writing.taxonomy;
  const isFirstLevel = parentId === null;
  const form = useForm<TaxonomyDraft, Taxonomy>({
    initial: draftOf(writing),
    save: (draft) => {
      const chosen = isFirstLevel ? processes.find(({ id }) => id === draft.processId) : undefined;
      const body = { kind, parentId, position, name: writtenIn(draft.name), processId: chosen?.id ?? null };
      return writing.at === 'new'
        ? api.spaces.createTaxonomy({ body, idempotencyKey })
        : api.spaces.updateTaxonomy({ params: { taxonomyId: writing.taxonomy.id }, body });
    },
    onSaved,
  });
  return { form, isFirstLevel };
}

/** A theme or a territory: its name in each language and, on the first level, the consultation that offers it. */
export function TaxonomyForm({ writing, processes, onSaved, onCancel }: TaxonomyFormProps) {
  const { t, textOf } = useOffice();
  const { form, isFirstLevel } = useTaxonomyForm({ writing, processes, onSaved });
  const { value, change } = form;
  const cancel = (
    <button class="btn btn--quiet btn--s" type="button" onClick={onCancel}>
      {t('cancel')}
    </button>
  );
  const choices = processes.map(({ id, title }) => ({ value: id, label: textOf(title) }));
  return (
    <div class="panel">
      <FormBox form={form} save={t(writing.at === 'new' ? 'taxonomy.create' : 'taxonomy.save')} actions={cancel}>
        <LanguageBar texts={[value.name]} />
        <LocalizedField
          pointer="/name"
          label={t('taxonomy.name')}
          value={value.name}
          onChange={(name) => change({ name })}
        />
        {isFirstLevel && choices.length > 0 && (
          <SelectField
            pointer="/processId"
            label={t('taxonomy.process')}
            help={t('taxonomy.process.help')}
            value={value.processId}
            onChange={(processId) => change({ processId })}
            options={[{ value: '', label: t('taxonomy.process.all') }, ...choices]}
          />
        )}
      </FormBox>
    </div>
  );
}
