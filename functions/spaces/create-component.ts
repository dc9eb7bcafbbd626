import type { Component } from '../../shared/spaces/component.ts';
import { spaces } from '../../shared/spaces/contract.ts';
import { put } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { idempotentId } from '../platform/idempotent-id.ts';
import { componentSettings } from './component-settings.ts';
import { componentsOf } from './directory.ts';
import { Components, Processes } from './entities.ts';
import { saidLanguages } from './localized.ts';

/**
 * Adds a component to a process, unpublished and last in the menu unless told otherwise.
 *
 * @throws Problem 404 `process.not-found`, 422 `request.invalid` with pointers into the settings
 */
export const createComponent = handle(spaces.createComponent, async (request, services) => {
  const { params, body, actor, idempotencyKey } = request;
  const process = await services.db.require(Processes, { id: params.processId }, 'process.not-found');
  const { requirements } = body;
  const given = { settings: body.settings ?? {}, phaseSettings: body.phaseSettings ?? {}, requirements };
  const settings = componentSettings(body.kind, given, process);
  const last = (await componentsOf(services, process.id)).at(-1);
  const now = services.now();
  const component: Component = {
    id: idempotentId('component', services, actor, idempotencyKey),
    processId: process.id,
    kind: body.kind,
    name: saidLanguages(body.name),
    introduction: saidLanguages(body.introduction ?? {}),
    position: body.position ?? (last === undefined ? 1 : last.position + 1),
    ...settings,
    isPublished: false,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  const { changed } = await services.db.write(put(Components, component, { when: 'absent', otherwise: 'unchanged' }));
  return changed ? component : services.db.require(Components, { id: component.id }, 'component.not-found');
});
