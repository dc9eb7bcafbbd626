import { useOffice } from '../context.ts';
import { TextField } from '../forms/Field.tsx';
import { LocalizedField } from '../forms/LocalizedField.tsx';
import { type AnswerTemplate, templatesIn } from '../proposals/own-states.ts';
import { ListEditor } from './ListEditor.tsx';

interface TemplatesFieldProps {
  readonly label: string;
  readonly help: string | undefined;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** Texts that official answers can begin with. */
export function TemplatesField({ label, help, value, onChange }: TemplatesFieldProps) {
  const { t } = useOffice();
  const templates = templatesIn({ answerTemplates: value });
  const change = (index: number, patch: Partial<AnswerTemplate>) =>
    onChange(templates.map((template, at) => (at === index ? { ...template, ...patch } : template)));
  return (
    <ListEditor
      pointer="/settings/answerTemplates"
      label={label}
      help={help}
      items={templates}
      none={t('templates.none')}
      add={{ label: t('templates.add'), act: () => onChange([...templates, { name: '', text: {} }]) }}
    >
      {(template, index) => {
        const number = index + 1;
        const name = template.name || t('templates.number', { number });
        const pointer = `/settings/answerTemplates/${index}`;
        return (
          <li key={index}>
            <fieldset class="panel stack">
              <legend class="sr">{t('templates.legend', { number, name })}</legend>
              <TextField
                pointer={`${pointer}/name`}
                label={t('templates.name')}
                fullLabel={t('templates.name.of', { number })}
                value={template.name}
                onChange={(changed) => change(index, { name: changed })}
              />
              <LocalizedField
                pointer={`${pointer}/text`}
                label={t('templates.text')}
                fullLabel={t('templates.text.of', { number })}
                lines={5}
                value={template.text}
                onChange={(text) => change(index, { text })}
              />
              <button
                class="btn btn--quiet btn--s"
                type="button"
                onClick={() => onChange(templates.filter((_, at) => at !== index))}
              >
                {t('templates.remove', { name })}
              </button>
            </fieldset>
          </li>
        );
      }}
    </ListEditor>
  );
}
