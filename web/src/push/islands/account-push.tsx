import { useEffect, useRef, useState } from 'preact/hooks';
import { formatMoment } from '../../../../shared/platform/format.ts';
import type { PushDevice } from '../../../../shared/push/contract.ts';
import { tellDevices } from '../../notifications/islands/use-devices.ts';
import { notificationsApi } from '../../notifications/notifications-api.ts';
import { LoadedPart } from '../../participants/islands/account-loaded.tsx';
import { type AccountPart, useLoaded } from '../../participants/islands/account-part.ts';
import { problemWords } from '../../platform/island.ts';
import { type DeviceState, isIos, readDevice, renew, switchOff, switchOn } from '../this-device.ts';

const api = notificationsApi.push;

interface Known {
  readonly publicKey: string;
  readonly items: readonly PushDevice[];
}

/** Notifications on devices: this one by a button, all of them in a list. */
export function PushDevices(part: AccountPart) {
  const { t } = part;
  const { loaded, again } = useLoaded(() => api.read());
  useEffect(() => {
    if (loaded.state === 'ready') tellDevices(loaded.data.items.length);
  }, [loaded]);
  return (
    <section class="stack stack-16" aria-labelledby="push-title">
      <h3 id="push-title">{t('push.title')}</h3>
      <p>{t('push.intro')}</p>
      <LoadedPart t={t} loaded={loaded} again={again}>
        {(known) => <Desk part={part} known={known} again={again} />}
      </LoadedPart>
    </section>
  );
}

interface DeskProps {
  readonly part: AccountPart;
  readonly known: Known;
  readonly again: () => void;
}

/** This device as the browser has it; `null` until it has been asked. */
function useDevice({ items }: Known) {
  const [device, setDevice] = useState<{ readonly state: DeviceState; readonly hash: string | null } | null>(null);
  useEffect(() => {
    let gone = false;
    readDevice(items).then((read) => {
      if (gone) return;
      setDevice(read);
      if (read.state === 'on') renew();
    });
    return () => {
      gone = true;
    };
  }, [items]);
  return { device, setDevice };
}

/** What was done last, for all ears, and what went wrong. */
function useSaid() {
  const status = useRef<HTMLParagraphElement>(null);
  const [said, setSaid] = useState('');
  const [error, setError] = useState('');
  return {
    status,
    said,
    error,
    /** The button that was pressed may be gone by then. */
    say(words: string) {
      setError('');
      setSaid(words);
      status.current?.focus();
    },
    fail(words: string) {
      setSaid('');
      setError(words);
    },
  };
}

type Voice = ReturnType<typeof useSaid>;
type Device = ReturnType<typeof useDevice>;

/** What can be done with devices, one thing at a time. */
function useActs({ part: { t }, known, again }: DeskProps, { device, setDevice }: Device, voice: Voice) {
  const [isBusy, setBusy] = useState(false);
  const busily = async (act: () => Promise<void>) => {
    if (isBusy) return;
    setBusy(true);
    await act();
    setBusy(false);
  };
  const turnOn = async () => {
    const result = await switchOn(known.publicKey);
    if (result === 'denied') return setDevice(await readDevice(known.items));
    if (result === 'failed') return voice.fail(t('push.failed'));
    if (!result.ok) return voice.fail(problemWords(t, result.problem));
    again();
    voice.say(t('push.on'));
  };
  const end = async ({ id, endpointHash }: PushDevice) => {
    const result = await api.unsubscribe({ params: { pushId: id } });
    if (!result.ok) return voice.fail(problemWords(t, result.problem));
    const isThis = endpointHash === device?.hash;
    if (isThis) await switchOff();
    again();
    voice.say(t(isThis ? 'push.off' : 'push.removed'));
  };
  const test = async ({ id }: PushDevice) => {
    const result = await api.test({ params: { pushId: id } });
    if (!result.ok) return voice.fail(problemWords(t, result.problem));
    const { outcome } = result.data;
    if (outcome === 'gone') again();
    if (outcome === 'taken') voice.say(t('push.test-sent'));
    else voice.fail(t(outcome === 'gone' ? 'push.test-gone' : 'push.failed'));
  };
  return {
    isBusy,
    turnOn: () => busily(turnOn),
    end: (one: PushDevice) => busily(() => end(one)),
    test: (one: PushDevice) => busily(() => test(one)),
  };
}

