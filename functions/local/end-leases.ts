import { DeleteCommand, DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { Leases } from '../platform/entities.ts';
import { type LocalCloud, TABLE } from './cloud.ts';

/**
 * Ends what functions held when the platform was killed. On AWS they may live on and leases run out by themselves after
 * a minute; here all of them died together, and nobody should wait for that minute before counts move again.
 */
export async function endLeases({ clients }: Pick<LocalCloud, 'clients'>): Promise<void> {
  const client = DynamoDBDocumentClient.from(clients.dynamodb);
  const pages = paginateScan(
    { client },
    {
      TableName: TABLE,
      FilterExpression: '#type = :lease',
      ProjectionExpression: 'pk, sk',
      ExpressionAttributeNames: { '#type': 'type' },
      ExpressionAttributeValues: { ':lease': Leases.name },
    },
  );
  for await (const { Items = [] } of pages)
    for (const Key of Items) await client.send(new DeleteCommand({ TableName: TABLE, Key }));
}
