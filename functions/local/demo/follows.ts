import type { Process } from '../../../shared/spaces/process.ts';
import type { LocalParticipant } from '../participants.ts';
import type { Seeding } from './spaces.ts';

/** Address of the participant of the demo who can be signed in as: what she was told, and what she follows, is there to see. */
export const DEMO_READER = 'camille@parvis.example';

/** Slug of what she follows: a consultation with few contributions, since she is told of each. */
const FOLLOWED = 'isula-numerica';

/** Follows a consultation and another person. What she is told comes of itself, of what she wrote too. */
export async function seedFollows(
  { api }: Pick<Seeding, 'api'>,
  reader: LocalParticipant,
  other: LocalParticipant,
): Promise<void> {
  const { items } = await api.send<{ items: Process[] }>('GET', '/processes');
  const process = items.find(({ slug }) => slug === FOLLOWED);
  if (process === undefined) throw new Error(`the demo has no ${FOLLOWED}`);
  for (const id of [process.id, other.id]) await api.send('PUT', `/resources/${id}/follow`, undefined, reader.cookie);
}
