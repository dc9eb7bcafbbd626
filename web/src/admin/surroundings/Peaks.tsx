import { useState } from 'preact/hooks';
import { timeZoneName } from '../../../../shared/platform/time-zone.ts';
import type { Peak, PeakKind, Peaks } from '../../../../shared/spaces/peak.ts';
import { instantToLocal, localToInstant } from '../../../../shared/spaces/zoned.ts';
import { api } from '../../platform/api.ts';
import { newKey } from '../../platform/api-client.ts';
import { useOffice } from '../context.ts';
import { SelectField, TextField } from '../forms/Field.tsx';
import { FormBox } from '../forms/FormBox.tsx';
import { MomentField } from '../forms/MomentField.tsx';
import { useStoredForm } from '../forms/stored-form.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { Screen } from '../Screen.tsx';

const KINDS: readonly PeakKind[] = ['opening', 'last-evening', 'mention'];

interface PeakDraft {
  readonly key: string;
  readonly title: string;
  readonly kind: PeakKind;
  /** Wall clock of the organization. */
  readonly startsAt: string;
  readonly hours: string;
  readonly participants: string;
}
interface PeaksDraft {
  readonly items: readonly PeakDraft[];
}

const draftOf = ({ items }: Peaks, timeZone: string): PeaksDraft => ({
  items: items.map(({ title, kind, startsAt, hours, participants }, index) => ({
    key: `stored-${index}`,
    title,
    kind,
    startsAt: instantToLocal(startsAt, timeZone),
    hours: String(hours),
    participants: String(participants),
  })),
});

/** What is no number or no moment is sent as it is: the API says beside the field what is wrong with it. */
const bodyOf = ({ items }: PeaksDraft, timeZone: string): Peak[] =>
  items.map(({ title, kind, startsAt, hours, participants }) => ({
    title,
    kind,
    startsAt: localToInstant(startsAt, timeZone) ?? startsAt,
    hours: Number(hours),
    participants: Number(participants),
  }));

interface FieldsProps {
  readonly peak: PeakDraft;
  readonly index: number;
  readonly change: (patch: Partial<PeakDraft>) => void;
}

function PeakFields({ peak, index, change }: FieldsProps) {
  const { t, organization, locale } = useOffice();
  const pointer = `/items/${index}`;
  const number = index + 1;
  return (
    <>
      <TextField
        pointer={`${pointer}/title`}
        label={t('peaks.name', { number })}
        help={t('peaks.name.help')}
        value={peak.title}
        onChange={(title) => change({ title })}
      />
      <SelectField
        pointer={`${pointer}/kind`}
        label={t('peaks.kind')}
        fullLabel={t('peaks.kind.of', { number })}
        help={t('peaks.kind.help')}
        value={peak.kind}
        onChange={(kind) => change({ kind: KINDS.find((one) => one === kind) ?? 'opening' })}
        options={KINDS.map((value) => ({ value, label: t(`peaks.kind.${value}`) }))}
      />
      <MomentField
        pointer={`${pointer}/startsAt`}
        label={t('peaks.start')}
        fullLabel={t('peaks.start.of', { number })}
        help={t('peaks.start.help', { timeZone: timeZoneName(organization.timeZone, locale) })}
        value={peak.startsAt}
        onChange={(startsAt) => change({ startsAt })}
      />
      <TextField
        pointer={`${pointer}/hours`}
        label={t('peaks.hours')}
        fullLabel={t('peaks.hours.of', { number })}
        help={t('peaks.hours.help')}
        type="number"
        narrow={true}
        min={1}
        max={48}
        value={peak.hours}
        onChange={(hours) => change({ hours })}
      />
      <TextField
        pointer={`${pointer}/participants`}
        label={t('peaks.participants')}
        fullLabel={t('peaks.participants.of', { number })}
        help={t('peaks.participants.help')}
        type="number"
        narrow={true}
        min={1}
        value={peak.participants}
        onChange={(participants) => change({ participants })}
      />
    </>
  );
}