function Desk(props: DeskProps) {
  const { part, known } = props;
  const held = useDevice(known);
  const voice = useSaid();
  const { isBusy, turnOn, end, test } = useActs(props, held, voice);
  const { device } = held;
  return (
    <div class="stack stack-16" aria-busy={isBusy}>
      <p role="status" tabIndex={-1} ref={voice.status}>
        {voice.said}
      </p>
      <div role="alert">{voice.error && <p class="note note--alert">{voice.error}</p>}</div>
      {device !== null && <ThisDevice part={part} state={device.state} turnOn={turnOn} />}
      {known.items.length > 0 && (
        <Devices part={part} items={known.items} hash={device?.hash ?? null} end={end} test={test} />
      )}
    </div>
  );
}

interface ThisDeviceProps {
  readonly part: AccountPart;
  readonly state: DeviceState;
  readonly turnOn: () => void;
}

/** What can be done here: said before anybody is asked for anything. */
function ThisDevice({ part: { t }, state, turnOn }: ThisDeviceProps) {
  if (state === 'on') return null;
  if (state === 'unsupported') return <p class="note">{t('push.unsupported')}</p>;
  if (state === 'needs-install') return <p class="note">{t('push.install-ios')}</p>;
  if (state === 'denied')
    return (
      <div class="note stack stack-8">
        <p>{t('push.denied')}</p>
        <p>{t(isIos() ? 'push.denied-how-ios' : 'push.denied-how')}</p>
      </div>
    );
  return (
    <div class="stack stack-8">
      <p>
        {t('push.off')} <span class="muted">{t('push.ask')}</span>
      </p>
      <p>
        <button class="btn" type="button" onClick={turnOn}>
          {t('push.enable')}
        </button>
      </p>
      <p class="small muted">{t('push.install')}</p>
    </div>
  );
}

interface DevicesProps {
  readonly part: AccountPart;
  readonly items: readonly PushDevice[];
  /** Of this device. */
  readonly hash: string | null;
  readonly end: (device: PushDevice) => void;
  readonly test: (device: PushDevice) => void;
}

/** Every device with notifications, with what it was last told, a test and an end for each. */
function Devices({ part, items, ...acts }: DevicesProps) {
  return (
    <div class="stack stack-8">
      <h4>{part.t('push.devices')}</h4>
      <ul class="plain-list stack">
        {items.map((one) => (
          <DeviceLine key={one.id} part={part} one={one} {...acts} />
        ))}
      </ul>
    </div>
  );
}

function DeviceLine({ part, one, hash, end, test }: Omit<DevicesProps, 'items'> & { readonly one: PushDevice }) {
  const { t, locale, timeZone } = part;
  const { device } = one;
  const name =
    device === null
      ? t('account.session.unknown')
      : t('account.session.device', { kind: device.kind, browser: device.browser });
  const moment = (at: string) => formatMoment(at, locale, timeZone);
  const button = (words: string, label: string, act: () => void) => (
    <button class="btn btn--quiet btn--s" type="button" aria-label={label} onClick={act}>
      {words}
    </button>
  );
  return (
    <li class="panel row between">
      <div class="stack stack-8">
        <p>
          <b>{name}</b>
          {one.endpointHash === hash && <span class="muted"> ({t('push.this')})</span>}
        </p>
        <p class="small muted">
          {t('push.since', { date: moment(one.createdAt) })}{' '}
          {one.sentAt !== null && t('push.last', { date: moment(one.sentAt) })}
        </p>
      </div>
      <div class="row">
        {button(t('push.test'), t('push.test-of', { device: name }), () => test(one))}
        {button(t('push.remove'), t('push.remove-of', { device: name }), () => end(one))}
      </div>
    </li>
  );
}
