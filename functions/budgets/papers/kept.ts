/** Lines of the data register for `entities.ts`: docs/data-register.md. */
import { kept, type RegisterLine } from '../../platform/register.ts';
import { PaperBatches, PaperCounts, PaperHandouts, PaperRuns, Papers, PrintedCatalogues } from './entities.ts';

export const budgetPapersKept: readonly RegisterLine[] = [
  kept(PaperCounts, {
    keeps: 'How many ballot papers were printed, and are left',
    until: 'consultation',
    others: ['componentId', 'printed', 'left'],
  }),
  kept(PaperHandouts, {
    keeps: 'How many ballot papers were handed out and came back',
    until: 'consultation',
    others: ['componentId', 'marked', 'takenBack'],
  }),
  kept(PaperRuns, {
    keeps: 'Ballot papers that were printed together',
    until: 'consultation',
    others: ['id', 'componentId', 'first', 'last', 'envelopeIds', 'locale', 'createdAt'],
  }),
  kept(PaperBatches, {
    keeps: 'Ballot papers out of urns, as counted by hand',
    until: 'consultation',
    others: ['id', 'componentId', 'place', 'counted', 'version', 'createdAt'],
  }),
  kept(Papers, {
    keeps: 'Ballot papers by number: who has entered them; nothing says whose they are',
    until: 'consultation',
    stays: {
      first:
        'which agent has entered it first, who answers for it; what they read only while it is undecided or differed',
      second: 'which agent has entered it as the second',
      decidedBy: 'who has decided where the two had read different things',
    },
    others: ['componentId', 'number', 'state', 'invalid', 'voided', 'batchId', 'revision'],
  }),
  kept(PrintedCatalogues, {
    keeps: 'Which state of a catalogue was made as PDF',
    until: 'consultation',
    others: ['componentId', 'locale', 'digest'],
  }),
];
