import type { Condition } from '../platform/db/write.ts';

/** The item is still the one that was read; version 0 is that of a default, which is not in the table. */
export const versionIs = (version: number): Condition =>
  version === 0 ? 'absent' : [{ attribute: 'version', op: '=', value: version }];
