import { runSimulation } from '@cloud-copilot/iam-simulate';
import type { AwsCall } from './aws-call.ts';
import { ACCOUNT, type Roles } from './roles.ts';

/** A call of a function as IAM sees it. */
export interface IamRequest {
  readonly fn: string;
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, string | string[]>>;
}

const queueArn = (url: string) => {
  const [account, name] = url.split('/').slice(-2);
  return `arn:aws:sqs:eu-west-3:${account}:${name}`;
};

function resourceOf(
  { environment, statements }: Roles['functions'][string],
  { on }: AwsCall,
  roles: Roles,
): string | undefined {
  if (on.kind === 'table') return on.index === undefined ? roles.tableArn : `${roles.tableArn}/index/${on.index}`;
  if (on.kind === 'mail')
    return statements.flatMap(({ Resource }) => Resource).find((one) => one.includes(':identity/'));
  if (on.kind === 'secret') return environment[`SECRET_${on.secret.toUpperCase()}_ARN`];
  if (on.kind === 'queue') {
    const url = environment[`${on.queue.toUpperCase()}_QUEUE_URL`];
    return url === undefined ? undefined : queueArn(url);
  }
  const bucket = environment[`${on.bucket.toUpperCase()}_BUCKET`];
  if (bucket === undefined) return undefined;
  return `arn:aws:s3:::${bucket}${on.key === undefined ? '' : `/${on.key}`}`;
}

/** What IAM is asked for a call; text where the function could not even ask: it was not told of what it calls. */
export function requestOf(call: AwsCall, roles: Roles): IamRequest | string {
  const fn = roles.callers[call.caller];
  const role = fn === undefined ? undefined : roles.functions[fn];
  if (fn === undefined || role === undefined) return `no function of the stack runs ${call.caller}`;
  const resource = resourceOf(role, call, roles);
  if (resource === undefined) return `${fn} is not told of ${JSON.stringify(call.on)}`;
  const context =
    call.on.kind === 'table' && call.on.keys.length > 0
      ? { 'dynamodb:LeadingKeys': call.on.keys }
      : call.on.kind === 'mail'
        ? { 'ses:FromAddress': role.environment.MAIL_FROM ?? '' }
        : {};
  return { fn, action: call.action, resource, context };
}

/** Whether the function's own role allows the request. @throws Error for a request or policy that IAM does not know. */
export async function isAllowed({ fn, action, resource, context }: IamRequest, roles: Roles): Promise<boolean> {
  const Statement = roles.functions[fn]?.statements ?? [];
  const answer = await runSimulation(
    {
      request: {
        principal: `arn:aws:iam::${ACCOUNT}:role/${fn}`,
        action,
        resource: { resource, accountId: ACCOUNT },
        contextVariables: { ...context },
      },
      identityPolicies: [{ name: fn, policy: { Version: '2012-10-17', Statement } }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (answer.resultType === 'error') throw new Error(`${fn} ${action}: ${JSON.stringify(answer.errors)}`);
  return answer.overallResult === 'Allowed';
}

const matches = (pattern: string, text: string) =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(text);

/** `function action resource`, and for the table also `function reads|writes PARTITION`: all that roles grant. */
export function grantsOf(
  roles: Roles,
): { readonly grant: string; readonly isUsedBy: (request: IamRequest) => boolean }[] {
  return Object.entries(roles.functions).flatMap(([fn, { statements }]) =>
    statements.flatMap(({ Action, Resource, Condition }) => {
      const actions = Action.flatMap((action) =>
        Resource.map((resource) => ({
          grant: `${fn} ${action} ${shown(resource)}`,
          isUsedBy: (request: IamRequest) =>
            request.fn === fn && request.action === action && matches(resource, request.resource),
        })),
      );
      const keys = Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'];
      const partitions = [keys ?? []]
        .flat()
        .map(String)
        .map((partition) => {
          const writes = Action.includes('dynamodb:PutItem');
          return {
            grant: `${fn} ${writes ? 'writes' : 'reads'} ${partition}`,
            // Writing includes reading: a write is made on conditions, and a condition is a read.
            isUsedBy: ({ fn: asking, action, resource, context }: IamRequest) =>
              asking === fn &&
              (Action.includes(action) || (!writes && /Item$/.test(action))) &&
              Resource.some((one) => one === resource || resource.startsWith(one)) &&
              [context['dynamodb:LeadingKeys'] ?? []].flat().some((key) => matches(partition, key)),
          };
        });
      return [...actions, ...partitions];
    }),
  );
}

const shown = (resource: string) =>
  resource.replace(/^arn:aws:([a-z0-9]+):[^:]*:[^:]*:/, '$1:').replace(/[0-9A-F]{8}(?=$|\/|:|-)/, '');

export interface Verdict {
  readonly requests: number;
  /** Functions that made a call. */
  readonly functions: readonly string[];
  readonly denied: readonly string[];
  /** Grants that no call needed. */
  readonly unused: readonly string[];
}

/** Judges calls by the roles of the functions that made them. */
export async function judge(calls: readonly AwsCall[], roles: Roles): Promise<Verdict> {
  const asked = new Map<string, { readonly request: IamRequest; readonly test: string }>();
  const denied: string[] = [];
  for (const call of calls) {
    const request = requestOf(call, roles);
    if (typeof request === 'string') denied.push(`${request} (${call.test})`);
    else asked.set(JSON.stringify(request), { request, test: call.test });
  }
  for (const { request, test } of asked.values()) {
    const { fn, action, resource, context } = request;
    if (!(await isAllowed(request, roles)))
      denied.push(`${fn} may not ${action} on ${shown(resource)} ${JSON.stringify(context)} (${test})`);
  }
  const requests = [...asked.values()].map(({ request }) => request);
  const unused = grantsOf(roles).filter(({ isUsedBy }) => !requests.some(isUsedBy));
  return {
    requests: requests.length,
    functions: [...new Set(requests.map(({ fn }) => fn))].toSorted(),
    denied: [...new Set(denied)].toSorted(),
    unused: [...new Set(unused.map(({ grant }) => grant))].toSorted(),
  };
}
