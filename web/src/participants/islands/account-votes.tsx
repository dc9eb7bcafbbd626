import { api } from '../../platform/island-api.ts';
import { LoadedPart } from './account-loaded.tsx';
import { type AccountPart, useLoaded } from './account-part.ts';

/** Own votes wherever a vote is open. */
export function Votes({ t, locale }: AccountPart) {
  const { loaded, again } = useLoaded(() => api.proposals.listMyVotes({ query: { locale } }));
  const langOf = (of: string) => (of === locale ? undefined : of);
  return (
    <div class="stack stack-24">
      <p class="muted">{t('account.votes-intro')}</p>
      <LoadedPart t={t} loaded={loaded} again={again}>
        {({ items }) =>
          items.length === 0 ? (
            <div class="empty">
              <p>{t('account.no-votes')}</p>
            </div>
          ) : (
            items.map(({ componentId, process, name, path, locale: of, votes }) => (
              <section key={componentId} class="stack stack-8" aria-labelledby={componentId}>
                <h3 id={componentId}>
                  <a href={`/${locale}${path}`} lang={langOf(of)}>
                    {process} – {name}
                  </a>
                </h3>
                <ul class="list">
                  {votes.map((vote) => (
                    <li key={vote.proposalId} class="contribution">
                      <a href={`/${locale}${vote.path}`} lang={langOf(vote.locale)}>
                        {vote.title}
                      </a>
                      <p class="meta">{t(`account.choice.${vote.choice}`)}</p>
                    </li>
                  ))}
                </ul>
              </section>
            ))
          )
        }
      </LoadedPart>
    </div>
  );
}
