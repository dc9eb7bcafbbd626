import { useRef, useState } from 'preact/hooks';
import type { GroupInvitation, GroupMember, OwnGroup } from '../../../../shared/groups/group.ts';
import { INVITATION_DAYS } from '../../../../shared/groups/rules.ts';
import { formatDay } from '../../../../shared/platform/format.ts';
import type { GroupId } from '../../../../shared/platform/ids.ts';
import { LoadedPart } from '../../participants/islands/account-loaded.tsx';
import { type AccountPart, useLoaded } from '../../participants/islands/account-part.ts';
import { textOf } from '../../participants/islands/sign-in-flow.ts';
import { engagement } from '../../platform/engagement-api.ts';
import { problemWords } from '../../platform/island.ts';
import { Field } from '../../platform/island-field.tsx';
import type { Result } from '../../platform/problem.ts';
import { GroupForm } from './GroupForm.tsx';

interface GroupDeskProps {
  readonly part: AccountPart;
  readonly id: GroupId;
  /** The group as the list shows it has changed. */
  readonly changed: () => void;
  readonly left: () => void;
}

interface Opened {
  readonly group: OwnGroup;
  readonly members: readonly GroupMember[];
  readonly invitations: readonly GroupInvitation[];
}

interface DeskProps extends GroupDeskProps, Opened {
  /** Does something, says a refusal, and reads the group again. */
  readonly act: (send: () => Promise<Result<unknown>>, after?: () => void) => Promise<boolean>;
}

/** Members and invitations of a group, and what its manager can do about them. */
export function GroupDesk(props: GroupDeskProps) {
  const { t } = props.part;
  const { loaded, again } = useLoaded(() => engagement.groups.read({ params: { groupId: props.id } }));
  const [error, setError] = useState('');
  const act: DeskProps['act'] = async (send, after = again) => {
    const result = await send();
    setError(result.ok ? '' : problemWords(t, result.problem));
    if (result.ok) after();
    return result.ok;
  };
  return (
    <div class="stack stack-24">
      <div role="alert">{error && <p class="note note--alert">{error}</p>}</div>
      <LoadedPart t={t} loaded={loaded} again={again}>
        {(opened) => (
          <>
            <Members {...props} {...opened} act={act} />
            {opened.group.role === 'manager' && <Managing {...props} {...opened} act={act} again={again} />}
          </>
        )}
      </LoadedPart>
    </div>
  );
}

function Members(desk: DeskProps) {
  const { part, id, group, members } = desk;
  const { t } = part;
  return (
    <section class="stack stack-8" aria-labelledby={`members-${id}`}>
      <h4 id={`members-${id}`}>{t('groups.members')}</h4>
      <ul class="list">
        {members.map((member) => (
          <Member key={member.participantId} desk={desk} member={member} isManaged={group.role === 'manager'} />
        ))}
      </ul>
    </section>
  );
}

interface MemberProps {
  readonly desk: DeskProps;
  readonly member: GroupMember;
  readonly isManaged: boolean;
}

function Member({ desk, member, isManaged }: MemberProps) {
  const { part, id, act, changed, left, group } = desk;
  const { t, me } = part;
  const { participantId, role } = member;
  const isMe = participantId === me.id;
  const name = member.name ?? t('groups.unknown');
  const end = () => engagement.groups.removeMember({ params: { groupId: id, participantId } });
  const handOver = () => engagement.groups.handOver({ params: { groupId: id }, body: { participantId } });
  // A manager with members hands the group over first; the server would say so as well.
  const mayLeave = isMe && (role === 'member' || group.members === 1);
  return (
    <li class="row between">
      <span dir="auto">
        {name} {isMe && t('groups.you')} <span class="tag">{t(`groups.role.${role}`)}</span>
      </span>
      <span class="row">
        {isManaged && !isMe && (
          <>
            <Asked
              t={t}
              text={t('groups.hand-over')}
              label={t('groups.hand-over-of', { name })}
              act={() => act(handOver, () => changed())}
            />
            <Asked t={t} text={t('groups.remove')} label={t('groups.remove-of', { name })} act={() => act(end)} />
          </>
        )}
        {mayLeave && <Asked t={t} text={t('groups.leave')} act={() => act(end, left)} />}
      </span>
    </li>
  );
}

