import { useState } from 'preact/hooks';
import type { SpaceId } from '../../../../shared/platform/ids.ts';
import type { Invitation } from '../../../../shared/team/contract.ts';
import { api } from '../../platform/api.ts';
import type { Problem, Result } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';

interface InvitationProps {
  readonly invitation: Invitation;
  readonly spaceId: SpaceId;
  readonly onChanged: () => void;
}

function InvitationRow({ invitation, spaceId, onChanged }: InvitationProps) {
  const office = useOffice();
  const { t, moment, announce } = office;
  const { email, key, role, invitedAt, expiresAt } = invitation;
  const [problem, setProblem] = useState<Problem | null>(null);
  const params = { spaceId, invitationKey: key };
  const act = async (answer: Result<unknown>, said: string) => {
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    announce(said);
    onChanged();
  };
  const remind = async () => act(await api.team.remind({ params }), t('team.invite.sent', { email }));
  const uninvite = async () => act(await api.team.uninvite({ params }), t('team.uninvited'));
  return (
    <li class="stack stack-8">
      <p>
        <b>{email}</b> {t(`team.role.${role}`)}
        <br />
        <span class="muted">{t('team.invitation.until', { sent: moment(invitedAt), end: moment(expiresAt) })}</span>
      </p>
      {problem && (
        <p class="error" role="alert">
          {problemText(office, problem)}
        </p>
      )}
      <div class="row">
        <button class="btn btn--2 btn--s" type="button" onClick={remind} aria-label={t('team.remind.of', { email })}>
          {t('team.remind')}
        </button>
        <button
          class="btn btn--quiet btn--s"
          type="button"
          onClick={uninvite}
          aria-label={t('team.uninvite.of', { email })}
        >
          {t('team.uninvite')}
        </button>
      </div>
    </li>
  );
}

interface WaitingProps {
  readonly invitations: readonly Invitation[];
  readonly spaceId: SpaceId;
  readonly onChanged: () => void;
}

/** Invitations that nobody has accepted yet. */
export function Waiting({ invitations, ...rest }: WaitingProps) {
  const { t } = useOffice();
  return (
    <section class="stack" aria-labelledby="h-waiting">
      <h2 id="h-waiting">{t('team.invitations')}</h2>
      {invitations.length === 0 ? (
        <p class="muted">{t('team.invitations.none')}</p>
      ) : (
        <ul class="list">
          {invitations.map((invitation) => (
            <InvitationRow key={invitation.key} invitation={invitation} {...rest} />
          ))}
        </ul>
      )}
    </section>
  );
}
