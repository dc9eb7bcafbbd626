import type { Component } from '../../shared/spaces/component.ts';
import { spaces } from '../../shared/spaces/contract.ts';
import { componentTexts } from '../../shared/spaces/texts.ts';
import { put } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { Problem } from '../platform/problem.ts';
import { changedBy, keepVersion } from '../platform/versions/text-versions.ts';
import { componentSettings } from './component-settings.ts';
import { Components, Processes } from './entities.ts';
import { saidLanguages } from './localized.ts';
import { textIds } from './read-history.ts';
import type { SettingSlots } from './slots.ts';

/**
 * Changes name, place and settings of a component; settings that are left out take their defaults.
 *
 * @throws Problem 404 `component.not-found`, 409 `component.changed-meanwhile`, 422 `request.invalid`
 */
export const updateComponent = ({ settingsInUse }: SettingSlots) =>
  handle(spaces.updateComponent, async ({ params, body, actor, tellChanged }, services) => {
    const { db, now } = services;
    const stored = await db.require(Components, { id: params.componentId }, 'component.not-found');
    const process = await db.require(Processes, { id: stored.processId }, 'process.not-found');
    const settings = componentSettings(stored.kind, body, process, stored);
    const fields = await settingsInUse[stored.kind](services, stored, settings);
    if (fields.length > 0) throw new Problem('request.invalid', { fields });
    const component: Component = {
      ...stored,
      ...settings,
      name: saidLanguages(body.name),
      introduction: saidLanguages(body.introduction),
      position: body.position,
      version: body.version + 1,
      updatedAt: now(),
    };
    await db.transact(
      put(Components, component, {
        // Whoever publishes meanwhile raises the version too, so `stored.isPublished` is not written back wrongly.
        when: [
          { attribute: 'version', op: '=', value: body.version },
          { attribute: 'version', op: '=', value: stored.version },
        ],
        otherwise: 'component.changed-meanwhile',
      }),
      ...keepVersion(
        {
          textId: textIds.component(stored.id),
          version: stored.version,
          at: component.updatedAt,
          by: changedBy(actor),
        },
        componentTexts(stored),
        componentTexts(component),
      ),
    );
    tellChanged(stored, component);
    return component;
  });
