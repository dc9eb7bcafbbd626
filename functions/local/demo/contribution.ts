import type { PLACES } from './places.ts';

/** A contribution of the demo. Who wrote, voted and commented follows from its place in the list. */
export interface DemoProposal {
  readonly title: string;
  readonly body: string;
  /** Language of the text where it is not French. */
  readonly locale?: string;
  /** Key of a theme. */
  readonly theme?: string;
  /** Name of one of `PLACES`. */
  readonly place?: keyof typeof PLACES;
  /** Name of a drawing. */
  readonly drawing?: string;
  /** Name of the group in whose name it is written. */
  readonly group?: string;
  readonly supports: number;
  readonly comments?: readonly DemoComment[];
  readonly answer?: {
    readonly state: 'accepted' | 'rejected' | 'evaluating';
    readonly text: Readonly<Record<string, string>>;
  };
}

export interface DemoComment {
  readonly position?: 'for' | 'against' | 'neutral';
  readonly body: string;
  readonly replies?: readonly string[];
}
