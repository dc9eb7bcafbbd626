import { toStored } from './item.ts';
import type { Condition, Write } from './write.ts';

/** Collects the names and values of one request, so that no attribute name can clash with a reserved word. */
class Placeholders {
  readonly names: Record<string, string> = {};
  readonly values: Record<string, unknown> = {};

  name(attribute: string): string {
    const known = Object.entries(this.names).find(([, name]) => name === attribute)?.[0];
    const placeholder = known ?? `#n${Object.keys(this.names).length}`;
    this.names[placeholder] = attribute;
    return placeholder;
  }

  value(value: unknown): string {
    const placeholder = `:v${Object.keys(this.values).length}`;
    this.values[placeholder] = value;
    return placeholder;
  }
}

function conditionText(condition: Condition, p: Placeholders): string[] {
  if (condition === 'absent') return [`attribute_not_exists(${p.name('pk')})`];
  if (condition === 'present') return [`attribute_exists(${p.name('pk')})`];
  return condition.map(({ attribute, op, value }) => `${p.name(attribute)} ${op} ${p.value(value)}`);
}

function boundsText(write: Write & { kind: 'increment' }, p: Placeholders): string[] {
  const name = p.name(write.attribute);
  const bounds: string[] = [];
  if (write.below !== undefined) {
    bounds.push(
      write.below > 0
        ? `(attribute_not_exists(${name}) OR ${name} < ${p.value(write.below)})`
        : `${name} < ${p.value(write.below)}`,
    );
  }
  if (write.atLeast !== undefined) bounds.push(`${name} >= ${p.value(write.atLeast)}`);
  return bounds;
}

function updateText(write: Write & { kind: 'patch' | 'increment' }, p: Placeholders): string {
  const set: string[] = [];
  const gone: string[] = [];
  const changes = write.kind === 'patch' ? write.changes : { ...keyAttributes(write), ...write.set };
  for (const [attribute, value] of Object.entries(changes)) {
    if (value === undefined) gone.push(p.name(attribute));
    else set.push(`${p.name(attribute)} = ${p.value(value)}`);
  }
  if (write.kind === 'patch' && write.entity.expires !== null && write.entity.expires in write.changes) {
    const expiry = toStored(write.entity, { ...write.key, ...write.changes }).ttl;
    if (expiry === undefined) gone.push(p.name('ttl'));
    else set.push(`${p.name('ttl')} = ${p.value(expiry)}`);
  }
  if (write.kind === 'increment') {
    set.push(`${p.name('type')} = ${p.value(write.entity.name)}`, `${p.name('v')} = ${p.value(write.entity.version)}`);
    const name = p.name(write.attribute);
    set.push(`${name} = if_not_exists(${name}, ${p.value(0)}) + ${p.value(write.by)}`);
    const expiry = toStored(write.entity, { ...write.key, ...write.set }).ttl;
    if (expiry !== undefined) set.push(`${p.name('ttl')} = ${p.value(expiry)}`);
  }
  return [set.length > 0 ? `SET ${set.join(', ')}` : '', gone.length > 0 ? `REMOVE ${gone.join(', ')}` : '']
    .join(' ')
    .trim();
}

/** Attributes that stand in the key templates, which an item made by `increment` must hold too. */
function keyAttributes({ entity, key }: Write): Record<string, unknown> {
  const names = `${entity.key.pk}${entity.key.sk}`.match(/(?<=\{)\w+(?=\})/g) ?? [];
  return Object.fromEntries(names.map((name) => [name, key[name]]));
}

export interface WriteRequest {
  readonly operation: 'Put' | 'Update' | 'Delete' | 'ConditionCheck';
  readonly input: Record<string, unknown>;
}

/** Turns a write into the input of PutItem, UpdateItem, DeleteItem or ConditionCheck. */
export function toRequest(write: Write, tableName: string): WriteRequest {
  const p = new Placeholders();
  const conditions = write.when === undefined ? [] : conditionText(write.when, p);
  if (write.kind === 'increment') conditions.push(...boundsText(write, p));
  const update = write.kind === 'patch' || write.kind === 'increment' ? updateText(write, p) : undefined;
  const input = {
    TableName: tableName,
    ...(write.kind === 'put' ? { Item: toStored(write.entity, write.item) } : { Key: write.entity.keyOf(write.key) }),
    ...(update === undefined ? {} : { UpdateExpression: update }),
    ...(conditions.length > 0 ? { ConditionExpression: conditions.join(' AND ') } : {}),
    ...(Object.keys(p.names).length > 0 ? { ExpressionAttributeNames: p.names } : {}),
    ...(Object.keys(p.values).length > 0 ? { ExpressionAttributeValues: p.values } : {}),
  };
  const operation = (
    { put: 'Put', patch: 'Update', increment: 'Update', remove: 'Delete', check: 'ConditionCheck' } as const
  )[write.kind];
  return { operation, input };
}
