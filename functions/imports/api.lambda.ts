import { importComments } from '../comments/importer.ts';
import { lambda } from '../platform/entry.ts';
import { importProposal, importReferences } from '../proposals/importer.ts';
import { importsApi } from './api.ts';

export const handler = lambda(importsApi({ importProposal, importReferences, importComments }).entry);
