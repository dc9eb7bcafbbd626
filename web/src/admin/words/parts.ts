import type { CompiledMessages } from '../../../../shared/platform/format.ts';
import type { OfficePart } from '../../../plugins/office-words.ts';

export type { OfficePart };
/** How the words of each part of the back office are loaded. */
export type LaterWords = Readonly<Record<OfficePart, () => Promise<{ readonly messages: CompiledMessages }>>>;
