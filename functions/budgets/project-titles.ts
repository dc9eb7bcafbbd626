import type { ProjectId } from '../../shared/platform/ids.ts';
import { type InterfaceLocale, localize } from '../../shared/platform/locale.ts';
import type { ResourceTitle } from '../platform/contributions.ts';
import { inParallel } from '../platform/in-parallel.ts';
import type { Services } from '../platform/services.ts';
import { componentById, organization, processById } from '../spaces/directory.ts';
import { Projects } from './entities.ts';
import { budgetPathOf } from './space.ts';

const AT_ONCE = 8;

/** Titles of projects that are or were in a catalogue, by id; those that nobody can reach have no path. */
export async function projectTitles(
  services: Services,
  ids: readonly ProjectId[],
  locale: InterfaceLocale,
): Promise<Map<ProjectId, ResourceTitle>> {
  const { defaultLocale } = await organization(services);
  const titles = await inParallel(ids, AT_ONCE, async (id): Promise<[ProjectId, ResourceTitle][]> => {
    const [project] = (await services.db.query(Projects, { id }, { index: 'byId', limit: 1 })).items;
    if (project === undefined || project.state === 'draft') return [];
    const component = await componentById(services, project.componentId);
    const process = component && (await processById(services, component.processId));
    const isOpen = component?.isPublished === true && process?.isPublished === true;
    const { text: title, locale: of } = localize(project.title, locale, defaultLocale);
    const path = isOpen ? `${budgetPathOf({ component, process })}projects/${id}/` : null;
    return [[id, { title, locale: of, path }]];
  });
  return new Map(titles.flat());
}
