import type { Process } from '../../../../shared/spaces/process.ts';
import { lastMomentBefore } from '../../../../shared/spaces/zoned.ts';
import { api } from '../../platform/api.ts';
import type { Result } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { paths } from '../places.ts';
import { Screen } from '../Screen.tsx';
import type { Space } from '../space.ts';

/** Every process with its components. */
export async function loadProcesses(): Promise<Result<readonly Space[]>> {
  const listed = await api.spaces.listProcesses();
  if (!listed.ok) return listed;
  const spaces: Space[] = [];
  const withComponents = async (process: Process) => ({
    process,
    listed: await api.spaces.listComponents({ params: { processId: process.id } }),
  });
  for (const { process, listed: components } of await Promise.all(listed.data.items.map(withComponents))) {
    if (!components.ok) return components;
    spaces.push({ process, components: components.data.items });
  }
  return { ok: true, data: spaces };
}

function ProcessRow({ process, components }: Space) {
  const { t, textOf, day } = useOffice();
  const phase = process.phases.find(({ id }) => id === process.activePhaseId);
  return (
    <tr>
      <th scope="row">
        <a class="row-head" href={paths.process(process.id)}>
          {textOf(process.title)}
        </a>
        <small>{process.slug}</small>
      </th>
      <td>
        <span class={process.isPublished ? 'state state--yes' : 'state state--off'}>
          {t(process.isPublished ? 'state.online' : 'state.offline')}
        </span>
      </td>
      <td>
        {phase ? textOf(phase.title) : <span class="muted">{t('phase.none')}</span>}
        {phase?.endsAt && <small>{t('phase.until', { day: day(lastMomentBefore(phase.endsAt)) })}</small>}
      </td>
      <td>
        {components.length === 0 && <span class="muted">{t('components.none')}</span>}
        <ul class="plain-list">
          {components.map((component) => (
            <li key={component.id}>
              <a href={paths.component(component.id)}>{textOf(component.name)}</a>
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}

/** All processes, published or not, with their phase and components. */
export function ProcessTable() {
  const { t } = useOffice();
  const loaded = useLoaded('processes', loadProcesses);
  const create = (
    <a class="btn btn--s" href={paths.start}>
      {t('processes.create')}
    </a>
  );
  return (
    <Screen title={t('processes.title')} actions={create}>
      <WhenLoaded loaded={loaded}>
        {(spaces) =>
          spaces.length === 0 ? (
            <p class="empty">{t('processes.empty')}</p>
          ) : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
            <section class="scroll" tabIndex={0} aria-label={t('processes.title')}>
              <table class="table">
                <thead>
                  <tr>
                    <th scope="col">{t('column.title')}</th>
                    <th scope="col">{t('column.publication')}</th>
                    <th scope="col">{t('column.phase')}</th>
                    <th scope="col">{t('column.components')}</th>
                  </tr>
                </thead>
                <tbody>
                  {spaces.map((space) => (
                    <ProcessRow key={space.process.id} {...space} />
                  ))}
                </tbody>
              </table>
            </section>
          )
        }
      </WhenLoaded>
    </Screen>
  );
}
