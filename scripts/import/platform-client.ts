import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as z from 'zod';
import type { imports } from '../../shared/imports/contract.ts';
import { ProblemBody } from '../../shared/platform/problem.ts';
import type { Component } from '../../shared/spaces/component.ts';
import type { Process } from '../../shared/spaces/process.ts';

type ImportAnswer = z.infer<(typeof imports)['importProposals']['returns']>;

/** Speaks to a running platform as its operator. */
export interface PlatformClient {
  get<T>(path: string): Promise<T>;
  send<T>(method: 'POST' | 'PUT', path: string, body: unknown, idempotencyKey?: string): Promise<T>;
}

const TRIES = 5;
const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** The operator's token: the option, the environment, or that of the platform on this machine. */
export async function operatorToken(option: string | undefined): Promise<string> {
  const given = option ?? process.env.PARVIS_OPERATOR_TOKEN;
  if (given !== undefined) return given;
  const file = join(import.meta.dirname, '../../.local/secrets.json');
  const secrets = await readFile(file, 'utf8').catch(() => {
    throw new Error('No operator token: start the platform here first, or give --token (or PARVIS_OPERATOR_TOKEN).');
  });
  return JSON.parse(secrets).operator;
}

export function connect(url: string, token: string): PlatformClient {
  async function request<T>(
    method: string,
    path: string,
    body?: unknown,
    idempotencyKey?: string,
    attempt = 1,
  ): Promise<T> {
    const response = await fetch(new URL(`/api${path}`, url), {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    // Everything sent here may be sent twice, so a busy platform is asked again.
    if ((response.status === 429 || response.status >= 500) && attempt < TRIES) {
      await pause(Number(response.headers.get('retry-after') ?? 2 ** attempt));
      return request(method, path, body, idempotencyKey, attempt + 1);
    }
    if (!response.ok) {
      const problem = ProblemBody.safeParse(await response.json().catch(() => undefined));
      const fields = problem.data?.fields?.map(({ pointer, code }) => `${pointer} ${code}`).join(', ') ?? '';
      throw new Error(`${method} ${path}: ${response.status} ${problem.data?.code ?? ''} ${fields}`.trim());
    }
    return response.json();
  }
  return {
    get: (path) => request('GET', path),
    send: (method, path, body, idempotencyKey) => request(method, path, body, idempotencyKey),
  };
}

export interface Destination {
  readonly slug: string;
  readonly title: string;
  readonly componentName: string;
  readonly locale: string;
  /** Whether people may go on voting and commenting. */
  readonly isOpen: boolean;
  /** Settings of a component that is made now, beside the kind of vote. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

async function findOrCreateProcess(client: PlatformClient, { slug, title, locale }: Destination): Promise<Process> {
  const { items } = await client.get<{ items: Process[] }>('/processes');
  const known = items.find((process) => process.slug === slug);
  if (known !== undefined) return known;
  const texts = { question: {}, summary: {}, description: {}, decision: {}, image: null, imageAlt: {} };
  const made = await client.send<Process>(
    'POST',
    '/processes',
    { slug, title: { [locale]: title }, ...texts, phases: [] },
    `import-${slug}`,
  );
  return client.send('PUT', `/processes/${made.id}/publication`, { isPublished: true });
}

/** Finds the component to import into, or makes process and component and publishes them. What is there stays as it is. */
export async function prepare(client: PlatformClient, destination: Destination): Promise<Component> {
  const process = await findOrCreateProcess(client, destination);
  const { componentName, locale, isOpen, slug, settings = {} } = destination;
  const { items } = await client.get<{ items: Component[] }>(`/processes/${process.id}/components`);
  const known = items.find(({ kind, name }) => kind === 'proposals' && Object.values(name).includes(componentName));
  if (known !== undefined) return known;
  const made = await client.send<Component>(
    'POST',
    `/processes/${process.id}/components`,
    {
      kind: 'proposals',
      name: { [locale]: componentName },
      settings: { voteKind: 'opinion', ...settings },
      phaseSettings: { none: { creation: isOpen, voting: isOpen, comments: isOpen } },
    },
    // Of the name too: another name in the same process is another component.
    `import-component-${slug}-${encodeURIComponent(componentName)}`.slice(0, 200),
  );
  return client.send('PUT', `/components/${made.id}/publication`, { isPublished: true });
}

export const importBatch = (
  client: PlatformClient,
  componentId: string,
  proposals: readonly unknown[],
): Promise<ImportAnswer> => client.send('POST', `/components/${componentId}/imports`, { proposals });
