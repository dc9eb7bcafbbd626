import { useEffect, useState } from 'preact/hooks';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { ProposalId } from '../../../../shared/platform/ids.ts';
import type { ProposalCard } from '../../../../shared/proposals/proposal.ts';
import { api } from '../../platform/island-api.ts';
import type { ProposalFormProps } from './ProposalForm.tsx';

/** A pause in typing after which proposals are looked for. */
const PAUSE_MS = 800;
/** Characters that say what a text is about; the service takes no more than its beginning. */
const TITLE = 300;
const BODY = 600;
const SHOWN = 3;

interface SimilarProps {
  readonly t: Translate;
  readonly form: Pick<ProposalFormProps, 'componentId' | 'listPath'>;
  readonly title: string;
  readonly body: string;
  readonly except?: ProposalId;
}

/** What looks like the text, a moment after it was last changed; what was found before stays until then. */
function useSimilar({ form, title, body, except }: SimilarProps): readonly ProposalCard[] {
  const [items, setItems] = useState<readonly ProposalCard[]>([]);
  const { componentId } = form;
  const [ofTitle, ofBody] = [title.slice(0, TITLE), body.slice(0, BODY)];
  useEffect(() => {
    const gone = new AbortController();
    const look = async () => {
      const result = await api.proposals.similar({
        params: { componentId },
        body: { title: ofTitle, body: ofBody, except: except ?? null },
        signal: gone.signal,
      });
      // Nobody needs to know that this failed: it is a courtesy.
      if (result.ok && !gone.signal.aborted) setItems(result.data.items);
    };
    const timer = setTimeout(look, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [componentId, ofTitle, ofBody, except]);
  return items;
}

function figuresOf(t: Translate, { tally, comments }: ProposalCard): string {
  const supports = tally === null ? 0 : tally.support + tally.agree;
  return [
    ...(supports > 0 ? [t('form.similar-supports', { count: supports })] : []),
    ...(comments > 0 ? [t('form.similar-comments', { count: comments })] : []),
  ].join(' · ');
}

function Similar({ t, card, path }: { readonly t: Translate; readonly card: ProposalCard; readonly path: string }) {
  return (
    <li class="stack stack-8">
      <p>
        <a href={path} target="_blank" rel="noopener">
          <span lang={card.locale} dir="auto">
            {card.title}
          </span>
          <span class="sr"> {t('form.new-window')}</span>
        </a>
      </p>
      <p class="small muted">{figuresOf(t, card)}</p>
    </li>
  );
}

/** Proposals that look like what is written: supporting one gives it more weight. Never in the way. */
export function SimilarProposals(props: SimilarProps) {
  const { t, form } = props;
  const items = useSimilar(props).slice(0, SHOWN);
  return (
    <>
      <p class="sr" role="status">
        {items.length > 0 && t('form.similar', { count: items.length })}
      </p>
      {items.length > 0 && (
        <section class="panel stack stack-8" aria-labelledby="similar">
          <h2 class="t-22" id="similar">
            {t('form.similar', { count: items.length })}
          </h2>
          <p class="small muted">{t('form.similar-means')}</p>
          <ul class="list">
            {items.map((card) => (
              <Similar key={card.id} t={t} card={card} path={`${form.listPath}proposals/${card.id}/`} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
