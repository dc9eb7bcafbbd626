import { CfnElement, NestedStack, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';

const Body = z.looseObject({ Resources: z.record(z.string(), z.looseObject({ Type: z.string() })) });
const Outputs = z.object({ Outputs: z.record(z.string(), z.object({ Value: z.unknown() })).default({}) });
const Inside = z.object({ Properties: z.object({ Parameters: z.record(z.string(), z.unknown()).default({}) }) });
const Reference = z.strictObject({ Ref: z.string() });
const Output = z.strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.templateLiteral(['Outputs.', z.string()])]) });

type Values = ReadonlyMap<string, unknown>;

/** Puts in place of references what they stand for in the other stack. */
function replaced(value: unknown, parameters: Values, outputs: Values): unknown {
  if (Array.isArray(value)) return value.map((one) => replaced(one, parameters, outputs));
  if (typeof value !== 'object' || value === null) return value;
  const reference = Reference.safeParse(value).data?.Ref;
  if (reference !== undefined && parameters.has(reference)) return parameters.get(reference);
  const output = Output.safeParse(value).data?.['Fn::GetAtt'].join('.');
  if (output !== undefined && outputs.has(output)) return outputs.get(output);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, replaced(one, parameters, outputs)]));
}

const insideOf = (stack: Stack): NestedStack[] =>
  stack.node.findAll().filter((one): one is NestedStack => one instanceof NestedStack);

/** The resources of a stack alone, and of each stack inside it: what the limit of 500 is counted by. */
export const resourcesByStack = (stack: Stack): Record<string, number> =>
  Object.fromEntries(
    [stack, ...insideOf(stack)].map((one) => [
      one.node.id,
      Object.keys(Body.parse(Template.fromStack(one).toJSON()).Resources).length,
    ]),
  );

/**
 * One template of a stack and the stacks inside it. Parameters and outputs between them are put back, so that a role reads
 * as it does in one stack; names of resources are unique, since they are made of paths.
 */
export function wholeTemplate(stack: Stack): Template {
  const outer = Body.parse(Template.fromStack(stack).toJSON());
  const outputs = new Map<string, unknown>();
  const inner = insideOf(stack).map((nested) => {
    const { nestedStackResource } = nested;
    if (!CfnElement.isCfnElement(nestedStackResource)) throw new TypeError(`${nested.node.path} is in no stack`);
    const id = stack.getLogicalId(nestedStackResource);
    const { Parameters } = Inside.parse(outer.Resources[id]).Properties;
    const json = Template.fromStack(nested).toJSON();
    for (const [name, { Value }] of Object.entries(Outputs.parse(json).Outputs))
      outputs.set(`${id}.Outputs.${name}`, Value);
    return { id, parameters: new Map(Object.entries(Parameters)), resources: Body.parse(json).Resources };
  });
  const Resources = { ...outer.Resources };
  for (const { id, parameters, resources } of inner) {
    delete Resources[id];
    Object.assign(Resources, replaced(resources, parameters, outputs));
  }
  return Template.fromJSON({ ...outer, Resources: replaced(Resources, new Map(), outputs) });
}
