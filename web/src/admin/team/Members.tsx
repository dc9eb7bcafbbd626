import { useState } from 'preact/hooks';
import type { SpaceId } from '../../../../shared/platform/ids.ts';
import type { Member } from '../../../../shared/team/contract.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { Sure } from '../forms/Sure.tsx';
import { useRights } from '../rights.ts';

interface MemberProps {
  readonly member: Member;
  readonly spaceId: SpaceId;
  readonly onChanged: () => void;
}

function Acts({ member, spaceId, onChanged }: MemberProps) {
  const { t, announce } = useOffice();
  const { isAdministrator } = useRights();
  const [asked, setAsked] = useState<'remove' | 'reset' | 'end' | null>(null);
  const { participantId, role } = member;
  const name = member.name ?? member.email;
  const words = { name, role: t(`team.role.${role}`) };
  const done = (said: string) => {
    setAsked(null);
    announce(said);
    onChanged();
  };
  const leave = () => setAsked(null);
  if (asked === 'remove') {
    const act = () => api.team.remove({ params: { spaceId, participantId, role } });
    return (
      <Sure
        yes={t('team.yes')}
        text={t('team.remove.sure', words)}
        act={act}
        onDone={() => done(t('team.removed'))}
        onLeft={leave}
      />
    );
  }
  if (asked === 'reset') {
    const act = () => api.participants.resetSecondFactor({ params: { participantId } });
    const said = t('team.reset.done');
    return (
      <Sure yes={t('team.yes')} text={t('team.reset.sure', words)} act={act} onDone={() => done(said)} onLeft={leave} />
    );
  }
  if (asked === 'end') {
    const act = () => api.participants.endSessionsOf({ params: { participantId } });
    return (
      <Sure
        yes={t('team.yes')}
        text={t('team.end.sure', words)}
        act={act}
        onDone={() => done(t('team.end.done'))}
        onLeft={leave}
      />
    );
  }
  return (
    <div class="row">
      {member.spaceId === spaceId && (
        <button
          class="btn btn--quiet btn--s"
          type="button"
          onClick={() => setAsked('remove')}
          aria-label={t('team.remove.of', words)}
        >
          {t('team.remove')}
        </button>
      )}
      {isAdministrator && (
        <button
          class="btn btn--quiet btn--s"
          type="button"
          onClick={() => setAsked('reset')}
          aria-label={t('team.reset.of', words)}
        >
          {t('team.reset')}
        </button>
      )}
      {isAdministrator && (
        <button
          class="btn btn--quiet btn--s"
          type="button"
          onClick={() => setAsked('end')}
          aria-label={t('team.end.of', words)}
        >
          {t('team.end')}
        </button>
      )}
    </div>
  );
}

function MemberLine(props: MemberProps) {
  const { t, moment } = useOffice();
  const { member, spaceId } = props;
  return (
    <li class="stack stack-8">
      <div class="stack stack-8 member">
        <p>
          <b>{member.name ?? member.email}</b>
          {member.name !== null && <span class="muted small"> {member.email}</span>}
        </p>
        <p class="meta">
          <span class="tag">{t(`team.role.${member.role}`)}</span>
          {member.spaceId !== spaceId && <span>{t('team.everywhere')}</span>}
          <span>
            {member.until === null ? t('team.until.none') : t('team.until.day', { moment: moment(member.until) })}
          </span>
        </p>
      </div>
      <Acts {...props} />
    </li>
  );
}

interface MembersProps {
  readonly members: readonly Member[];
  readonly spaceId: SpaceId;
  readonly onChanged: () => void;
}

/** Everybody with a role here, and what can be done about it. */
export function Members({ members, spaceId, onChanged }: MembersProps) {
  const { t } = useOffice();
  if (members.length === 0) return <p class="empty">{t('team.members.none')}</p>;
  return (
    <ul class="list" aria-label={t('team.members')}>
      {members.map((member) => (
        <MemberLine
          key={`${member.participantId} ${member.role} ${member.spaceId}`}
          member={member}
          spaceId={spaceId}
          onChanged={onChanged}
        />
      ))}
    </ul>
  );
}
