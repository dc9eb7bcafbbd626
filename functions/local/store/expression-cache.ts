/** What dynalite hands to its expression parsers. */
interface ParseContext {
  readonly attrNames?: Readonly<Record<string, string>>;
  readonly attrVals?: Readonly<Record<string, object>>;
  readonly unusedAttrNames: Record<string, true>;
  readonly unusedAttrVals: Record<string, true>;
}

/** One of dynalite's expression parsers. Answers a message instead of a tree for some mistakes, throws for others. */
export type ParseExpression = (text: string, options: { context: ParseContext }) => unknown;

interface Parsed {
  /** The tree, with a {@link Placeholder} for each value. */
  readonly template: unknown;
  readonly usedNames: readonly string[];
  readonly usedValues: readonly string[];
}

class Placeholder {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** An application has a few hundred expressions at most; somebody who builds them from data must not fill the memory. */
const capacity = 1000;

/**
 * Remembers what an expression was parsed to: parsing takes longer than all the rest of a write. A tree depends on the
 * text, the attribute names, and the types of the values; the values themselves are put in afresh. Two constructs
 * whose check looks into the values are always parsed.
 */
export function cached(parse: ParseExpression): ParseExpression {
  const known = new Map<string, Parsed>();
  return (text, { context }) => {
    if (/between|attribute_type/i.test(text)) return parse(text, { context });
    const key = keyOf(text, context);
    let parsed = known.get(key);
    if (parsed === undefined) {
      const { tree, ...used } = parseAlone(parse, text, context);
      // A mistake is not remembered: its message may quote a value.
      if (typeof tree === 'string') return tree;
      parsed = { template: templateOf(tree, context), ...used };
      if (known.size >= capacity) known.clear();
      known.set(key, parsed);
    }
    for (const name of parsed.usedNames) delete context.unusedAttrNames[name];
    for (const name of parsed.usedValues) delete context.unusedAttrVals[name];
    return filled(parsed.template, context.attrVals ?? {});
  };
}

function keyOf(text: string, { attrNames, attrVals = {} }: ParseContext): string {
  const types = Object.entries(attrVals).map(([name, value]) => `${name}:${Object.keys(value)[0]}`);
  return `${text}\n${types.join()}\n${attrNames === undefined ? '' : JSON.stringify(attrNames)}`;
}

// Which names and values the text uses must be known for later, whatever another expression has used before it.
function parseAlone(parse: ParseExpression, text: string, context: ParseContext) {
  const names = Object.keys(context.attrNames ?? {});
  const values = Object.keys(context.attrVals ?? {});
  const alone = { ...context, unusedAttrNames: marked(names), unusedAttrVals: marked(values) };
  const tree = parse(text, { context: alone });
  return {
    tree,
    usedNames: names.filter((name) => !(name in alone.unusedAttrNames)),
    usedValues: values.filter((name) => !(name in alone.unusedAttrVals)),
  };
}

const marked = (names: readonly string[]): Record<string, true> =>
  Object.fromEntries(names.map((name) => [name, true as const]));

function templateOf(tree: unknown, { attrVals = {} }: ParseContext): unknown {
  const nameOf = new Map(Object.entries(attrVals).map(([name, value]) => [value, name]));
  const visit = (node: unknown): unknown => {
    if (typeof node !== 'object' || node === null) return node;
    const name = nameOf.get(node);
    if (name !== undefined) return new Placeholder(name);
    if (Array.isArray(node)) return node.map(visit);
    return Object.fromEntries(Object.entries(node).map(([member, value]) => [member, visit(value)]));
  };
  return visit(tree);
}

// Always a fresh copy: dynalite writes into the tree while it works.
function filled(template: unknown, values: Readonly<Record<string, object>>): unknown {
  if (typeof template !== 'object' || template === null) return template;
  if (template instanceof Placeholder) return values[template.name];
  if (Array.isArray(template)) return template.map((part) => filled(part, values));
  const copy: Record<string, unknown> = Object.create(null);
  for (const [member, value] of Object.entries(template)) copy[member] = filled(value, values);
  return copy;
}
