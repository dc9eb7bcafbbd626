import { useState } from 'preact/hooks';
import type { OwnGroup } from '../../../../shared/groups/group.ts';
import { LoadedPart } from '../../participants/islands/account-loaded.tsx';
import { type AccountPart, useLoaded } from '../../participants/islands/account-part.ts';
import { engagement } from '../../platform/engagement-api.ts';
import { GroupDesk } from './GroupDesk.tsx';
import { GroupForm } from './GroupForm.tsx';

/** Groups that one is a member of: making one, their members, invitations, leaving. */
export function Groups(part: AccountPart) {
  const { t } = part;
  const { loaded, again } = useLoaded(() => engagement.groups.listMine());
  const [isNew, setNew] = useState(false);
  const [said, setSaid] = useState('');
  const created = ({ name }: OwnGroup) => {
    setNew(false);
    setSaid(t('groups.created', { name }));
    again();
  };
  const left = (name: string) => {
    setSaid(t('groups.left', { name }));
    again();
  };
  return (
    <div class="stack stack-24">
      <p class="muted">{t('groups.intro')}</p>
      <div role="status">{said && <p class="note note--ok">{said}</p>}</div>
      <LoadedPart t={t} loaded={loaded} again={again}>
        {({ items }) => (
          <>
            {items.length === 0 && !isNew && (
              <div class="empty">
                <p>{t('groups.empty')}</p>
              </div>
            )}
            {items.map((group) => (
              <OneGroup key={group.id} part={part} group={group} changed={again} left={left} />
            ))}
          </>
        )}
      </LoadedPart>
      {isNew ? (
        <GroupForm t={t} group={null} done={created} cancel={() => setNew(false)} />
      ) : (
        <p>
          <button class="btn btn--2" type="button" onClick={() => setNew(true)}>
            {t('groups.create')}
          </button>
        </p>
      )}
    </div>
  );
}

interface OneGroupProps {
  readonly part: AccountPart;
  readonly group: OwnGroup;
  readonly changed: () => void;
  readonly left: (name: string) => void;
}

function OneGroup({ part, group, changed, left }: OneGroupProps) {
  const { t, locale } = part;
  const [isOpen, setOpen] = useState(false);
  return (
    <section class="panel stack stack-16" aria-labelledby={group.id}>
      <h3 id={group.id} dir="auto">
        {group.name}
      </h3>
      <p class="meta">
        <span class="tag">{t(`groups.role.${group.role}`)}</span>
        <a href={`/${locale}${group.path}`}>{t('groups.page')}</a>
      </p>
      <p>
        <button class="btn btn--2 btn--s" type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('groups.open')}
        </button>
      </p>
      {isOpen && <GroupDesk part={part} id={group.id} changed={changed} left={() => left(group.name)} />}
    </section>
  );
}
