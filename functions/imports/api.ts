import { exportPolicy, importPolicy } from '../../shared/imports/policy.ts';
import { type Api, createApi } from '../platform/api.ts';
import { spaceOfComponent } from '../spaces/directory.ts';
import { linkExport, linkReport, listExchanges, readExchange, requestExport } from './exchange/export-handlers.ts';
import { beginImport, sendPart, startImport } from './exchange/import-handlers.ts';
import { importProposals } from './import-proposals.ts';
import type { ImportSlots } from './slots.ts';

/** @param slots how the features behind the resources write what an import brings */
export const importsApi = (slots: ImportSlots): Api =>
  createApi({
    handlers: [
      importProposals(slots),
      listExchanges,
      readExchange,
      requestExport,
      linkExport,
      beginImport,
      sendPart,
      startImport,
      linkReport,
    ],
    policies: [importPolicy, exportPolicy],
    places: { componentId: spaceOfComponent },
  });
