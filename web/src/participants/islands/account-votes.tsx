import { useState } from 'preact/hooks';
import type { GoneVotes, OwnVotes } from '../../../../shared/proposals/own-votes.ts';
import { problemWords } from '../../platform/island.ts';
import { api } from '../../platform/island-api.ts';
import type { Problem } from '../../platform/problem.ts';
import { LoadedPart } from './account-loaded.tsx';
import { type AccountPart, useLoaded } from './account-part.ts';

const langIn = (locale: string) => (of: string) => (of === locale ? undefined : of);

/** Votes of which nobody can tell any more what this person chose. */
function Gone({ t, locale, gone }: Pick<AccountPart, 't' | 'locale'> & { readonly gone: readonly GoneVotes[] }) {
  const langOf = langIn(locale);
  return (
    <section class="stack stack-8" aria-labelledby="gone-votes">
      <h3 id="gone-votes">{t('account.gone-votes')}</h3>
      <p>{t('account.gone-votes-text')}</p>
      <ul class="list">
        {gone.map(({ componentId, process, name, path, locale: of }) => (
          <li key={componentId} class="contribution">
            <a href={`/${locale}${path}`} lang={langOf(of)}>
              {process} – {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface HiddenVoteProps extends Pick<AccountPart, 't'> {
  readonly vote: Pick<OwnVotes, 'componentId'> & Pick<OwnVotes['votes'][number], 'proposalId'>;
  readonly onGone: () => void;
}

/** A vote on what moderation has hidden: it counts again once that is shown, and can be taken back until then. */
function HiddenVote({ t, vote: { componentId, proposalId }, onGone }: HiddenVoteProps) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const takeBack = async () => {
    const answer = await api.proposals.withdrawVote({ params: { componentId, proposalId } });
    if (answer.ok) onGone();
    else setProblem(answer.problem);
  };
  return (
    <>
      <p>{t('account.hidden-vote')}</p>
      <p>
        <button class="btn btn--2 btn--s" type="button" onClick={takeBack}>
          {t('account.take-back')}
        </button>
      </p>
      <div role="alert">{problem && <p class="note note--alert">{problemWords(t, problem)}</p>}</div>
    </>
  );
}

/** Own votes wherever a vote is open, and votes that cannot be told any more. */
export function Votes({ t, locale }: AccountPart) {
  const { loaded, again } = useLoaded(() => api.proposals.listMyVotes({ query: { locale } }));
  const langOf = langIn(locale);
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
                      {vote.isHidden ? (
                        <HiddenVote t={t} vote={{ ...vote, componentId }} onGone={again} />
                      ) : (
                        <a href={`/${locale}${vote.path}`} lang={langOf(vote.locale)}>
                          {vote.title}
                        </a>
                      )}
                      <p class="meta">{t(`account.choice.${vote.choice}`)}</p>
                    </li>
                  ))}
                </ul>
              </section>
            ))
          )
        }
      </LoadedPart>
      {loaded.state === 'ready' && loaded.data.gone.length > 0 && (
        <Gone t={t} locale={locale} gone={loaded.data.gone} />
      )}
    </div>
  );
}
