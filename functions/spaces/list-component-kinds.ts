import * as z from 'zod';
import { components } from '../../shared/components.ts';
import { spaces } from '../../shared/spaces/contract.ts';
import { handle } from '../platform/handle.ts';

/** What may be sent, not what is stored: a setting with a default may be left out. */
const schemaOf = (schema: z.ZodObject) => z.toJSONSchema(schema, { io: 'input' });

/** Kinds of component with the schemas of their settings. */
export const listComponentKinds = handle(spaces.listComponentKinds, async () => ({
  items: Object.values(components).map(({ kind, settings, phaseSettings }) => ({
    kind,
    settings: schemaOf(settings),
    phaseSettings: schemaOf(phaseSettings),
  })),
}));
