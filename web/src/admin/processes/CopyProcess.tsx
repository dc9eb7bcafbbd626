import { useMemo } from 'preact/hooks';
import type { Localized } from '../../../../shared/platform/locale.ts';
import { shiftPhases } from '../../../../shared/spaces/phase-dates.ts';
import type { Process } from '../../../../shared/spaces/process.ts';
import { instantToLocal, localToInstant } from '../../../../shared/spaces/zoned.ts';
import { api } from '../../platform/api.ts';
import { newKey } from '../../platform/api-client.ts';
import { useOffice } from '../context.ts';
import { TextField } from '../forms/Field.tsx';
import { FormBox } from '../forms/FormBox.tsx';
import { useForm } from '../forms/form.ts';
import { LanguageBar, LocalizedField } from '../forms/LocalizedField.tsx';
import { MomentField } from '../forms/MomentField.tsx';
import { writtenIn } from '../forms/texts.ts';
import { paths, publicPaths } from '../places.ts';
import { Screen } from '../Screen.tsx';
import { useSpace } from '../space.ts';
import { slugOf } from './slug.ts';

interface CopyDraft {
  readonly slug: string;
  readonly title: Localized;
  /** Wall-clock time in the time zone of the organization; empty: the dates stay. */
  readonly startsAt: string;
}

const firstOf = (texts: Localized) => Object.values(texts).find((text) => text.trim() !== '') ?? '';

/** When the phases of the copy will be: dates are easier to check than a distance. */
function NewDates({ phases, startsAt }: { readonly phases: Process['phases']; readonly startsAt: string }) {
  const { t, organization, textOf, moment } = useOffice();
  const start = localToInstant(startsAt, organization.timeZone);
  const dates = start === null ? phases : shiftPhases(phases, start, organization.timeZone);
  return (
    <ul class="list list--tight">
      {dates.map(({ id, title, startsAt: from, endsAt }) => (
        <li key={id}>
          <b>{textOf(title)}</b>{' '}
          <span class="muted">
            {endsAt === null
              ? t('copy.from', { start: moment(from) })
              : t('copy.span', { start: moment(from), end: moment(endsAt) })}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Makes a new process like this one, with its dates moved. */
export function CopyProcess() {
  const { t, textOf, organization, publicLocale, navigation, announce } = useOffice();
  const { process, components } = useSpace();
  const idempotencyKey = useMemo(newKey, []);
  const { timeZone } = organization;
  const [first] = process.phases;
  const initial: CopyDraft = {
    slug: `${process.slug}-2`.slice(-80),
    title: process.title,
    startsAt: first === undefined ? '' : instantToLocal(first.startsAt, timeZone),
  };
  const form = useForm({
    initial,
    save: ({ slug, title, startsAt }: CopyDraft) =>
      api.spaces.duplicateProcess({
        params: { processId: process.id },
        // A time that names no moment is sent as it is: the API says so beside the field.
        body: {
          slug,
          title: writtenIn(title),
          startsAt: startsAt === '' ? null : (localToInstant(startsAt, timeZone) ?? startsAt),
        },
        idempotencyKey,
      }),
    onSaved: ({ id }: Process) => {
      announce(t('copy.made'));
      navigation.go(paths.process(id));
    },
  });
  const { value, change } = form;
  const retitled = (title: Localized) =>
    value.slug === initial.slug || value.slug === slugOf(firstOf(value.title))
      ? { title, slug: slugOf(firstOf(title)) }
      : { title };
  return (
    <Screen title={t('copy.title')} above={textOf(process.title)}>
      <p class="note">{t('copy.text', { components: components.length })}</p>
      <FormBox form={form} save={t('copy.make')}>
        <LanguageBar texts={[value.title]} />
        <section class="stack stack-24 fields">
          <LocalizedField
            pointer="/title"
            label={t('copy.name')}
            value={value.title}
            onChange={(title) => change(retitled(title))}
          />
          <TextField
            pointer="/slug"
            label={t('process.slug')}
            help={t('copy.slug.help', { path: publicPaths(publicLocale).process(value.slug || '…') })}
            value={value.slug}
            onChange={(slug) => change({ slug })}
          />
          {first !== undefined && (
            <>
              <MomentField
                pointer="/startsAt"
                label={t('copy.start')}
                help={t('copy.start.help', { timeZone })}
                value={value.startsAt}
                onChange={(startsAt) => change({ startsAt })}
              />
              <NewDates phases={process.phases} startsAt={value.startsAt} />
            </>
          )}
        </section>
      </FormBox>
    </Screen>
  );
}
