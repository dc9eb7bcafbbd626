/** Exports proposals and comments of a component in Decidim's forms: docs/import.md. */
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Exchange, ExchangeForm, ExchangeSubject } from '../shared/imports/exchange.ts';
import { importsWords } from '../shared/imports/words.ts';
import { translator } from '../shared/platform/messages.ts';
import { keepFile, whenEnded } from './import/exchange-client.ts';
import { connect, operatorToken } from './import/platform-client.ts';

const { values } = parseArgs({
  options: {
    component: { type: 'string' },
    out: { type: 'string' },
    form: { type: 'string', multiple: true, default: [...ExchangeForm.options] },
    subject: { type: 'string', multiple: true, default: [...ExchangeSubject.options] },
    url: { type: 'string', default: `http://localhost:${process.env.PORT ?? 8080}` },
    token: { type: 'string' },
  },
});
const { component, out, url } = values;
if (component === undefined || out === undefined) {
  console.error(
    'npm run export:decidim -- --component ID --out DIR [--form csv] [--subject proposals] [--url URL] [--token TOKEN]',
  );
  process.exit(2);
}

async function run(componentId: string, directory: string): Promise<void> {
  const client = connect(url, await operatorToken(values.token));
  const t = translator(importsWords, 'en');
  const subjects = values.subject.map((subject) => ExchangeSubject.parse(subject));
  const forms = values.form.map((form) => ExchangeForm.parse(form));
  await mkdir(directory, { recursive: true });
  for (const subject of subjects) {
    for (const form of forms) {
      const path = join(directory, `${subject}.${form}`);
      const base = `/components/${componentId}/exchanges/exports`;
      const ordered = await client.send<Exchange>('POST', base, { subject, form });
      const exported = await whenEnded(client, ordered, () => undefined);
      if (exported.failure !== null) {
        throw new Error(`${path}: ${t(`exchange.failure.${exported.failure.code}`, exported.failure.facts)}`);
      }
      await keepFile(client, exported, 'file', { url, path });
      const { size } = await stat(path);
      console.log(`${path}: ${t('exchange.export.done', { rows: exported.rows })}, ${size} bytes`);
      if (exported.noticed > 0) console.log(t('exchange.export.cut', { count: exported.noticed }));
    }
  }
}

await run(component, out).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
