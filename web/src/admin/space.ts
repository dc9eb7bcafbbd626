import { createContext } from 'preact';
import { useContext, useRef } from 'preact/hooks';
import type { ComponentId, ProcessId } from '../../../shared/platform/ids.ts';
import type { Component } from '../../../shared/spaces/component.ts';
import type { Process } from '../../../shared/spaces/process.ts';
import { api } from '../platform/api.ts';
import type { Result } from '../platform/problem.ts';
import { together } from './answer.ts';
import { type Loaded, useLoaded } from './loading.tsx';
import type { Place } from './places.ts';

/** The process that one is in, with its components. */
export interface Space {
  readonly process: Process;
  readonly components: readonly Component[];
}

/** A space on the screen, and how to change what is shown of it after a save. */
export interface OpenSpace extends Space {
  readonly showProcess: (process: Process) => void;
  /** Shows a component that is new or was changed. */
  readonly showComponent: (component: Component) => void;
}

/** Set by the frame of the back office alone. */
export const SpaceContext = createContext<OpenSpace | null>(null);

/** @throws Error on screens that belong to no process, which is a mistake in the code. */
export function useSpace(): OpenSpace {
  const space = useContext(SpaceContext);
  if (!space) throw new Error('this screen needs a process');
  return space;
}

async function loadProcess(processId: ProcessId): Promise<Result<Space>> {
  const params = { processId };
  const answer = await together<[Process, { items: Component[] }]>(
    api.spaces.readProcess({ params }),
    api.spaces.listComponents({ params }),
  );
  if (!answer.ok) return answer;
  const [process, { items }] = answer.data;
  return { ok: true, data: { process, components: items } };
}

async function loadByComponent(componentId: ComponentId): Promise<Result<Space>> {
  const component = await api.spaces.readComponent({ params: { componentId } });
  return component.ok ? loadProcess(component.data.processId) : component;
}

/** A screen within a process. */
export type SpacePlace = Extract<Place, { readonly processId: ProcessId } | { readonly componentId: ComponentId }>;

/** Loads the process of a place; going on within the same process loads nothing again. */
export function useLoadedSpace(place: SpacePlace): Loaded<Space> {
  const wanted = 'processId' in place ? place.processId : place.componentId;
  const key = useRef(wanted);
  const shown = useRef<Space | null>(null);
  const isShown =
    shown.current?.process.id === wanted || shown.current?.components.some(({ id }) => id === wanted) === true;
  if (!isShown) key.current = wanted;
  const loaded = useLoaded(key.current, () =>
    'processId' in place ? loadProcess(place.processId) : loadByComponent(place.componentId),
  );
  shown.current = loaded.state.status === 'ready' ? loaded.state.data : null;
  return loaded;
}

/** A loaded space with the ways to change it. */
export function openSpace(space: Space, show: (space: Space) => void): OpenSpace {
  const { process, components } = space;
  return {
    ...space,
    showProcess: (changed) => show({ process: changed, components }),
    showComponent: (changed) => {
      const others = components.filter(({ id }) => id !== changed.id);
      const ordered = [...others, changed].sort((one, other) => one.position - other.position);
      show({ process, components: ordered });
    },
  };
}
