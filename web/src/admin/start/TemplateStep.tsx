import { useState } from 'preact/hooks';
import type { TemplateName, TemplateSummary } from '../../../../shared/spaces/process-template.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { paths } from '../places.ts';
import type { StepProps } from './Guide.tsx';

type Choice = TemplateName | 'empty';

function Made({ template }: { readonly template: TemplateSummary }) {
  const { t, textOf } = useOffice();
  const list = (texts: readonly TemplateSummary['title'][]) => texts.map(textOf).join(' · ');
  return (
    <dl class="guide-made">
      <div>
        <dt>{t('guide.template.phases')}</dt>
        <dd>
          {template.phases
            .map(({ title, days }) =>
              days === null ? textOf(title) : t('guide.template.phase', { title: textOf(title), days }),
            )
            .join(' · ')}
        </dd>
      </div>
      <div>
        <dt>{t('guide.template.components')}</dt>
        <dd>{list(template.components.map(({ name }) => name))}</dd>
      </div>
      {template.themes.length > 0 && (
        <div>
          <dt>{t('guide.template.themes')}</dt>
          <dd>{list(template.themes)}</dd>
        </div>
      )}
    </dl>
  );
}

function Choices({ templates, guide, goTo }: StepProps & { readonly templates: readonly TemplateSummary[] }) {
  const { t, navigation } = useOffice();
  const [choice, setChoice] = useState<Choice>(guide.template);
  const go = (event: Event) => {
    event.preventDefault();
    if (choice === 'empty') return navigation.go(paths.newProcess);
    // Another template has other phases: what was begun for the one before does not fit.
    goTo('question', choice === guide.template ? {} : { template: choice, draft: null });
  };
  const options: readonly { readonly name: Choice; readonly template?: TemplateSummary }[] = [
    ...templates.map((template) => ({ name: template.name, template })),
    { name: 'empty' },
  ];
  return (
    <form class="stack stack-32" onSubmit={go}>
      <fieldset class="stack">
        <legend class="sr">{t('guide.template.title')}</legend>
        {options.map(({ name, template }) => (
          <label key={name} class="guide-choice">
            <input type="radio" name="template" checked={choice === name} onChange={() => setChoice(name)} />
            <span class="stack stack-8">
              <b>{t(`guide.template.${name}`)}</b>
              <span class="muted">{t(`guide.template.${name}.text`)}</span>
              {template && <Made template={template} />}
            </span>
          </label>
        ))}
      </fieldset>
      <div class="row form-foot">
        <button class="btn" type="submit">
          {t('guide.next')}
        </button>
      </div>
    </form>
  );
}

/** Step 2: what to begin with. Once the consultation exists, this choice is made. */
export function TemplateStep(props: StepProps) {
  const { t } = useOffice();
  const loaded = useLoaded('templates', () => api.spaces.listProcessTemplates());
  const { guide, goTo } = props;
  return (
    <>
      <div class="stack stack-8">
        <h2>{t('guide.template.title')}</h2>
        <p class="muted">{t('guide.template.lead')}</p>
      </div>
      {guide.processId === null ? (
        <WhenLoaded loaded={loaded}>{({ items }) => <Choices {...props} templates={items} />}</WhenLoaded>
      ) : (
        <div class="stack">
          <p class="note">{t('guide.template.made')}</p>
          <button class="btn" type="button" onClick={() => goTo('question')}>
            {t('guide.next')}
          </button>
        </div>
      )}
    </>
  );
}