interface ListProps {
  readonly items: readonly PeakDraft[];
  readonly onChange: (items: readonly PeakDraft[]) => void;
}

/** Peaks in the order of the form; what is removed can be had back until the form is saved. */
function PeakList({ items, onChange }: ListProps) {
  const { t, announce } = useOffice();
  const [removed, setRemoved] = useState<{ readonly peak: PeakDraft; readonly index: number } | null>(null);
  const nameOf = (peak: PeakDraft, index: number) => peak.title || t('peaks.number', { number: index + 1 });
  const remove = (peak: PeakDraft, index: number) => {
    setRemoved({ peak, index });
    onChange(items.filter(({ key }) => key !== peak.key));
    announce(t('peaks.removed', { name: nameOf(peak, index) }));
  };
  const takeBack = ({ peak, index }: { readonly peak: PeakDraft; readonly index: number }) => {
    onChange([...items.slice(0, index), peak, ...items.slice(index)]);
    setRemoved(null);
  };
  return (
    <>
      {removed && !items.some(({ key }) => key === removed.peak.key) && (
        <p class="note row between">
          <span>{t('peaks.removed', { name: nameOf(removed.peak, removed.index) })}</span>
          <button class="btn btn--2 btn--s" type="button" onClick={() => takeBack(removed)}>
            {t('peaks.take-back')}
          </button>
        </p>
      )}
      <ol class="plain-list stack">
        {items.map((peak, index) => (
          <li key={peak.key}>
            <fieldset class="panel stack">
              <legend class="sr">{nameOf(peak, index)}</legend>
              <PeakFields
                peak={peak}
                index={index}
                change={(patch) => onChange(items.map((one) => (one.key === peak.key ? { ...one, ...patch } : one)))}
              />
              <div class="row-links">
                <button
                  class="btn btn--quiet btn--s"
                  type="button"
                  aria-label={t('ordered.remove.label', { name: nameOf(peak, index) })}
                  onClick={() => remove(peak, index)}
                >
                  {t('ordered.remove')}
                </button>
              </div>
            </fieldset>
          </li>
        ))}
      </ol>
    </>
  );
}

function PeaksForm({ stored, onStored }: { readonly stored: Peaks; readonly onStored: (stored: Peaks) => void }) {
  const { t, organization, announce } = useOffice();
  const { timeZone } = organization;
  const { form, conflict } = useStoredForm({
    stored,
    draftOf: (one: Peaks) => draftOf(one, timeZone),
    save: (draft, version) => api.spaces.updatePeaks({ body: { items: bodyOf(draft, timeZone), version } }),
    read: () => api.spaces.managePeaks(),
    onStored,
    onSaved: () => announce(t('saved')),
  });
  const { items } = form.value;
  const add = () =>
    form.change({
      items: [...items, { key: newKey(), title: '', kind: 'opening', startsAt: '', hours: '6', participants: '' }],
    });
  return (
    <FormBox form={form} save={t('peaks.save')} conflict={conflict}>
      {items.length === 0 && <p class="empty">{t('peaks.empty')}</p>}
      <div class="stack fields">
        <PeakList items={items} onChange={(changed) => form.change({ items: changed })} />
        <button class="btn btn--2 btn--s" type="button" onClick={add}>
          {t('peaks.add')}
        </button>
      </div>
    </FormBox>
  );
}

/** Peaks that are expected: administrators declare them, operators make the platform ready. */
export function PeaksScreen() {
  const { t } = useOffice();
  const loaded = useLoaded('peaks', () => api.spaces.managePeaks());
  return (
    <Screen title={t('peaks.title')}>
      <p class="help">{t('peaks.help')}</p>
      <WhenLoaded loaded={loaded}>{(stored) => <PeaksForm stored={stored} onStored={loaded.replace} />}</WhenLoaded>
    </Screen>
  );
}
