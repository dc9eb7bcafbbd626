import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import sharp from 'sharp';
import * as z from 'zod';
import { ProposalId } from '../../shared/platform/ids.ts';
import { localize } from '../../shared/platform/locale.ts';
import { cardPath } from '../../shared/proposals/paths.ts';
import { isPublic } from '../../shared/proposals/rules.ts';
import type { Entry } from '../platform/entry.ts';
import type { Services } from '../platform/services.ts';
import { worker } from '../platform/worker.ts';
import { cardSvg } from '../proposals/card/card-svg.ts';
import { ourTypesetter } from '../proposals/card/typeset.ts';
import { Proposals } from '../proposals/entities.ts';
import type { ProposalItem } from '../proposals/proposal.ts';
import { reachableSpace } from '../proposals/space.ts';
import { organization } from '../spaces/directory.ts';

/** Its address changes with the text (`?v=`), so it may stay where it was fetched for a day. */
const CARD_FILE = {
  contentType: 'image/png',
  cacheControl: 'public, max-age=86400, stale-if-error=604800',
} as const;

async function draw(services: Services, proposal: ProposalItem): Promise<Buffer | undefined> {
  const space = isPublic(proposal.state) ? await reachableSpace(services, proposal.componentId) : undefined;
  if (space === undefined) return undefined;
  const { name, accentColor, defaultLocale } = await organization(services);
  const content = {
    organization: localize(name, defaultLocale, defaultLocale).text,
    process: localize(space.process.title, defaultLocale, defaultLocale).text,
    title: proposal.title,
    reference: proposal.reference,
    accent: accentColor,
  };
  const svg = cardSvg(content, await ourTypesetter());
  return sharp(Buffer.from(svg)).png().toBuffer();
}

/** Worker that draws the picture by which a shared link to a proposal is shown, and removes those of what is gone. */
export const cards: Entry<SQSEvent, SQSBatchResponse> = worker(
  z.object({ proposalId: ProposalId }),
  async (jobs, services) => {
    const failed: string[] = [];
    for (const [proposalId, messages] of Map.groupBy(jobs, ([, job]) => job.proposalId)) {
      try {
        const proposal = await services.db.get(Proposals, { id: proposalId });
        const card = proposal && (await draw(services, proposal));
        const key = cardPath(proposalId).slice(1);
        if (card === undefined) await services.files.site.remove(key);
        else await services.files.site.put(key, card, CARD_FILE);
      } catch (error) {
        services.log.error('cards.failed', error, { proposalId });
        failed.push(...messages.map(([messageId]) => messageId));
      }
    }
    return failed;
  },
);
