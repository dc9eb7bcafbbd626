import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { TestPlatform } from '../support/platform.ts';

/** Every item as the table holds it, for tests of what must not be in it. */
export async function wholeTable({ cloud, services }: TestPlatform): Promise<Record<string, unknown>[]> {
  const { Items = [] } = await cloud.clients.dynamodb.send(new ScanCommand({ TableName: services.config.tableName }));
  return Items;
}
