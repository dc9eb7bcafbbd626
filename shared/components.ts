import { budgetsComponent } from './budgets/component.ts';
import type { ComponentManifest } from './platform/component.ts';
import { proposalsComponent } from './proposals/component.ts';
import type { ComponentKind } from './spaces/component.ts';

/** Every kind of component, in menu order. */
export const components = {
  proposals: proposalsComponent,
  budgets: budgetsComponent,
} satisfies { readonly [K in ComponentKind]: ComponentManifest<K> };
