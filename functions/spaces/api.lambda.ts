import { settingsInUse as budgetSettingsInUse } from '../budgets/settings-in-use.ts';
import { lambda } from '../platform/entry.ts';
import { settingsInUse } from '../proposals/settings-in-use.ts';
import { spacesApi } from './api.ts';

export const handler = lambda(
  spacesApi({ settingsInUse: { proposals: settingsInUse, budgets: budgetSettingsInUse } }).entry,
);
