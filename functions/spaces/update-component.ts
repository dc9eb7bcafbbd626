import { type Component, spaces } from '../../shared/spaces/contract.ts';
import { put } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { componentSettings } from './component-settings.ts';
import { Components, Processes } from './entities.ts';
import { saidLanguages } from './localized.ts';

/**
 * Changes name, place and settings of a component; settings that are left out take their defaults.
 *
 * @throws Problem 404 `component.not-found`, 409 `component.changed-meanwhile`, 422 `request.invalid`
 */
export const updateComponent = handle(spaces.updateComponent, async ({ params, body }, { db, now }) => {
  const stored = await db.require(Components, { id: params.componentId }, 'component.not-found');
  const process = await db.require(Processes, { id: stored.processId }, 'process.not-found');
  const component: Component = {
    ...stored,
    ...componentSettings(stored.kind, body, process, stored),
    name: saidLanguages(body.name),
    introduction: saidLanguages(body.introduction),
    position: body.position,
    version: body.version + 1,
    updatedAt: now(),
  };
  await db.write(
    put(Components, component, {
      // Whoever publishes meanwhile raises the version too, so `stored.isPublished` is not written back wrongly.
      when: [
        { attribute: 'version', op: '=', value: body.version },
        { attribute: 'version', op: '=', value: stored.version },
      ],
      otherwise: 'component.changed-meanwhile',
    }),
  );
  return component;
});
