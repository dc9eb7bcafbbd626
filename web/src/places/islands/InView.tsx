import { useEffect, useState } from 'preact/hooks';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { ComponentId } from '../../../../shared/platform/ids.ts';
import type { ProposalFilters } from '../../../../shared/proposals/list.ts';
import type { ProposalCard } from '../../../../shared/proposals/proposal.ts';
import { api } from '../../platform/island-api.ts';

/** Proposals that are listed at once. */
const LISTED = 10;
/** A map that is still moved is left in peace for so long. */
const REST_MS = 250;

interface InViewProps {
  readonly t: Translate;
  readonly componentId: ComponentId;
  readonly filters: ProposalFilters;
  readonly listPath: string;
  /** Visible area as the API wants it; `null` until the map has said it. */
  readonly bounds: string | null;
}

interface Listed {
  readonly items: readonly ProposalCard[];
  readonly total: number;
}

/** The proposals in the visible part of the map: what the map says, for those who do not see it or cannot point at it. */
export function InView({ t, componentId, filters, listPath, bounds }: InViewProps) {
  const [listed, setListed] = useState<Listed | 'failed' | null>(null);
  useEffect(() => {
    if (bounds === null) return;
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      const query = { ...filters, place: 'yes', bounds, limit: LISTED } as const;
      const { signal } = controller;
      const answer = await api.proposals.search({ params: { componentId }, query, signal });
      if (signal.aborted) return;
      setListed(
        answer.ok ? { items: answer.data.items, total: answer.data.total ?? answer.data.items.length } : 'failed',
      );
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [bounds]);
  if (listed === 'failed')
    return (
      <p class="note note--alert" role="alert">
        {t('map.unread')}
      </p>
    );
  const said = listed && t('map.in-view', { count: listed.total });
  return (
    <section class="stack stack-8" aria-busy={listed === null}>
      {said && <h3 class="count">{said}</h3>}
      <p class="sr" role="status">
        {said}
      </p>
      {listed && listed.items.length > 0 && (
        <ul class="list list--tight in-view">
          {listed.items.map(({ id, title, locale, place }) => (
            <li key={id}>
              <a href={`${listPath}proposals/${id}/`} lang={locale}>
                {title}
              </a>
              <span class="small muted">{place?.address}</span>
            </li>
          ))}
        </ul>
      )}
      {listed && listed.total > listed.items.length && (
        <p class="small muted">{t('map.in-view-more', { count: listed.items.length })}</p>
      )}
    </section>
  );
}
