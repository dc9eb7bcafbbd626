import type { SpaceId } from '../../../../shared/platform/ids.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { Screen } from '../Screen.tsx';
import { InviteForm } from './InviteForm.tsx';
import { Members } from './Members.tsx';
import { Waiting } from './Waiting.tsx';

interface TeamProps {
  readonly spaceId: SpaceId;
  /** Title of the process, above that of the screen. */
  readonly above?: string;
}

/** Who has which role in a process, or on the platform; invitations to roles. */
export function Team({ spaceId, above }: TeamProps) {
  const { t } = useOffice();
  const loaded = useLoaded(spaceId, () => api.team.read({ params: { spaceId } }));
  return (
    <Screen title={t('team.title')} {...(above === undefined ? {} : { above })}>
      <p class="lead">{t(spaceId === 'organization' ? 'team.intro' : 'team.intro.process')}</p>
      <WhenLoaded loaded={loaded}>
        {({ members, invitations }) => (
          <div class="stack stack-48">
            <Members members={members} spaceId={spaceId} onChanged={loaded.reload} />
            <InviteForm spaceId={spaceId} onSent={loaded.reload} />
            <Waiting invitations={invitations} spaceId={spaceId} onChanged={loaded.reload} />
          </div>
        )}
      </WhenLoaded>
    </Screen>
  );
}
