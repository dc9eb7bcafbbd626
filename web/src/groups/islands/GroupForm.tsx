import { useRef, useState } from 'preact/hooks';
import type { OwnGroup } from '../../../../shared/groups/group.ts';
import { GROUP_ABOUT_LENGTH, GROUP_NAME } from '../../../../shared/groups/rules.ts';
import { LINK_LENGTH, tidyLink, tidyName } from '../../../../shared/participants/rules.ts';
import type { Translate } from '../../../../shared/platform/format.ts';
import { textOf } from '../../participants/islands/sign-in-flow.ts';
import { newKey } from '../../platform/api-client.ts';
import { engagement } from '../../platform/engagement-api.ts';
import { problemWords } from '../../platform/island.ts';
import { Field } from '../../platform/island-field.tsx';

interface GroupFormProps {
  readonly t: Translate;
  /** The group to change; `null`: a new one. */
  readonly group: OwnGroup | null;
  readonly done: (group: OwnGroup) => void;
  readonly cancel: () => void;
}

type Errors = Readonly<Partial<Record<'name' | 'link' | 'form', string>>>;

/** What the form says about itself before anything is sent. */
function errorsIn(t: Translate, name: string, link: string): Errors {
  const { length } = tidyName(name);
  return {
    ...(length < GROUP_NAME.minimum || length > GROUP_NAME.maximum ? { name: t('groups.name-wrong', GROUP_NAME) } : {}),
    ...(link !== '' && tidyLink(link) === undefined ? { link: t('groups.link-wrong') } : {}),
  };
}

/** Sends the profile of a group, once at a time; one key for each form, so that a lost answer makes no second group. */
function useSave({ t, group, done }: GroupFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [key] = useState(newKey);
  const [isBusy, setBusy] = useState(false);
  const [errors, setErrors] = useState<Errors>({});
  const refuse = (found: Errors) => {
    setBusy(false);
    setErrors(found);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  };
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy || form.current === null) return;
    const values = new FormData(form.current);
    const [name, about, link] = [textOf(values, 'name'), textOf(values, 'about'), textOf(values, 'link').trim()];
    const found = errorsIn(t, name, link);
    if (Object.keys(found).length > 0) return refuse(found);
    setErrors({});
    setBusy(true);
    const body = { name, about, link: link === '' ? null : link };
    const result = await (group === null
      ? engagement.groups.create({ body, idempotencyKey: key })
      : engagement.groups.update({ params: { groupId: group.id }, body: { ...body, version: group.version } }));
    if (!result.ok) return refuse({ form: problemWords(t, result.problem) });
    setBusy(false);
    done(result.data);
  };
  return { form, isBusy, errors, save };
}

/** Name, words and link of a group. */
export function GroupForm(props: GroupFormProps) {
  const { t, group, cancel } = props;
  const { form, isBusy, errors, save } = useSave(props);
  const id = (name: string) => `group-${name}-${group?.id ?? 'new'}`;
  return (
    <form class="stack stack-24" ref={form} onSubmit={save} noValidate>
      <Field id={id('name')} label={t('groups.name')} help={t('groups.name-help', GROUP_NAME)} error={errors.name}>
        {(control) => (
          <input
            {...control}
            class="input"
            name="name"
            autocomplete="organization"
            maxLength={GROUP_NAME.maximum}
            defaultValue={group?.name ?? ''}
          />
        )}
      </Field>
      <Field id={id('about')} label={t('groups.about')}>
        {(control) => (
          <textarea
            {...control}
            class="input"
            name="about"
            rows={4}
            maxLength={GROUP_ABOUT_LENGTH}
            defaultValue={group?.about ?? ''}
          />
        )}
      </Field>
      <Field id={id('link')} label={t('groups.link')} error={errors.link}>
        {(control) => (
          <input
            {...control}
            class="input"
            name="link"
            type="text"
            inputMode="url"
            maxLength={LINK_LENGTH}
            defaultValue={group?.link ?? ''}
          />
        )}
      </Field>
      <div role="alert">{errors.form && <p class="note note--alert">{errors.form}</p>}</div>
      <div class="row">
        <button class="btn" type="submit" aria-busy={isBusy}>
          {t(group === null ? 'groups.create' : 'groups.save')}
        </button>
        <button class="btn btn--quiet" type="button" onClick={cancel}>
          {t('groups.cancel')}
        </button>
      </div>
    </form>
  );
}
