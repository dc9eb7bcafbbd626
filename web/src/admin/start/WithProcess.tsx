import type { ComponentChildren } from 'preact';
import type { ProcessId } from '../../../../shared/platform/ids.ts';
import type { Component } from '../../../../shared/spaces/component.ts';
import type { Process } from '../../../../shared/spaces/process.ts';
import { api } from '../../platform/api.ts';
import { together } from '../answer.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import type { Space } from '../space.ts';

interface WithProcessProps {
  readonly processId: ProcessId;
  readonly children: (space: Space, show: (process: Process) => void) => ComponentChildren;
}

/** Loads the consultation that the guide has made. */
export function WithProcess({ processId, children }: WithProcessProps) {
  const params = { processId };
  const loaded = useLoaded(processId, () =>
    together<[Process, { items: Component[] }]>(
      api.spaces.readProcess({ params }),
      api.spaces.listComponents({ params }),
    ),
  );
  return (
    <WhenLoaded loaded={loaded}>
      {([process, listed]) =>
        children({ process, components: listed.items }, (changed) => loaded.replace([changed, listed]))
      }
    </WhenLoaded>
  );
}
