import { Construct } from 'constructs';
import { Tallies } from '../functions/platform/entities.ts';
import { deadLetters } from './platform/dead-letters.ts';
import type { Platform } from './platform/platform.ts';
import { StreamReader } from './platform/stream-reader.ts';
import type { Workers } from './workers.ts';

/** The two readers of the table's stream. */
export class StreamReaders extends Construct {
  constructor(scope: Construct, id: string, { stage, table }: Platform, workers: Workers) {
    super(scope, id);
    const counters = new StreamReader(this, 'Counters', {
      stage,
      bundle: 'counters',
      description: 'Counters of votes',
      memorySize: 1024,
      table: table.table,
      batchSize: 1000,
      windowSeconds: 1,
      runbook: 'counters',
    });
    table.grantEntities(counters.fn, { write: [Tallies] });

    const relay = new StreamReader(this, 'Relay', {
      stage,
      bundle: 'relay',
      description: 'Relay of changes to the workers',
      memorySize: 512,
      table: table.table,
      batchSize: 100,
      // A page is published within seconds of its change: nothing waits here.
      windowSeconds: 0,
      runbook: 'relay',
    });
    for (const worker of [
      workers.publisher,
      workers.indexer,
      workers.tallies,
      ...workers.mail.relayed,
      workers.exporter,
      workers.exchanger,
      workers.census,
      workers.eraser,
      workers.uploads,
      workers.cards,
      workers.recounts,
      workers.budgetCounts,
      workers.moderator,
      workers.sealer,
      workers.texter,
    ])
      worker.grantSend(relay.fn);

    const unreadable = deadLetters(this, 'Unreadable', {
      alarms: stage.alarms,
      says: 'A change in the table could not be read and was passed over.',
      runbook: 'unreadable-changes',
    });
    for (const { fn } of [counters, relay]) {
      unreadable.grantSendMessages(fn.role);
      fn.tell('UNREADABLE_QUEUE_URL', unreadable.queueUrl);
    }
  }
}
