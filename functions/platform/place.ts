import * as z from 'zod';
import { SpaceId } from '../../shared/platform/ids.ts';
import type { Services } from './services.ts';

/** Says in which space something lies; `undefined` where there is no such thing. */
export type SpaceOf = (services: Services, id: string, params: Params) => Promise<SpaceId | undefined>;
type Params = Readonly<Record<string, string>>;

/** By placeholder of a path, such as `componentId`. The first one that a path has decides. */
export type Places = Readonly<Record<string, SpaceOf>>;

const Params = z.record(z.string(), z.string());
/** Placeholders that name a space themselves. */
const OWN = ['processId', 'spaceId'] as const;

/** The space that the resource of a request lies in, by the values of its path, whatever they are. */
export async function placeOf(places: Places, values: unknown, services: Services): Promise<SpaceId | undefined> {
  const params = Params.safeParse(values).data ?? {};
  const own = OWN.map((name) => params[name]).find((value) => value !== undefined);
  if (own !== undefined) return SpaceId.safeParse(own).data;
  const known = Object.entries(places).find(([name]) => params[name] !== undefined);
  const [name = '', spaceOf] = known ?? [];
  return spaceOf?.(services, params[name] ?? '', params);
}
