/**
 * What the SDK does for each call that only a network, AWS or its log reads; without it a call to the stand-ins in this
 * process takes half the time. The body, the conditions and the answers go their ordinary way.
 */
const ONLY_FOR_AWS = [
  'loggerMiddleware',
  'getUserAgentMiddleware',
  'recursionDetectionMiddleware',
  'httpAuthSchemeMiddleware',
  'httpSigningMiddleware',
];

/** Takes the place of a client's signer where links are signed with the same client: they need its place in the stack. */
export const unsigned = { sign: async <Request>(request: Request): Promise<Request> => request };

interface Client {
  readonly middlewareStack: { remove(name: string): boolean };
}

/**
 * Takes out of a client's calls what the stand-ins never read.
 * @param kept names of steps that stay, such as those beside which others are put
 */
export function leaveOut<C extends Client>(client: C, kept: readonly string[] = []): C {
  for (const name of ONLY_FOR_AWS) if (!kept.includes(name)) client.middlewareStack.remove(name);
  return client;
}
