import type { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';

/** A statement of a role, with the ARNs that its references stand for. */
const RoleStatement = z.object({
  Effect: z.literal('Allow'),
  Action: z.union([z.string().transform((text) => [text]), z.array(z.string())]),
  // Telephones have no ARN: sending to them is granted by what it is not (`NotResource`), and nothing is looked up.
  Resource: z.union([z.string().transform((text) => [text]), z.array(z.string())]).default(['*']),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});
const Role = z.object({ statements: z.array(RoleStatement), environment: z.record(z.string(), z.string()) });

/** What the stack makes of its functions, as far as permissions go. */
export const Roles = z.object({
  /** Fingerprint of the code that the stack was made from. */
  fingerprint: z.string(),
  /** By the path of the function's construct without separators, such as `ProposalsVote`. */
  functions: z.record(z.string(), Role),
  /** The function behind each call of the local runtime: a route key, `queue:<name>`, `stream:<name>`, `views`. */
  callers: z.record(z.string(), z.string()),
  tableArn: z.string(),
});
export type Roles = z.infer<typeof Roles>;
export type RoleStatement = z.infer<typeof RoleStatement>;

export const ACCOUNT = '123456789012';
const REGION = 'eu-west-3';
const arn = (service: string, resource: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;

/** What a resource's reference and its ARN are once it is made; names are its logical id. */
const MADE: Readonly<Record<string, (id: string) => { readonly Ref: string; readonly Arn: string }>> = {
  'AWS::DynamoDB::GlobalTable': (id) => ({ Ref: id, Arn: arn('dynamodb', `table/${id}`) }),
  'AWS::S3::Bucket': (id) => ({ Ref: id.toLowerCase(), Arn: `arn:aws:s3:::${id.toLowerCase()}` }),
  'AWS::SQS::Queue': (id) => ({ Ref: `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${id}`, Arn: arn('sqs', id) }),
  'AWS::SecretsManager::Secret': (id) => ({
    Ref: arn('secretsmanager', `secret:${id}-AbCdEf`),
    Arn: arn('secretsmanager', `secret:${id}-AbCdEf`),
  }),
  'AWS::Logs::LogGroup': (id) => ({ Ref: id, Arn: arn('logs', `log-group:${id}:*`) }),
};
const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::Region': REGION,
  'AWS::AccountId': ACCOUNT,
  'AWS::URLSuffix': 'amazonaws.com',
};

const Resource = z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) });
const Reference = z.object({ Ref: z.string() });
const Attribute = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) });
const Joined = z.object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) });
type Resources = ReadonlyMap<string, z.infer<typeof Resource>>;

/** A value of the template as it is once the stack is made. */
function resolver(resources: Resources): (value: unknown) => unknown {
  const made = (id: string) => MADE[resources.get(id)?.Type ?? '']?.(id);
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== 'object' || value === null) return value;
    const reference = Reference.safeParse(value);
    if (reference.success) return PSEUDO[reference.data.Ref] ?? made(reference.data.Ref)?.Ref ?? reference.data.Ref;
    const attribute = Attribute.safeParse(value);
    if (attribute.success) {
      const [id, name] = attribute.data['Fn::GetAtt'];
      const known = made(id)?.Arn ?? `<${id}>`;
      if (name === 'StreamArn') return `${known}/stream/2026-11-21T09:00:00.000`;
      return name === 'Arn' ? known : `<${id}.${name}>`;
    }
    const joined = Joined.safeParse(value);
    if (joined.success) return joined.data['Fn::Join'][1].map(resolve).join(joined.data['Fn::Join'][0]);
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, resolve(one)]));
  };
  return resolve;
}

const nameOf = (functionId: string) => functionId.replace(/Function[0-9A-F]{8}$/, '');
const roleOf = (roleId: string) => roleId.replace(/Role[0-9A-F]{8}$/, '');
const Policies = z.object({
  Policies: z.array(z.object({ PolicyDocument: z.object({ Statement: z.array(z.unknown()) }) })).default([]),
});
const Configured = z.object({ Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }) });
const Route = z.object({ RouteKey: z.string(), Target: Joined });
const Integration = z.object({ IntegrationUri: Attribute });
const Mapping = z.object({ FunctionName: Reference, EventSourceArn: Attribute });

