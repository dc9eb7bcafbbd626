import { useEffect, useState } from 'preact/hooks';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { InterfaceLocale } from '../../../../shared/platform/locale.ts';
import type { OwnIdDocument } from '../../../../shared/verifications/id-document-routes.ts';
import { useWords } from '../../platform/island.ts';
import type { MethodFormProps } from '../method-form.ts';
import { verificationsApi } from '../verifications-api.ts';
import { NewDocument } from './NewDocument.tsx';

/** Milliseconds after which it is asked again whether the pictures were looked at, each time a little longer. */
const PAUSE = 1200;
const MOST_ASKED = 40;

const dayOf = (locale: InterfaceLocale, instant: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(instant));

type Standing = OwnIdDocument | null | 'loading' | 'failed';

/** What has become of the document, asked again as long as its pictures are being looked at. */
function useStanding(onWaiting: () => void) {
  const [standing, setStanding] = useState<Standing>('loading');
  const [isChecking, setChecking] = useState(false);
  const [asked, setAsked] = useState(0);
  const read = async (): Promise<Standing> => {
    const answer = await verificationsApi.readIdDocument();
    return answer.ok ? answer.data.request : 'failed';
  };
  useEffect(() => {
    read().then(setStanding);
  }, []);
  useEffect(() => {
    if (!isChecking) return;
    const look = async () => {
      const found = await read();
      const isOpen = found === 'failed' || (typeof found === 'object' && found?.state === 'sending');
      if (isOpen && asked < MOST_ASKED) return setAsked(asked + 1);
      setChecking(false);
      setStanding(found);
      if (typeof found === 'object' && found?.state === 'waiting') onWaiting();
    };
    const timer = setTimeout(look, PAUSE + asked * 100);
    return () => clearTimeout(timer);
  }, [isChecking, asked]);
  const check = () => {
    setAsked(0);
    setChecking(true);
  };
  return { standing, setStanding, isChecking, check };
}

/** Why the last document did not do, before another one is sent. */
function Before({
  t,
  locale,
  before,
}: {
  readonly t: Translate;
  readonly locale: InterfaceLocale;
  readonly before: OwnIdDocument;
}) {
  const { state, refusal, since, pictures } = before;
  const reason = pictures.find((picture) => picture.state === 'refused')?.reason ?? 'other';
  if (state === 'unusable') return <p class="note note--alert">{t('id-document.unusable', { reason })}</p>;
  if (state !== 'refused' || refusal === null) return null;
  const why = t('id-document.reason', { reason: refusal.reason });
  return (
    <div class="note note--alert stack stack-8">
      <p>{t('id-document.refused', { date: dayOf(locale, since), reason: why })}</p>
      {refusal.words !== '' && <p class="lines">{refusal.words}</p>}
    </div>
  );
}

/** A picture of a document that somebody looks at: the form, then what has become of it. */
export function IdDocumentForm({ words, locale, onWaiting }: MethodFormProps) {
  const t = useWords(words);
  const { standing, setStanding, isChecking, check } = useStanding(onWaiting);
  const [isWithdrawn, setWithdrawn] = useState(false);
  if (standing === 'loading') return <p role="status">{t('verify.loading')}</p>;
  if (standing === 'failed') return <p class="note note--alert">{t('verify.failed')}</p>;
  if (isChecking) return <p role="status">{t('id-document.checking')}</p>;
  if (standing?.state === 'waiting') {
    const withdraw = async () => {
      const answer = await verificationsApi.withdrawIdDocument();
      if (!answer.ok) return;
      setWithdrawn(true);
      setStanding(null);
    };
    return (
      <div class="stack stack-16">
        <p class="note" role="status">
          {t('id-document.waiting', { date: dayOf(locale, standing.since) })}
        </p>
        <p>
          <button class="btn btn--quiet btn--s" type="button" onClick={withdraw}>
            {t('id-document.withdraw')}
          </button>
        </p>
      </div>
    );
  }
  return (
    <div class="stack stack-16">
      <div role="status">{isWithdrawn && <p class="note">{t('id-document.withdrawn')}</p>}</div>
      {standing && <Before t={t} locale={locale} before={standing} />}
      <NewDocument t={t} onSent={check} />
    </div>
  );
}
