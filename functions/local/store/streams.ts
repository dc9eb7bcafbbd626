import type { Stream, StreamView, TableState } from './catalogue.ts';
import { keys } from './database.ts';
import type { Engine } from './engine.ts';
import type { Operation } from './model.ts';
import { validationError } from './service-error.ts';
import { retention } from './stream-log.ts';

/** How CreateTable and UpdateTable ask for a stream. */
export interface StreamSpecification {
  readonly StreamEnabled: boolean;
  readonly StreamViewType?: StreamView;
}

/** Its shape. */
export const streamSpecification = {
  StreamSpecification: {
    type: 'FieldStruct<StreamSpecification>',
    children: {
      StreamEnabled: { type: 'Boolean', notNull: true },
      StreamViewType: { type: 'String', enum: ['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES'] },
    },
  },
} as const;

/** The view of the stream asked for, or none. Throws ValidationException when a stream is asked for without a view. */
export function requestedView(specification: StreamSpecification | undefined): StreamView | undefined {
  if (!specification?.StreamEnabled) return undefined;
  if (specification.StreamViewType !== undefined) return specification.StreamViewType;
  throw validationError('One or more parameter values were invalid: StreamViewType is required to enable a stream');
}

/** Gives a table a stream from now on; answers the operations that keep it. */
export function openStream(engine: Engine, table: TableState, view: StreamView): Operation[] {
  const { TableName, KeySchema } = table.description;
  const arnOf = (label: string) => `arn:aws:dynamodb:local:000000000000:table/${TableName}/stream/${label}`;
  let at = engine.now();
  // Two streams of one table within a millisecond would share their name.
  while (engine.catalogue.streams.has(arnOf(new Date(at).toISOString()))) at += 1;
  const label = new Date(at).toISOString();
  const start = engine.streamLog.sequence;
  const settings = { arn: arnOf(label), label, table: TableName, view, keySchema: KeySchema };
  const stream: Stream = {
    settings: { ...settings, startsAfter: start, trimmedThrough: start },
    newest: start,
    decided: start,
  };
  engine.catalogue.streams.set(stream.settings.arn, stream);
  table.stream = stream;
  return [{ type: 'put', key: keys.stream(TableName, label), value: stream.settings }];
}

/** Ends a table's stream, if it has one; its records stay readable until they are trimmed. */
export function closeStream(engine: Engine, table: TableState): Operation[] {
  const { stream } = table;
  if (stream === undefined) return [];
  delete table.stream;
  stream.settings = { ...stream.settings, closed: { at: engine.now(), endsWith: stream.decided } };
  return [{ type: 'put', key: keys.stream(stream.settings.table, stream.settings.label), value: stream.settings }];
}

/** The part of a table's description that tells of its stream. */
export const streamDescription = ({ settings }: Stream) => ({
  LatestStreamArn: settings.arn,
  LatestStreamLabel: settings.label,
  StreamSpecification: { StreamEnabled: true, StreamViewType: settings.view },
});

/** Deletes records older than a day at `now` (milliseconds), and closed streams that have none left. */
export async function trimStreams(engine: Engine, now: number): Promise<void> {
  for (const [arn, stream] of engine.catalogue.streams) {
    await engine.streamLog.trim(stream, now);
    const { closed, table, label } = stream.settings;
    if (closed === undefined || closed.at >= now - retention) continue;
    engine.catalogue.streams.delete(arn);
    await engine.queue.write([{ type: 'del', key: keys.stream(table, label) }]);
  }
}
