import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { features, viewsOf, workersOf } from '../features.ts';
import { jsonLog, type Log } from '../platform/log.ts';
import type { Render } from '../platform/page.ts';
import { composeServices, type Services } from '../platform/services.ts';
import { BUCKETS, openCloud, TABLE } from './cloud.ts';
import { openRuntime, type Runtime } from './runtime.ts';
import { openSecrets } from './secrets.ts';
import { serve } from './server.ts';
import { startTicking } from './tick.ts';

/** Who is an administrator from the first sign-in on a developer's machine. */
export const LOCAL_ADMINISTRATOR = 'admin@parvis.example';

export interface LocalPlatform {
  readonly origin: string;
  readonly services: Services;
  readonly runtime: Runtime;
  /** No table was there before: the demo is not in it yet. */
  readonly isNew: boolean;
  close(): Promise<void>;
}

interface Options {
  /** State on disk; without it everything is in memory. */
  readonly directory?: string;
  /** 0: any free port. */
  readonly port: number;
  readonly version: string;
  readonly log?: Log;
}

const RENDERER = join(import.meta.dirname, '../../web/dist/server/entry.mjs');

/** The Astro server build, which only `npm run build:web` makes. */
async function loadRenderer(): Promise<{ readonly render: Render; readonly builtAt: string }> {
  const { render } = await import(RENDERER);
  return { render, builtAt: (await stat(RENDERER)).mtime.toISOString() };
}

/**
 * Has every page published when those that are there were not made by this build. The build is noted after the job is
 * in its queue: a kill in between publishes once more, never once too few.
 */
async function publishBuild({ queues }: Services, directory: string | undefined, builtAt: string): Promise<void> {
  const file = directory === undefined ? undefined : join(directory, 'published-build');
  if (file !== undefined && (await readFile(file, 'utf8').catch(() => '')) === builtAt) return;
  await queues.send('publish', [{ all: true }]);
  if (file !== undefined) await writeFile(file, builtAt);
}

const exists = (directory: string) =>
  stat(directory).then(
    () => true,
    () => false,
  );

/** Runs the whole platform in this process: store, queues, buckets, mail, every function, site and API on one port. */
export async function startLocalPlatform({ directory, port, version, log = jsonLog }: Options): Promise<LocalPlatform> {
  const isNew = directory === undefined || !(await exists(join(directory, 'table')));
  const { render, builtAt } = await loadRenderer();
  const cloud = await openCloud(directory);
  const config = {
    stage: 'local',
    version,
    siteOrigin: `http://localhost:${port}`,
    tableName: TABLE,
    buckets: BUCKETS,
    mailFrom: 'noreply@parvis.example',
    mailConfigurationSet: undefined,
    firstAdministrator: LOCAL_ADMINISTRATOR,
    queueUrls: cloud.queueUrls,
  } as const;
  const secrets = await openSecrets(directory === undefined ? undefined : join(directory, 'secrets.json'));
  const services = { ...composeServices(config, cloud.clients, secrets), log };
  const runtime = await openRuntime({
    cloud,
    services,
    features,
    workers: workersOf(render),
    views: viewsOf(render),
    ...(directory === undefined ? {} : { directory }),
  });
  const server = await serve(cloud, services, runtime, port).catch(async (error: unknown) => {
    await cloud.close();
    throw error;
  });
  await publishBuild(services, directory, builtAt);
  runtime.start();
  const ticking = startTicking(services);
  return {
    origin: config.siteOrigin,
    services,
    runtime,
    isNew,
    async close() {
      ticking.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await runtime.stop();
      await cloud.close();
    },
  };
}
