import type { SpaceId } from '../../../../shared/platform/ids.ts';
import type { Localized } from '../../../../shared/platform/locale.ts';
import { timeZoneName } from '../../../../shared/platform/time-zone.ts';
import type { Announcement } from '../../../../shared/spaces/announcement.ts';
import { instantToLocal, localToInstant } from '../../../../shared/spaces/zoned.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { SelectField } from '../forms/Field.tsx';
import { FormBox } from '../forms/FormBox.tsx';
import { LanguageBar, LocalizedField, MarkdownHelp } from '../forms/LocalizedField.tsx';
import { MomentField } from '../forms/MomentField.tsx';
import { useStoredForm } from '../forms/stored-form.ts';
import { writtenIn } from '../forms/texts.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { Screen } from '../Screen.tsx';

interface AnnouncementDraft {
  readonly text: Localized;
  readonly level: Announcement['level'];
  /** Wall clock of the organization; empty for none. */
  readonly startsAt: string;
  readonly endsAt: string;
}

const draftOf = ({ text, level, startsAt, endsAt }: Announcement, timeZone: string): AnnouncementDraft => ({
  text,
  level,
  startsAt: startsAt === null ? '' : instantToLocal(startsAt, timeZone),
  endsAt: endsAt === null ? '' : instantToLocal(endsAt, timeZone),
});

/** A moment that is none is sent as it is: the API says beside the field what is wrong with it. */
const sent = (local: string, timeZone: string) => (local === '' ? null : (localToInstant(local, timeZone) ?? local));

function AnnouncementForm({ stored, onStored }: { stored: Announcement; onStored: (stored: Announcement) => void }) {
  const { t, organization, announce, locale } = useOffice();
  const { timeZone } = organization;
  const params = { spaceId: stored.spaceId };
  const { form, conflict } = useStoredForm({
    stored,
    draftOf: (one: Announcement) => draftOf(one, timeZone),
    save: ({ text, level, startsAt, endsAt }, version) =>
      api.spaces.updateAnnouncement({
        params,
        body: {
          text: writtenIn(text),
          level,
          startsAt: sent(startsAt, timeZone),
          endsAt: sent(endsAt, timeZone),
          version,
        },
      }),
    read: () => api.spaces.manageAnnouncement({ params }),
    onStored,
    onSaved: () => announce(t('saved')),
  });
  const { value, change } = form;
  const isNone = Object.keys(stored.text).length === 0;
  const state = isNone ? 'none' : stored.isShown ? 'shown' : 'waiting';
  return (
    <FormBox form={form} save={t('announcement.save')} conflict={conflict}>
      <p class="note">{t(`announcement.state.${state}`)}</p>
      <LanguageBar texts={[value.text]} />
      <section class="stack stack-24 fields">
        <LocalizedField
          pointer="/text"
          label={t('announcement.text')}
          help={t('announcement.text.help')}
          isOptional={true}
          lines={3}
          value={value.text}
          onChange={(text) => change({ text })}
        />
        <MarkdownHelp />
        <SelectField
          pointer="/level"
          label={t('announcement.level')}
          help={t('announcement.level.help')}
          value={value.level}
          onChange={(level) => change({ level: level === 'important' ? 'important' : 'info' })}
          options={(['info', 'important'] as const).map((level) => ({
            value: level,
            label: t(`announcement.level.${level}`),
          }))}
        />
        <div class="side-by-side">
          <MomentField
            pointer="/startsAt"
            label={t('announcement.start')}
            help={t('announcement.start.help', { timeZone: timeZoneName(timeZone, locale) })}
            value={value.startsAt}
            onChange={(startsAt) => change({ startsAt })}
          />
          <MomentField
            pointer="/endsAt"
            label={t('announcement.end')}
            help={t('announcement.end.help')}
            value={value.endsAt}
            onChange={(endsAt) => change({ endsAt })}
          />
        </div>
      </section>
    </FormBox>
  );
}

/** The announcement of the whole site, or of one process. */
export function AnnouncementScreen({ spaceId, above }: { readonly spaceId: SpaceId; readonly above?: string }) {
  const { t } = useOffice();
  const loaded = useLoaded(`announcement ${spaceId}`, () => api.spaces.manageAnnouncement({ params: { spaceId } }));
  return (
    <Screen title={t('announcement.title')} above={above}>
      <p class="help">{t(spaceId === 'organization' ? 'announcement.site.help' : 'announcement.process.help')}</p>
      <WhenLoaded loaded={loaded}>
        {(stored) => <AnnouncementForm stored={stored} onStored={loaded.replace} />}
      </WhenLoaded>
    </Screen>
  );
}