interface AskedProps extends Pick<AccountPart, 't'> {
  readonly text: string;
  readonly label?: string;
  readonly act: () => unknown;
}

/** A button that asks once more before it acts. */
function Asked({ t, text, label, act }: AskedProps) {
  const [isAsked, setAsked] = useState(false);
  if (!isAsked) {
    return (
      <button class="btn btn--quiet btn--s" type="button" aria-label={label} onClick={() => setAsked(true)}>
        {text}
      </button>
    );
  }
  const focus = (button: HTMLButtonElement | null) => button?.focus();
  return (
    <fieldset class="row" aria-label={label ?? text}>
      <span class="small">{t('groups.confirm')}</span>
      <button
        class="btn btn--danger btn--s"
        type="button"
        ref={focus}
        onClick={() => {
          setAsked(false);
          act();
        }}
      >
        {t('groups.yes')}
      </button>
      <button class="btn btn--2 btn--s" type="button" onClick={() => setAsked(false)}>
        {t('groups.cancel')}
      </button>
    </fieldset>
  );
}

/** What the manager alone can do: change the profile, invite, take invitations back. */
function Managing({ again, ...desk }: DeskProps & { readonly again: () => void }) {
  const { part, group, changed } = desk;
  const { t } = part;
  const [isEditing, setEditing] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const done = () => {
    setEditing(false);
    setSaved(true);
    again();
    changed();
  };
  return (
    <>
      <Invitations {...desk} />
      <div role="status">{isSaved && <p class="small">{t('groups.saved')}</p>}</div>
      {isEditing ? (
        <GroupForm t={t} group={group} done={done} cancel={() => setEditing(false)} />
      ) : (
        <p>
          <button class="btn btn--2 btn--s" type="button" onClick={() => setEditing(true)}>
            {t('groups.edit')}
          </button>
        </p>
      )}
    </>
  );
}

function Invitations({ part, id, invitations, act }: DeskProps) {
  const { t, locale, timeZone } = part;
  const input = useRef<HTMLFormElement>(null);
  const [error, setError] = useState('');
  const [invited, setInvited] = useState('');
  const invite = async (event: SubmitEvent) => {
    event.preventDefault();
    if (input.current === null) return;
    const email = textOf(new FormData(input.current), 'email').trim();
    const isAddress = /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email);
    setError(isAddress ? '' : t('groups.email-wrong'));
    setInvited('');
    if (!isAddress) return;
    const isSent = await act(() => engagement.groups.invite({ params: { groupId: id }, body: { email } }));
    if (!isSent) return;
    input.current?.reset();
    setInvited(t('groups.invited', { email }));
  };
  return (
    <section class="stack stack-16" aria-labelledby={`invite-${id}`}>
      <h4 id={`invite-${id}`}>{t('groups.invite')}</h4>
      <form class="stack stack-16" ref={input} onSubmit={invite} noValidate>
        <Field
          id={`email-${id}`}
          label={t('groups.email')}
          help={t('groups.email-help', { days: INVITATION_DAYS })}
          error={error}
        >
          {(control) => (
            <input {...control} class="input" name="email" type="email" autocomplete="off" maxLength={254} />
          )}
        </Field>
        <div class="row">
          <button class="btn btn--2" type="submit">
            {t('groups.invite')}
          </button>
          <span role="status">{invited}</span>
        </div>
      </form>
      {invitations.length > 0 && (
        <div class="stack stack-8">
          <h5>{t('groups.waiting')}</h5>
          <ul class="list">
            {invitations.map(({ key, email, expiresAt }) => (
              <li key={key} class="row between">
                <span>
                  {email}{' '}
                  <span class="small muted">{t('groups.until', { day: formatDay(expiresAt, locale, timeZone) })}</span>
                </span>
                <button
                  class="btn btn--quiet btn--s"
                  type="button"
                  aria-label={t('groups.uninvite-of', { email })}
                  onClick={() => act(() => engagement.groups.uninvite({ params: { groupId: id, invitationKey: key } }))}
                >
                  {t('groups.uninvite')}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
