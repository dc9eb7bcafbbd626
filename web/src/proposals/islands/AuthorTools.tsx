import { useEffect, useState } from 'preact/hooks';
import { profilePath } from '../../../../shared/participants/rules.ts';
import type { ComponentId, ParticipantId, ProposalId } from '../../../../shared/platform/ids.ts';
import type { ProposalGate } from '../../../../shared/proposals/views.ts';
import { useSession, useWords, type Words } from '../../platform/island.ts';
import { api } from '../../platform/island-api.ts';
import { useModule } from './lazily.ts';

export interface AuthorToolsProps extends Words {
  readonly timeZone: string;
  readonly componentId: ComponentId;
  readonly proposalId: ProposalId;
  /** Page about the author, without the language: it names who that is. */
  readonly authorPath: string;
  /** It is written in the name of a group: the page does not say who its author is. */
  readonly isOfGroup?: boolean;
  /** Path of the form, language included. */
  readonly formPath: string;
  readonly gate: ProposalGate;
}

const loadPanel = () => import('./AuthorPanel.tsx');

/** Whether the person who has signed in is the author; of what stands in the name of a group, the server knows. */
function useIsAuthor({ authorPath, isOfGroup = false, componentId, proposalId }: AuthorToolsProps, id?: ParticipantId) {
  const [writer, setWriter] = useState<ParticipantId | null>(null);
  useEffect(() => {
    if (!isOfGroup || id === undefined) return;
    api.proposals.read({ params: { componentId, proposalId } }).then((answer) => {
      if (answer.ok) setWriter(answer.data.authorId);
    });
  }, [isOfGroup, id, componentId, proposalId]);
  if (id === undefined) return false;
  return isOfGroup ? writer === id : profilePath(id) === authorPath;
}

/** What an author can do with the own proposal. The page is the same for everybody: others load nothing of it. */
export function AuthorTools(props: AuthorToolsProps) {
  const t = useWords(props);
  const me = useSession();
  const isAuthor = useIsAuthor(props, me?.id);
  const { module } = useModule(loadPanel, isAuthor);
  return isAuthor && module ? <module.AuthorPanel t={t} of={props} /> : null;
}
