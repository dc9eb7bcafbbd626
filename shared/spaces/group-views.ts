import type { ProcessGroupId } from '../platform/ids.ts';
import type { Shown } from '../platform/locale.ts';
import type { PageFrame, ShownHtml } from '../platform/views.ts';
import type { ProcessCardView } from './views.ts';

/** A group of processes on the home page and in the list. */
export interface ProcessGroupCardView {
  readonly id: ProcessGroupId;
  readonly path: string;
  readonly title: Shown;
  /** Beginning of the description, plain text. */
  readonly excerpt: Shown;
  readonly image: string | null;
  readonly imageAlt: Shown;
  /** Published processes in it, and those of them that are open now. */
  readonly processes: number;
  readonly open: number;
}

/** A process on the page of its group, which does not follow every vote and so shows no figures. */
export type GroupedProcessView = Omit<ProcessCardView, 'figures'>;

/** The page of a group; its processes in the order that the organization gave them. */
export interface ProcessGroupPage extends PageFrame {
  readonly group: ProcessGroupCardView;
  readonly description: ShownHtml;
  readonly processes: readonly GroupedProcessView[];
}
