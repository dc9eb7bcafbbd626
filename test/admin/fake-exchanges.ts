/** What the fake platform does of imports and exports: each is done when it is looked at for the second time. */
import type { Exchange } from '../../shared/imports/exchange.ts';
import { ComponentId, ExchangeId } from '../../shared/platform/ids.ts';
import { type Handlers, Refusal } from './fake-api.ts';
import { anId, NOW } from './fixtures.ts';

/** What an import of the fake finds: a line that was refused, and one that was taken without something. */
const FOUND = {
  imported: 1200,
  unchanged: 3,
  refused: 1,
  noticed: 1,
  hasReport: true,
  detected: { form: 'csv', encoding: 'iso-8859-1', separator: ';' },
  lines: [
    { line: 7, column: 'created_at', code: 'not-a-time', isRefused: true, value: 'hier' },
    { line: 9, column: 'title/en', code: 'other-languages', isRefused: false, value: 'Trees' },
  ],
} satisfies Partial<Exchange>;

const begun = (componentId: string | undefined, given: Partial<Exchange>): Exchange => ({
  id: ExchangeId.parse(anId('exchange')),
  componentId: ComponentId.parse(componentId),
  direction: 'export',
  subject: null,
  form: null,
  fileName: '',
  state: 'waiting',
  bytes: 0,
  detected: null,
  rows: 0,
  imported: 0,
  unchanged: 0,
  refused: 0,
  noticed: 0,
  lines: [],
  failure: null,
  hasReport: false,
  createdAt: NOW,
  finishedAt: null,
  expiresAt: NOW,
  ...given,
});

function afterLook(one: Exchange): Exchange {
  if (one.state === 'waiting') return { ...one, state: 'running', rows: 256 };
  if (one.state !== 'running') return one;
  if (one.fileName === 'broken.csv') {
    return { ...one, state: 'failed', failure: { code: 'quotes', facts: { line: 12 } }, finishedAt: NOW };
  }
  return {
    ...one,
    state: 'done',
    rows: 1204,
    finishedAt: NOW,
    ...(one.direction === 'import' ? FOUND : { bytes: 9000 }),
  };
}

export function fakeExchanges(): Handlers {
  let items: Exchange[] = [];
  const sent = new Map<string, string[]>();
  return {
    'imports.listExchanges': () => {
      const shown = items;
      items = items.map(afterLook);
      return { items: shown };
    },
    'imports.requestExport': ({ params, body }) => {
      const exchange = begun(params.componentId, { ...body, fileName: `${body.subject}-2026-11-21.${body.form}` });
      items = [exchange, ...items];
      return exchange;
    },
    'imports.linkExport': () => ({ url: '/exported' }),
    'imports.linkReport': () => ({ url: '/report' }),
    'imports.beginImport': ({ params, body }) => {
      const exchange = begun(params.componentId, {
        direction: 'import',
        state: 'uploading',
        fileName: body.fileName,
        bytes: body.bytes,
      });
      items = [exchange, ...items];
      return { exchange, partBytes: 10, parts: Math.ceil(body.bytes / 10) };
    },
    'imports.sendPart': ({ params, body }) => {
      const { exchangeId = '', part = '' } = params;
      sent.set(exchangeId, [...(sent.get(exchangeId) ?? []), Buffer.from(body.data, 'base64').toString()]);
      return { part: Number(part), bytes: 10 };
    },
    'imports.startImport': ({ params }) => {
      const exchange = items.find(({ id }) => id === params.exchangeId);
      const bytes = (sent.get(params.exchangeId ?? '') ?? []).join('').length;
      if (exchange === undefined || exchange.bytes !== bytes) throw new Refusal('exchange.part-wrong');
      const waiting = { ...exchange, state: 'waiting' } as const;
      items = items.map((one) => (one === exchange ? waiting : one));
      return waiting;
    },
  };
}
