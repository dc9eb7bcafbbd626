import { useEffect, useState } from 'preact/hooks';
import type { NewsletterBlock } from '../../../../../shared/newsletters/blocks.ts';
import type { Localized } from '../../../../../shared/platform/locale.ts';
import { api } from '../../../platform/api.ts';
import { useOffice } from '../../context.ts';
import { loadProcesses } from '../../processes/ProcessTable.tsx';

export type Card = Extract<NewsletterBlock, { readonly kind: 'process' | 'proposal' | 'project' }>;

/** Titles that this visit has seen, by id: what was just chosen need not be looked up. */
const known = new Map<string, Localized>();

/** What a card is about. */
export const idOf = (card: Card): string =>
  card.kind === 'process' ? card.processId : card.kind === 'proposal' ? card.proposalId : card.projectId;

/** Keeps the title of something that was found. */
export const remember = (id: string, title: Localized): void => {
  known.set(id, title);
};

/** A proposal is asked for where it could stand: its id does not tell. */
async function proposalTitle(proposalId: Extract<Card, { kind: 'proposal' }>['proposalId']): Promise<Localized | null> {
  const spaces = await loadProcesses();
  if (!spaces.ok) return null;
  const components = spaces.data.flatMap((space) => space.components).filter(({ kind }) => kind === 'proposals');
  for (const { id } of components) {
    const answer = await api.proposals.read({ params: { componentId: id, proposalId } });
    if (answer.ok) return { [answer.data.locale]: answer.data.title };
  }
  return null;
}

async function lookUp(card: Card): Promise<Localized | null> {
  if (card.kind === 'proposal') return proposalTitle(card.proposalId);
  if (card.kind === 'process') {
    const answer = await api.spaces.readProcess({ params: { processId: card.processId } });
    return answer.ok ? answer.data.title : null;
  }
  const { componentId, projectId } = card;
  const answer = await api.budgets.readProject({ params: { componentId, projectId } });
  return answer.ok ? answer.data.title : null;
}

/** Title of what a card shows; `undefined` until it is known, `null`: it is gone. */
export function useCardTitle(card: Card): string | null | undefined {
  const { textOf } = useOffice();
  const id = idOf(card);
  const [found, setFound] = useState<Localized | null | undefined>(known.get(id));
  useEffect(() => {
    let isWanted = true;
    const told = known.get(id);
    setFound(told);
    if (told === undefined)
      lookUp(card).then((title) => {
        if (title !== null) known.set(id, title);
        if (isWanted) setFound(title);
      });
    return () => {
      isWanted = false;
    };
  }, [id]);
  return found ? textOf(found) : found;
}
