import type { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';

const texts = z.union([z.string().transform((text) => [text]), z.array(z.string())]);
const Statement = z.object({
  Effect: z.literal('Allow'),
  Action: texts,
  // Absent where telephones are granted, which have no ARN.
  Resource: z.unknown().default('*'),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
});
const Role = z.object({
  Properties: z.object({
    Policies: z.array(z.object({ PolicyDocument: z.object({ Statement: z.array(Statement) }) })).default([]),
  }),
});

/** What one function may do. */
export interface Grant {
  /** Path of the function's construct without separators, such as `ProposalsVote`. */
  readonly fn: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Patterns of `dynamodb:LeadingKeys`; none where there is no such condition. */
  readonly keys: readonly string[];
  readonly condition: z.infer<typeof Statement>['Condition'];
}

const Joined = z.object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) });
const Attribute = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) });
const Reference = z.object({ Ref: z.string() });

/** A resource as text: references become `<LogicalId.Attribute>`. */
function shown(resource: unknown): string {
  const joined = Joined.safeParse(resource);
  if (joined.success) return joined.data['Fn::Join'][1].map(shown).join('');
  const attribute = Attribute.safeParse(resource);
  if (attribute.success) return `<${attribute.data['Fn::GetAtt'].join('.')}>`;
  const reference = Reference.safeParse(resource);
  return reference.success ? `<${reference.data.Ref}>` : z.string().parse(resource);
}

/** Every statement of every function's role, as the template grants them. */
export function grantsOf(template: Template): Grant[] {
  const roles = Object.entries(template.findResources('AWS::IAM::Role'));
  const statements = roles.flatMap(([id, role]) =>
    Role.parse(role).Properties.Policies.flatMap(({ PolicyDocument: { Statement: all } }) =>
      all.map((statement) => ({ id, ...statement })),
    ),
  );
  return statements.map(({ id, Action, Resource, Condition }) => ({
    fn: id.replace(/Role[0-9A-F]{8}$/, ''),
    actions: Action,
    resources: (Array.isArray(Resource) ? Resource : [Resource]).map(shown),
    keys: texts.catch([]).parse(Condition['ForAllValues:StringLike']?.['dynamodb:LeadingKeys']),
    condition: Condition,
  }));
}

/** Functions that may do an action, each once, in the order of the alphabet. */
export const whoMay = (grants: readonly Grant[], action: string, key?: string): string[] =>
  [
    ...new Set(
      grants
        .filter(({ actions, keys }) => actions.includes(action) && (key === undefined || keys.includes(key)))
        .map(({ fn }) => fn),
    ),
  ].toSorted();
