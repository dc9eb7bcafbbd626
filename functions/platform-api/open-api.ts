import * as z from 'zod';
import type { AnyRoute } from '../../shared/platform/contract.ts';
import { ProblemBody } from '../../shared/platform/problem.ts';

type Json = Record<string, unknown>;

/** A schema as OpenAPI 3.1 wants it: JSON Schema 2020-12, without the keyword that names the dialect. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' });
  return json;
}

function parametersOf(schema: z.ZodObject | undefined, where: 'path' | 'query'): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: property,
  }));
}

const bodyOf = ({ body, accepts }: AnyRoute): Json => {
  if (accepts === 'image') {
    return {
      requestBody: { required: true, content: { 'image/*': { schema: { type: 'string', format: 'binary' } } } },
    };
  }
  if (body === undefined) return {};
  return { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } } };
};

const securityOf = ({ access }: AnyRoute): Json => {
  if (access === 'public') return { security: [] };
  return { security: access === 'anyone' ? [{}, { session: [] }] : [{ session: [] }, { operator: [] }] };
};

function operationOf(route: AnyRoute): Json {
  const success = route.returns
    ? { description: route.summary, content: { 'application/json': { schema: schemaOf(route.returns, 'output') } } }
    : { description: route.summary };
  const codes = (route.problems ?? []).join(', ');
  return {
    operationId: route.operation,
    summary: route.summary,
    tags: [route.operation.split('.')[0]],
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
    ...bodyOf(route),
    ...securityOf(route),
    responses: {
      [route.status ?? (route.returns ? 200 : 204)]: success,
      default: {
        description: `A problem${codes === '' ? '' : `, such as ${codes}`}`,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

/** Describes the API from its contracts (OpenAPI 3.1, https://spec.openapis.org/oas/v3.1.0). */
export function openApi(routes: readonly AnyRoute[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = `/api${route.path}`;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Parvis', version, license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' } },
    paths,
    components: {
      schemas: { Problem: schemaOf(ProblemBody, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-parvis_session' },
        operator: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}