const SCHEDULED: Readonly<Record<string, string>> = {
  'schedule:phase-changes': 'JobsPhaseChanges',
  'schedule:newsletter-clock': 'JobsNewsletterClock',
  'schedule:ballot-reminders': 'JobsBallotReminders',
  'schedule:digests': 'JobsDigests',
  'mail-in': 'MailInMain',
  // Its queue is filled by a topic: no function is told of it.
  'queue:feedback': 'WorkersMailFeedbackWorker',
  views: 'ViewsMain',
};

/** Which function the local runtime means by each of its names. */
function callersOf(ofType: (type: string) => [string, Record<string, unknown>][], queues: ReadonlyMap<string, string>) {
  const callers: Record<string, string> = { ...SCHEDULED };
  const integrations = new Map(
    ofType('AWS::ApiGatewayV2::Integration').map(([id, properties]) => [
      id,
      nameOf(Integration.parse(properties).IntegrationUri['Fn::GetAtt'][0]),
    ]),
  );
  for (const [, properties] of ofType('AWS::ApiGatewayV2::Route')) {
    const { RouteKey, Target } = Route.parse(properties);
    const integration = Target['Fn::Join'][1].map((part) => Reference.safeParse(part).data?.Ref).find((id) => id);
    const path = /^ANY (\/api\/[^+]+)$/.exec(RouteKey)?.[1];
    const keys =
      path === undefined ? [RouteKey] : ['GET', 'POST', 'PUT', 'DELETE'].map((method) => `${method} ${path}`);
    // A route with a method of its own goes before one for all methods.
    for (const key of keys) {
      if (path === undefined || callers[key] === undefined) callers[key] = integrations.get(integration ?? '') ?? '';
    }
  }
  for (const [, properties] of ofType('AWS::Lambda::EventSourceMapping')) {
    const { FunctionName, EventSourceArn } = Mapping.parse(properties);
    const fn = nameOf(FunctionName.Ref);
    const queue = queues.get(EventSourceArn['Fn::GetAtt'][0]);
    const stream = /^Stream(\w+)Reader$/.exec(fn)?.[1];
    callers[queue === undefined ? `stream:${stream?.toLowerCase()}` : `queue:${queue}`] = fn;
  }
  return callers;
}

/** The role and the environment of every function, read from a synthesised template. */
export function rolesOf(template: Template, fingerprint: string): Roles {
  const all = Object.entries(z.record(z.string(), Resource).parse(template.toJSON().Resources));
  const resolve = resolver(new Map(all));
  const ofType = (type: string): [string, Record<string, unknown>][] =>
    all.filter(([, { Type }]) => Type === type).map(([id, { Properties }]) => [id, Properties]);
  const functions: Record<string, z.infer<typeof Role>> = {};
  const queues = new Map<string, string>();
  for (const [id, properties] of ofType('AWS::Lambda::Function').filter(([id]) => /Function[0-9A-F]{8}$/.test(id))) {
    const { Variables } = Configured.safeParse(properties).data?.Environment ?? { Variables: {} };
    functions[nameOf(id)] = { statements: [], environment: z.record(z.string(), z.string()).parse(resolve(Variables)) };
    for (const [variable, value] of Object.entries(Variables)) {
      const queue = /^(\w+)_QUEUE_URL$/.exec(variable)?.[1];
      const reference = Reference.safeParse(value);
      if (queue !== undefined && reference.success) queues.set(reference.data.Ref, queue.toLowerCase());
    }
  }
  for (const [id, properties] of ofType('AWS::IAM::Role')) {
    for (const { PolicyDocument } of Policies.parse(properties).Policies)
      functions[roleOf(id)]?.statements.push(...z.array(RoleStatement).parse(resolve(PolicyDocument.Statement)));
  }
  const table = ofType('AWS::DynamoDB::GlobalTable')[0]?.[0] ?? '';
  return {
    fingerprint,
    functions,
    callers: callersOf(ofType, queues),
    tableArn: arn('dynamodb', `table/${table}`),
  };
}
