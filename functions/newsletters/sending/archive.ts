import { newsletters } from '../../../shared/newsletters/contract.ts';
import { patch } from '../../platform/db/write.ts';
import { handle } from '../../platform/handle.ts';
import { Newsletters } from '../entities.ts';
import { answerFor } from '../newsletter.ts';

/** Shows a newsletter in the archive once it is sent, or takes it out. */
export const setArchived = handle(
  newsletters.setArchived,
  async ({ params: { newsletterId }, body: { isPublic } }, services) => {
    const changes = { isPublic, updatedAt: services.now() };
    await services.db.write(
      patch(Newsletters, { id: newsletterId }, changes, { when: 'present', otherwise: 'newsletter.not-found' }),
    );
    return answerFor(services, newsletterId);
  },
);
