import { useOffice } from '../context.ts';
import { TextField } from '../forms/Field.tsx';
import type { Form } from '../forms/form.ts';
import { ImageField } from '../forms/ImageField.tsx';
import { LanguageBar, LocalizedField, MarkdownHelp } from '../forms/LocalizedField.tsx';
import { publicPaths } from '../places.ts';
import { PhasesField } from './PhasesField.tsx';
import type { ProcessDraft } from './process-draft.ts';
import { slugOf } from './slug.ts';

interface ProcessFieldsProps {
  readonly form: Form<ProcessDraft>;
  /** Suggests the address from the title as long as nobody has changed it. */
  readonly suggestsSlug: boolean;
}

function SlugField({ form: { value, change } }: { readonly form: Form<ProcessDraft> }) {
  const { t, publicLocale } = useOffice();
  const path = publicPaths(publicLocale).process(value.slug || '…');
  return (
    <TextField
      pointer="/slug"
      label={t('process.slug')}
      help={t('process.slug.help', { path })}
      value={value.slug}
      onChange={(slug) => change({ slug })}
    />
  );
}

/** What a title that is being written says to the address. */
function titleChange({ value }: Form<ProcessDraft>, title: ProcessDraft['title'], suggests: boolean) {
  const first = (texts: ProcessDraft['title']) => Object.values(texts).find((text) => text.trim() !== '') ?? '';
  const isUntouched = value.slug === slugOf(first(value.title));
  return suggests && isUntouched ? { title, slug: slugOf(first(title)) } : { title };
}

const allTexts = (draft: ProcessDraft) => [
  draft.title,
  draft.question,
  draft.summary,
  draft.description,
  draft.decision,
  draft.imageAlt,
  ...draft.phases.flatMap(({ title, description }) => [title, description]),
];

/** Texts, picture and phases of a process. */
export function ProcessFields({ form, suggestsSlug }: ProcessFieldsProps) {
  const { t, textOf } = useOffice();
  const { value, change } = form;
  const text = (name: 'question' | 'summary' | 'description' | 'decision') => ({
    pointer: `/${name}`,
    label: t(`process.${name}`),
    help: t(`process.${name}.help`),
    isOptional: true,
    value: value[name],
    onChange: (texts: ProcessDraft['title']) => change({ [name]: texts }),
  });
  return (
    <>
      <LanguageBar texts={allTexts(value)} />
      <section class="stack stack-24 fields">
        <LocalizedField
          pointer="/title"
          label={t('process.title')}
          value={value.title}
          onChange={(title) => change(titleChange(form, title, suggestsSlug))}
        />
        <SlugField form={form} />
        <LocalizedField {...text('question')} lines={2} />
        <LocalizedField {...text('summary')} lines={2} />
        <LocalizedField {...text('description')} lines={8} />
        <MarkdownHelp hasVideos={true} />
        <LocalizedField {...text('decision')} lines={4} />
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
      <PhasesField phases={value.phases} onChange={(phases) => change({ phases })} />
    </>
  );
}
