import type { Process } from '../../../../shared/spaces/process.ts';
import type { ProcessGroup } from '../../../../shared/spaces/process-group.ts';
import { api } from '../../platform/api.ts';
import { together } from '../answer.ts';
import { useOffice } from '../context.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { paths } from '../places.ts';
import { Screen } from '../Screen.tsx';

/** All groups with what is in them. */
export function ProcessGroups() {
  const { t, textOf } = useOffice();
  const loaded = useLoaded('groups', () =>
    together<[{ items: ProcessGroup[] }, { items: Process[] }]>(
      api.spaces.listProcessGroups(),
      api.spaces.listProcesses(),
    ),
  );
  const create = (
    <a class="btn btn--s" href={paths.newGroup}>
      {t('groups.new')}
    </a>
  );
  return (
    <Screen title={t('groups.title')} actions={create}>
      <p class="note">{t('groups.text')}</p>
      <WhenLoaded loaded={loaded}>
        {([groups, processes]) =>
          groups.items.length === 0 ? (
            <p class="empty">{t('groups.empty')}</p>
          ) : (
            <ul class="list">
              {groups.items.map((group) => {
                const own = group.processIds.flatMap((id) => processes.items.find((one) => one.id === id) ?? []);
                const isShown = own.some(({ isPublished }) => isPublished);
                return (
                  <li key={group.id} class="row between">
                    <span>
                      <a class="row-head" href={paths.group(group.id)}>
                        <b>{textOf(group.title)}</b>
                      </a>{' '}
                      <span class="muted">{own.map(({ title }) => textOf(title)).join(' · ')}</span>
                    </span>
                    <span class={isShown ? 'state state--yes' : 'state state--off'}>
                      {t(isShown ? 'state.online' : 'groups.hidden')}
                    </span>
                  </li>
                );
              })}
            </ul>
          )
        }
      </WhenLoaded>
    </Screen>
  );
}
