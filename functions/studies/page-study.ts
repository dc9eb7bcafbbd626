import type { ComponentId, ProposalId } from '../../shared/platform/ids.ts';
import { localize } from '../../shared/platform/locale.ts';
import type { PageFrame } from '../../shared/platform/views.ts';
import type { Process } from '../../shared/spaces/process.ts';
import type { PublishedStudy } from '../../shared/studies/study.ts';
import type { MergedView, StudyView } from '../../shared/studies/views.ts';
import { shownHtml } from '../platform/frame.ts';
import type { Services } from '../platform/services.ts';
import { componentsOf } from '../spaces/directory.ts';
import { costText } from './cost-text.ts';
import { Studies } from './entities.ts';
import type { ProposalLink, ProposalLinks } from './slots.ts';
import { currencyOf } from './space.ts';

async function resultView(services: Services, study: PublishedStudy, process: Process, frame: PageFrame) {
  const { status, reasons, estimate, estimateNote, service, publishedAt } = study;
  const { locale, organization } = frame;
  const budgets = (await componentsOf(services, process.id)).filter(({ kind }) => kind === 'budgets');
  return {
    status,
    reasons: shownHtml(reasons, locale, organization.defaultLocale),
    cost: estimate && costText(estimate, currencyOf(budgets), locale),
    costNote: localize(estimateNote, locale, organization.defaultLocale),
    service,
    publishedAt,
  };
}

/** The technical study of a proposal for its page; `null` where nothing is to be said. */
export const studyOnPage =
  (links: ProposalLinks) =>
  async (
    services: Services,
    { process, componentId, proposalId }: { process: Process; componentId: ComponentId; proposalId: ProposalId },
    frame: PageFrame,
  ): Promise<StudyView | null> => {
    const study = await services.db.get(Studies, { componentId, proposalId });
    const { published = null, merged = null, mergedFrom = [] } = study ?? {};
    if (published === null && merged === null && mergedFrom.length === 0) return null;
    const known = await links(services, [...mergedFrom, ...(merged === null ? [] : [merged.into])]);
    const linked = ({ proposalId: id, title, locale, supports }: ProposalLink): MergedView => ({
      title,
      locale,
      path: `/processes/${process.slug}/f/${componentId}/proposals/${id}/`,
      supports,
    });
    const into = merged === null ? undefined : known.get(merged.into);
    const { locale, organization } = frame;
    return {
      result: published === null ? null : await resultView(services, published, process, frame),
      merged:
        merged === null || into === undefined
          ? null
          : { ...linked(into), reason: shownHtml(merged.reason, locale, organization.defaultLocale), at: merged.at },
      mergedFrom: mergedFrom.flatMap((id) => {
        const one = known.get(id);
        return one === undefined ? [] : [linked(one)];
      }),
    };
  };

/** Proposals of a list that went into another one. */
export async function mergedAmong(
  { db }: Pick<Services, 'db'>,
  componentId: ComponentId,
  ids: readonly ProposalId[],
): Promise<ReadonlySet<ProposalId>> {
  const studies = await db.batchGet(
    Studies,
    ids.map((proposalId) => ({ componentId, proposalId })),
  );
  return new Set(studies.filter(({ merged }) => merged !== null).map(({ proposalId }) => proposalId));
}
