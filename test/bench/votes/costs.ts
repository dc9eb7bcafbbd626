import { spawn } from 'node:child_process';
import { join } from 'node:path';
import * as z from 'zod';

const Cost = z.object({ cpu_ms: z.number(), write_units: z.number(), read_units: z.number() });
const Costs = z.object({
  first: Cost,
  returning: Cost,
  limited_write_units: z.number(),
  bundle_import_ms: z.number().nullable(),
});

/** What a vote costs, by `handler-cost.ts` in a process of its own. @throws Error when that fails */
export async function handlerCosts(): Promise<z.infer<typeof Costs>> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'handler-cost.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  for await (const chunk of child.stdout) text += String(chunk);
  return Costs.parse(JSON.parse(text.trim().split('\n').at(-1) ?? ''));
}
