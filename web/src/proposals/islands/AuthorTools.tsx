import { profilePath } from '../../../../shared/participants/rules.ts';
import type { ComponentId, ProposalId } from '../../../../shared/platform/ids.ts';
import type { ProposalGate } from '../../../../shared/proposals/views.ts';
import { useSession, useWords, type Words } from '../../platform/island.ts';
import { useModule } from './lazily.ts';

export interface AuthorToolsProps extends Words {
  readonly timeZone: string;
  readonly componentId: ComponentId;
  readonly proposalId: ProposalId;
  /** Page about the author, without the language: it names who that is. */
  readonly authorPath: string;
  /** Path of the form, language included. */
  readonly formPath: string;
  readonly gate: ProposalGate;
}

const loadPanel = () => import('./AuthorPanel.tsx');

/** What an author can do with the own proposal. The page is the same for everybody: others load nothing of it. */
export function AuthorTools(props: AuthorToolsProps) {
  const t = useWords(props);
  const me = useSession();
  const isAuthor = me ? profilePath(me.id) === props.authorPath : false;
  const { module } = useModule(loadPanel, isAuthor);
  return isAuthor && module ? <module.AuthorPanel t={t} of={props} /> : null;
}
