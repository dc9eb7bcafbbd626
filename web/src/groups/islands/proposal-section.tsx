import { useEffect, useState } from 'preact/hooks';
import type { OwnGroup } from '../../../../shared/groups/group.ts';
import { engagement } from '../../platform/engagement-api.ts';
import { useSession } from '../../platform/island.ts';
import { Field } from '../../platform/island-field.tsx';
import type { Section, SectionPreviewProps, SectionProps } from '../../proposals/islands/form-sections.tsx';

let known: { readonly of: string; readonly groups: Promise<readonly OwnGroup[] | null> } | undefined;

async function read(): Promise<readonly OwnGroup[] | null> {
  const answer = await engagement.groups.listMine();
  return answer.ok ? answer.data.items : null;
}

/** Own groups, read once for each person; none until they are known. */
function useGroups(): readonly OwnGroup[] {
  const id = useSession()?.id;
  const [groups, setGroups] = useState<readonly OwnGroup[]>([]);
  useEffect(() => {
    if (id === undefined) return setGroups([]);
    let isWanted = true;
    if (known?.of !== id) known = { of: id, groups: read() };
    known.groups.then((found) => {
      // Not read is not none: the next section asks again.
      if (found === null) known = undefined;
      if (isWanted) setGroups(found ?? []);
    });
    return () => {
      isWanted = false;
    };
  }, [id]);
  return groups;
}

/** In whose name a proposal is written: asked of members of a group alone. */
function GroupField({ t, draft, change, error }: SectionProps) {
  const groups = useGroups();
  const { groupId } = draft;
  if (groups.length === 0 && groupId === null) return null;
  const isKnown = groups.some(({ id }) => id === groupId);
  return (
    <Field id="proposal-group" label={t('groups.write-as')} help={t('groups.write-as-help')} error={error}>
      {(control) => (
        <select
          {...control}
          class="input"
          value={groupId ?? ''}
          onChange={({ currentTarget }) =>
            change({ groupId: groups.find(({ id }) => id === currentTarget.value)?.id ?? null })
          }
        >
          <option value="">{t('groups.myself')}</option>
          {groupId !== null && !isKnown && <option value={groupId}>{t('groups.former')}</option>}
          {groups.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function GroupPreview({ t, draft: { groupId } }: SectionPreviewProps) {
  const group = useGroups().find(({ id }) => id === groupId);
  return group ? (
    <p class="meta">
      {t('groups.write-as')} <b>{group.name}</b>
    </p>
  ) : null;
}

/** The section of the form of proposals. */
export const section: Section = { Field: GroupField, Preview: GroupPreview };
