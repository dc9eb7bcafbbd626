import type { SpaceId } from '../../../../shared/platform/ids.ts';
import { localToInstant } from '../../../../shared/spaces/zoned.ts';
import type { TeamRole } from '../../../../shared/team/contract.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { SelectField, TextField } from '../forms/Field.tsx';
import { FormBox } from '../forms/FormBox.tsx';
import { type Form, useForm } from '../forms/form.ts';
import { MomentField } from '../forms/MomentField.tsx';

const IN_PROCESS: readonly TeamRole[] = ['process-administrator', 'moderator', 'evaluator', 'agent'];
const OF_PLATFORM: readonly TeamRole[] = ['administrator', ...IN_PROCESS];

interface Draft {
  readonly email: string;
  readonly role: TeamRole;
  /** Value of a `datetime-local` control; empty: no end. */
  readonly until: string;
}
const EMPTY: Draft = { email: '', role: 'moderator', until: '' };

interface InviteFormProps {
  readonly spaceId: SpaceId;
  readonly onSent: () => void;
}

/** Invites an address to a role. */
export function InviteForm({ spaceId, onSent }: InviteFormProps) {
  const { t, announce, organization } = useOffice();
  const roles = spaceId === 'organization' ? OF_PLATFORM : IN_PROCESS;
  const form: Form<Draft> = useForm<Draft, { readonly email: string }>({
    initial: EMPTY,
    save: ({ email, role, until }) => {
      // Half a date is sent as it is: the API refuses it beside the field.
      const ends =
        until === '' || role === 'administrator' ? null : (localToInstant(until, organization.timeZone) ?? until);
      return api.team.invite({ params: { spaceId }, body: { email, role, until: ends } });
    },
    onSaved: ({ email }) => {
      form.restart(EMPTY);
      announce(t('team.invite.sent', { email }));
      onSent();
    },
  });
  const { email, role, until } = form.value;
  return (
    <section class="panel stack" aria-labelledby="h-invite">
      <h2 id="h-invite">{t('team.invite')}</h2>
      <FormBox form={form} save={t('team.invite.send')}>
        <div class="fields stack">
          <TextField
            pointer="/email"
            label={t('team.invite.email')}
            value={email}
            onChange={(value) => form.change({ email: value })}
          />
          <SelectField
            pointer="/role"
            label={t('team.role')}
            help={t(`team.about.${role}`)}
            value={role}
            options={roles.map((value) => ({ value, label: t(`team.role.${value}`) }))}
            onChange={(value) => form.change({ role: roles.find((one) => one === value) ?? role })}
          />
          {role !== 'administrator' && (
            <MomentField
              pointer="/until"
              label={t('team.invite.until')}
              help={t('team.invite.until.help')}
              value={until}
              onChange={(value) => form.change({ until: value })}
            />
          )}
        </div>
      </FormBox>
    </section>
  );
}
