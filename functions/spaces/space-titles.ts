/** Titles of processes and components, for what refers to them by id. */
import type { ComponentId, ProcessId } from '../../shared/platform/ids.ts';
import { type InterfaceLocale, type Localized, localize } from '../../shared/platform/locale.ts';
import type { ResourceTitle } from '../platform/contributions.ts';
import type { Services } from '../platform/services.ts';
import { componentPath } from './component-view.ts';
import { organization } from './directory.ts';
import { Components, Processes } from './entities.ts';

const titleIn = async (services: Services, locale: InterfaceLocale) => {
  const { defaultLocale } = await organization(services);
  return (title: Localized) => {
    const shown = localize(title, locale, defaultLocale);
    return { title: shown.text, locale: shown.locale };
  };
};

/** Titles of processes by id; those that are hidden have no path. */
export async function processTitles(
  services: Services,
  ids: readonly ProcessId[],
  locale: InterfaceLocale,
): Promise<Map<ProcessId, ResourceTitle>> {
  const [found, titleOf] = await Promise.all([
    services.db.batchGet(
      Processes,
      ids.map((id) => ({ id })),
    ),
    titleIn(services, locale),
  ]);
  return new Map(
    found.map((process) => {
      const path = process.isPublished ? `/processes/${process.slug}/` : null;
      return [process.id, { ...titleOf(process.title), path }] as const;
    }),
  );
}

/** Titles of components by id; those that are hidden, or whose process is, have no path. */
export async function componentTitles(
  services: Services,
  ids: readonly ComponentId[],
  locale: InterfaceLocale,
): Promise<Map<ComponentId, ResourceTitle>> {
  const found = await services.db.batchGet(
    Components,
    ids.map((id) => ({ id })),
  );
  const [processes, titleOf] = await Promise.all([
    services.db.batchGet(
      Processes,
      found.map(({ processId }) => ({ id: processId })),
    ),
    titleIn(services, locale),
  ]);
  const byId = new Map(processes.map((process) => [process.id, process]));
  return new Map(
    found.map((component) => {
      const process = byId.get(component.processId);
      const isOpen = component.isPublished && process?.isPublished === true;
      return [
        component.id,
        { ...titleOf(component.name), path: isOpen ? componentPath(process, component) : null },
      ] as const;
    }),
  );
}
