import { execFile } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { limitOf } from '../../scripts/bundle-limits.ts';
import { stacksOf } from './stacks.ts';

const DIST = 'dist/functions';
const run = promisify(execFile);
const bundles = existsSync(DIST) ? readdirSync(DIST) : [];
const bytes = (bundle: string) => statSync(`${DIST}/${bundle}/index.mjs`).size;

/** Loads each bundle as Lambda does, each in one fresh process, and says which have a handler. */
const LOADER = `
  for (const name of process.argv.slice(1)) {
    const { handler } = await import(process.cwd() + '/${DIST}/' + name + '/index.mjs');
    console.log(name, typeof handler);
  }
`;

describe('the bundles of npm run build', () => {
  it('are those that the stack deploys, each of them', () => {
    const wanted = new Set<string>();
    stacksOf({}, (bundle) => wanted.add(bundle));
    expect(bundles.toSorted()).toEqual([...wanted].toSorted());
  });

  it('load alone and have a handler', async () => {
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', LOADER, ...bundles]);
    expect(stdout.trim().split('\n')).toEqual(bundles.map((name) => `${name} function`));
  });

  it('are small: cold starts read them whole', () => {
    const large = bundles.filter((name) => bytes(name) > limitOf(name));
    expect(large).toEqual([]);
  });
});
