/** Components of a process: schemas and routes. */
import * as z from 'zod';
import type { Route } from '../platform/contract.ts';
import { ComponentId, ProcessId } from '../platform/ids.ts';
import { Localized, RequiredLocalized } from '../platform/locale.ts';
import { Instant } from '../platform/time.ts';
import { Requirements } from '../verifications/requirement.ts';
import { Version } from './fields.ts';

export const ComponentKind = z.enum(['proposals', 'budgets']);
export type ComponentKind = z.infer<typeof ComponentKind>;
export const Component = z.object({
  id: ComponentId,
  processId: ProcessId,
  kind: ComponentKind,
  name: RequiredLocalized,
  introduction: Localized,
  position: z.int().nonnegative(),
  /** Parsed by the schemas of the component's manifest. */
  settings: z.record(z.string(), z.unknown()),
  /** Settings that change with the phase; the key `none` is for processes without a phase in progress. */
  phaseSettings: z.record(z.string(), z.record(z.string(), z.unknown())),
  /** Verifications that actions ask for, by action of the component's manifest. */
  requirements: Requirements.default({}),
  isPublished: z.boolean(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type Component = z.infer<typeof Component>;
const ComponentInput = Component.pick({
  name: true,
  introduction: true,
  position: true,
  settings: true,
  phaseSettings: true,
}).extend({ requirements: Requirements.optional().describe('Left out: as they are, or none for a new component') });

/** Routes of components. */
export const componentRoutes = {
  listComponents: {
    summary: 'Components of a process, in menu order',
    method: 'GET',
    path: '/processes/{processId}/components',
    access: 'process.read',
    params: z.object({ processId: ProcessId }),
    returns: z.object({ items: z.array(Component) }),
    problems: ['process.not-found'],
  },
  createComponent: {
    summary: 'Add a component to a process, unpublished; missing settings take their defaults',
    method: 'POST',
    path: '/processes/{processId}/components',
    access: 'process.update',
    status: 201,
    params: z.object({ processId: ProcessId }),
    body: ComponentInput.extend({ kind: ComponentKind }).partial({
      settings: true,
      phaseSettings: true,
      introduction: true,
      position: true,
    }),
    returns: Component,
    problems: ['process.not-found'],
  },
  readComponent: {
    summary: 'One component with its settings',
    method: 'GET',
    path: '/components/{componentId}',
    access: 'process.read',
    params: z.object({ componentId: ComponentId }),
    returns: Component,
    problems: ['component.not-found'],
  },
  updateComponent: {
    summary: 'Change name and settings of a component',
    method: 'PUT',
    path: '/components/{componentId}',
    access: 'process.update',
    params: z.object({ componentId: ComponentId }),
    body: ComponentInput.extend({ version: Version }),
    returns: Component,
    problems: ['component.not-found', 'component.changed-meanwhile'],
  },
  publishComponent: {
    summary: 'Publish a component, or take it back',
    method: 'PUT',
    path: '/components/{componentId}/publication',
    access: 'process.update',
    params: z.object({ componentId: ComponentId }),
    body: z.object({ isPublished: z.boolean() }),
    returns: Component,
    problems: ['component.not-found'],
  },
  listComponentKinds: {
    summary: 'Kinds of component with the JSON Schemas of their settings, from which the back office makes its forms',
    method: 'GET',
    path: '/component-kinds',
    access: 'process.list',
    returns: z.object({
      items: z.array(
        z.object({
          kind: ComponentKind,
          settings: z.record(z.string(), z.unknown()),
          phaseSettings: z.record(z.string(), z.unknown()),
        }),
      ),
    }),
  },
} as const satisfies Record<string, Route>;
