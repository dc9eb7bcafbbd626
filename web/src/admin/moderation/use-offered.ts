import { useEffect, useState } from 'preact/hooks';
import type { ParticipantId, ProcessId } from '../../../../shared/platform/ids.ts';
import type { Localized } from '../../../../shared/platform/locale.ts';
import { api } from '../../platform/api.ts';

/** What filters and assignments can name. */
export interface Offered {
  readonly moderators: readonly { readonly id: ParticipantId; readonly name: string }[];
  readonly spaces: readonly { readonly id: ProcessId; readonly title: Localized }[];
}

/** Moderators and processes; none until they are known, and the queue does not wait for them. */
export function useOffered(): Offered {
  const [offered, setOffered] = useState<Offered>({ moderators: [], spaces: [] });
  useEffect(() => {
    let isWanted = true;
    Promise.all([api.moderation.listModerators(), api.spaces.listProcesses()]).then(([people, spaces]) => {
      if (!isWanted) return;
      setOffered({
        moderators: people.ok ? people.data.items : [],
        spaces: spaces.ok ? spaces.data.items : [],
      });
    });
    return () => {
      isWanted = false;
    };
  }, []);
  return offered;
}
