import { Outlines } from '../platform/entities.ts';
import { on } from '../platform/stream/change.ts';
import type { Reactions } from '../platform/stream/reactions.ts';

/** Proposals show where they are about, drawn into the outline of their territory. */
export const placesReactions: Reactions = {
  pages: [on(Outlines, () => [{ all: true }])],
};
