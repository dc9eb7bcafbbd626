import { useId, useMemo, useRef, useState } from 'preact/hooks';
import type { ProcessId } from '../../../../shared/platform/ids.ts';
import type { PreviewLink } from '../../../../shared/spaces/preview.ts';
import { PREVIEW_DAYS } from '../../../../shared/spaces/preview-days.ts';
import { api } from '../../platform/api.ts';
import { newKey } from '../../platform/api-client.ts';
import type { Problem } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';

interface LinkRowProps {
  readonly link: PreviewLink;
  readonly onRevoked: () => void;
}

function LinkRow({ link, onRevoked }: LinkRowProps) {
  const office = useOffice();
  const { t, publicLocale, moment, announce } = office;
  const [problem, setProblem] = useState<Problem | null>(null);
  const address = link.path === null ? null : `${location.origin}/${publicLocale}${link.path}`;
  const field = useRef<HTMLInputElement>(null);
  const copy = async () => {
    // Where the clipboard is closed, the address is at least chosen: the keyboard copies it.
    field.current?.select();
    await navigator.clipboard?.writeText(address ?? '').catch(() => undefined);
    announce(t('preview.copied'));
  };
  const revoke = async () => {
    const params = { processId: link.processId, previewLinkId: link.id };
    const answer = await api.spaces.revokePreviewLink({ params });
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    announce(t('preview.revoked'));
    onRevoked();
  };
  const name = link.label || t('preview.unnamed');
  return (
    <li class="stack stack-8">
      <p>
        <b>{name}</b> <span class="muted">{t('preview.until', { moment: moment(link.expiresAt) })}</span>
      </p>
      <div class="row">
        {address === null ? (
          <p class="muted">{t('preview.unreadable')}</p>
        ) : (
          <>
            <input
              class="input input--link"
              ref={field}
              readOnly={true}
              value={address}
              aria-label={t('preview.address', { name })}
            />
            <button class="btn btn--2 btn--s" type="button" onClick={copy} aria-label={t('preview.copy.of', { name })}>
              {t('preview.copy')}
            </button>
          </>
        )}
        <button
          class="btn btn--quiet btn--s"
          type="button"
          onClick={revoke}
          aria-label={t('preview.revoke.of', { name })}
        >
          {t('preview.revoke')}
        </button>
      </div>
      {problem && (
        <p class="error" role="alert">
          {problemText(office, problem)}
        </p>
      )}
    </li>
  );
}

function NewLink({
  processId,
  onMade,
}: {
  readonly processId: ProcessId;
  readonly onMade: (link: PreviewLink) => void;
}) {
  const office = useOffice();
  const { t, announce } = office;
  const id = useId();
  const [label, setLabel] = useState('');
  const [days, setDays] = useState<(typeof PREVIEW_DAYS)[number]>(7);
  const [turn, setTurn] = useState(0);
  const idempotencyKey = useMemo(newKey, [turn]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const make = async (event: Event) => {
    event.preventDefault();
    const answer = await api.spaces.createPreviewLink({ params: { processId }, body: { label, days }, idempotencyKey });
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    setLabel('');
    setTurn(turn + 1);
    announce(t('preview.made'));
    onMade(answer.data);
  };
  return (
    <form class="stack" onSubmit={make}>
      <div class="row new-link">
        <div class="filter">
          <label for={`${id}-label`}>{t('preview.label')}</label>
          <input
            class="input"
            id={`${id}-label`}
            value={label}
            maxLength={200}
            autoComplete="off"
            onInput={(event) => setLabel(event.currentTarget.value)}
          />
        </div>
        <div class="filter">
          <label for={`${id}-days`}>{t('preview.days')}</label>
          <select
            class="input input--s"
            id={`${id}-days`}
            value={days}
            onChange={({ currentTarget }) =>
              setDays(PREVIEW_DAYS.find((one) => String(one) === currentTarget.value) ?? 7)
            }
          >
            {PREVIEW_DAYS.map((one) => (
              <option key={one} value={one}>
                {t('preview.days.count', { days: one })}
              </option>
            ))}
          </select>
        </div>
        <button class="btn btn--s" type="submit">
          {t('preview.make')}
        </button>
      </div>
      {problem && (
        <p class="error" role="alert">
          {problemText(office, problem)}
        </p>
      )}
    </form>
  );
}

/** Links to the preview that are out, and a form for another one. */
export function SharedLinks({ processId }: { readonly processId: ProcessId }) {
  const { t } = useOffice();
  const loaded = useLoaded(processId, () => api.spaces.listPreviewLinks({ params: { processId } }));
  return (
    <section class="panel stack shared-links" aria-labelledby="h-links">
      <h2 id="h-links">{t('preview.links')}</h2>
      <p class="muted">{t('preview.links.text')}</p>
      <NewLink processId={processId} onMade={loaded.reload} />
      <WhenLoaded loaded={loaded}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="muted">{t('preview.links.none')}</p>
          ) : (
            <ul class="list">
              {items.map((link) => (
                <LinkRow key={link.id} link={link} onRevoked={loaded.reload} />
              ))}
            </ul>
          )
        }
      </WhenLoaded>
    </section>
  );
}
