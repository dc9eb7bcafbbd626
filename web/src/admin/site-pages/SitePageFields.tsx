import { sitePagePath } from '../../../../shared/spaces/site-page-path.ts';
import { useOffice } from '../context.ts';
import { SelectField, TextField } from '../forms/Field.tsx';
import type { Form } from '../forms/form.ts';
import { LanguageBar, LocalizedField, MarkdownHelp } from '../forms/LocalizedField.tsx';
import { slugOf } from '../processes/slug.ts';
import type { SitePageDraft } from './site-page-draft.ts';

interface SitePageFieldsProps {
  readonly form: Form<SitePageDraft>;
  /** A page that exists keeps its address. */
  readonly isNew: boolean;
}

/** What a title that is being written says to the address, as long as nobody has changed that. */
function titleChange({ slug, title }: SitePageDraft, written: SitePageDraft['title'], isNew: boolean) {
  const first = (texts: SitePageDraft['title']) => Object.values(texts).find((text) => text.trim() !== '') ?? '';
  return isNew && slug === slugOf(first(title)) ? { title: written, slug: slugOf(first(written)) } : { title: written };
}

function Tick({ label, checked, onChange }: { label: string; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <label class="choice">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}

/** Texts of a page, how it is laid out, and where it is found. */
export function SitePageFields({ form: { value, change }, isNew }: SitePageFieldsProps) {
  const { t, publicLocale } = useOffice();
  const path = `/${publicLocale}${sitePagePath(value.slug || '…')}`;
  return (
    <>
      <LanguageBar texts={[value.title, value.body]} />
      <section class="stack stack-24 fields">
        <LocalizedField
          pointer="/title"
          label={t('site-page.title')}
          value={value.title}
          onChange={(title) => change(titleChange(value, title, isNew))}
        />
        {isNew && (
          <TextField
            pointer="/slug"
            label={t('site-page.slug')}
            help={t('site-page.slug.help', { path })}
            value={value.slug}
            onChange={(slug) => change({ slug })}
          />
        )}
        <LocalizedField
          pointer="/body"
          label={t('site-page.body')}
          lines={16}
          value={value.body}
          onChange={(body) => change({ body })}
        />
        <MarkdownHelp hasVideos={true} />
        <SelectField
          pointer="/layout"
          label={t('site-page.layout')}
          help={t('site-page.layout.help')}
          value={value.layout}
          onChange={(layout) => change({ layout: layout === 'questions' ? 'questions' : 'text' })}
          options={(['text', 'questions'] as const).map((layout) => ({
            value: layout,
            label: t(`site-page.layout.${layout}`),
          }))}
        />
        <div class="stack stack-8">
          <Tick
            label={t('site-page.published')}
            checked={value.isPublished}
            onChange={(isPublished) => change({ isPublished })}
          />
          <Tick
            label={t('site-page.in-footer')}
            checked={value.isInFooter}
            onChange={(isInFooter) => change({ isInFooter })}
          />
        </div>
        <TextField
          pointer="/position"
          label={t('site-page.position')}
          help={t('site-page.position.help')}
          type="number"
          narrow={true}
          min={0}
          value={value.position}
          onChange={(position) => change({ position })}
        />
      </section>
    </>
  );
}
