/** Imports a file of proposals or comments in one of Decidim's forms into a component: docs/import.md. */
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import type { Exchange, LineProblem } from '../shared/imports/exchange.ts';
import { importsWords } from '../shared/imports/words.ts';
import { InterfaceLocale } from '../shared/platform/locale.ts';
import { translator } from '../shared/platform/messages.ts';
import { keepFile, whenEnded } from './import/exchange-client.ts';
import { connect, operatorToken, type PlatformClient } from './import/platform-client.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    component: { type: 'string' },
    locale: { type: 'string', default: 'en' },
    report: { type: 'string' },
    url: { type: 'string', default: `http://localhost:${process.env.PORT ?? 8080}` },
    token: { type: 'string' },
  },
});
const [file] = positionals;
const { component, url } = values;
if (file === undefined || component === undefined) {
  console.error(
    'npm run import:decidim -- FILE --component ID [--locale en|fr|nl] [--report FILE] [--url URL] [--token TOKEN]',
  );
  process.exit(2);
}
const locale = InterfaceLocale.parse(values.locale);
const t = translator(importsWords, locale);

/** Sends the file in parts, one in memory at a time, and has it read. */
async function send(client: PlatformClient, path: string, componentId: string): Promise<Exchange> {
  const base = `/components/${componentId}/exchanges`;
  const { size } = await stat(path);
  const begun = await client.send<{ exchange: Exchange; partBytes: number; parts: number }>('POST', `${base}/imports`, {
    fileName: basename(path).slice(-200),
    bytes: size,
    locale,
  });
  const { exchange, partBytes, parts } = begun;
  const source = await open(path);
  const bar = new SingleBar({ format: 'sending [{bar}] {percentage}%', hideCursor: true });
  bar.start(parts, 0);
  try {
    for (let part = 0; part < parts; part++) {
      const { buffer, bytesRead } = await source.read(Buffer.alloc(partBytes), 0, partBytes, part * partBytes);
      const data = buffer.subarray(0, bytesRead).toString('base64');
      await client.send('PUT', `${base}/${exchange.id}/parts/${part}`, { data });
      bar.update(part + 1);
    }
  } finally {
    bar.stop();
    await source.close();
  }
  return client.send('POST', `${base}/${exchange.id}/start`, {});
}

const lineText = ({ line, column, code, value, isRefused }: LineProblem): string => {
  const what = isRefused ? t('export.report.refused') : t('export.report.taken');
  const where = column === '' ? '' : `, ${column}`;
  return `${t('exchange.line', { line })}${where}: ${what}. ${t(`export.line.${code}`)}${value === '' ? '' : ` (${value})`}`;
};

async function run(path: string, componentId: string): Promise<boolean> {
  const client = connect(url, await operatorToken(values.token));
  const started = await send(client, path, componentId);
  let shown = 0;
  const done = await whenEnded(client, started, ({ rows }) => {
    if (rows > shown) console.log(t('exchange.rows', { rows }));
    shown = rows;
  });
  const { detected, imported, unchanged, refused, noticed, failure, lines, hasReport } = done;
  if (detected !== null) {
    console.log(['read as', detected.form, detected.encoding, detected.separator].filter(Boolean).join(' '));
  }
  for (const line of lines) console.log(lineText(line));
  if (hasReport && values.report !== undefined) await keepFile(client, done, 'report', { url, path: values.report });
  if (failure !== null)
    console.error(`${t('exchange.failed')} ${t(`exchange.failure.${failure.code}`, failure.facts)}`);
  if (noticed > 0) console.log(t('exchange.import.noticed', { count: noticed }));
  console.log(`imported ${imported} ${done.subject ?? 'rows'}; unchanged ${unchanged}; refused ${refused}`);
  return failure === null;
}

await run(file, component).then(
  (isWhole) => {
    process.exitCode = isWhole ? 0 : 1;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
