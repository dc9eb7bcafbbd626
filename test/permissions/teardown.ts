import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AwsCall } from './aws-call.ts';
import { judge } from './judge.ts';
import { RECORDS, ROLES } from './place.ts';
import { reasonFor } from './reasons.ts';
import { Roles } from './roles.ts';

interface Run {
  readonly testPathPatterns?: { readonly patterns?: readonly string[] };
  readonly testNamePattern?: string;
  readonly onlyChanged?: boolean;
}

/**
 * After the api tests: no call that a function made may be denied by its own role, and, when all of them ran, no role
 * may grant what no call needed and nobody gave a reason for.
 *
 * @throws Error with one line for each finding, which fails the run.
 */
// biome-ignore lint/style/noDefaultExport: Jest calls the default export
export default async function teardown(run: Run): Promise<void> {
  const directory = process.env[RECORDS];
  if (directory === undefined) return;
  const lines = readdirSync(directory).flatMap((file) =>
    readFileSync(join(directory, file), 'utf8').trim().split('\n'),
  );
  const calls = lines.filter((line) => line !== '').map((line) => AwsCall.parse(JSON.parse(line)));
  const roles = Roles.parse(JSON.parse(readFileSync(ROLES, 'utf8')));
  const { requests, functions, denied, unused } = await judge(calls, roles);
  rmSync(directory, { recursive: true });
  const isWhole = (run.testPathPatterns?.patterns ?? []).length === 0 && !run.testNamePattern && !run.onlyChanged;
  const needless = isWhole ? unused.filter((grant) => reasonFor(grant) === undefined) : [];
  const findings = [
    ...denied,
    ...needless.map((grant) => `granted and never used, without a reason in test/permissions/reasons.ts: ${grant}`),
  ];
  if (findings.length > 0) throw new Error(`Permissions rehearsal:\n  ${findings.join('\n  ')}`);
  if (isWhole) {
    const said = `${requests} kinds of requests of ${functions.length} functions, none denied`;
    process.stdout.write(`Permissions rehearsal: ${said}.\n`);
  }
}
