import type { ProposalPage, ProposalsPage, ProposePage } from '../proposals/views.ts';
import type { ProcessGroupCardView } from '../spaces/group-views.ts';
import type { HomePage, ProcessPage } from '../spaces/views.ts';
import type { PageFrame } from './views.ts';

/** The page of all components, on a developer's machine only: pages whose parts it shows, each in a state of its own. */
export interface ComponentsPage extends PageFrame {
  /** As which it is shown; `null`: as the device has it. */
  readonly shownAs: {
    readonly theme: 'light' | 'dark' | null;
    readonly direction: 'ltr' | 'rtl';
    /** In a window of that many pixels. */
    readonly width: 320 | null;
  };
  readonly home: HomePage;
  readonly process: ProcessPage;
  readonly group: ProcessGroupCardView;
  readonly list: ProposalsPage;
  /** A search that found nothing, and a list in which nothing was written yet. */
  readonly noMatch: ProposalsPage;
  readonly nothing: ProposalsPage;
  readonly proposal: ProposalPage;
  /** Vote panels, each with a name of its state. */
  readonly votes: readonly { readonly name: string; readonly page: ProposalPage }[];
  readonly propose: ProposePage;
}
