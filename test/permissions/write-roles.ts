/** Writes the roles of the stack to the file named, unless it has them already: `node write-roles.ts FILE`. */
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeSynthFolder, removeSynthFolder } from '../infra/synth-folder.ts';
import { Roles } from './roles.ts';

const [file = 'dist/permissions/roles.json'] = process.argv.slice(2);

/** All that the stack's grants, routes and variables are made of. */
function fingerprint(): string {
  const hash = createHash('sha256');
  const sources = ['infra/**/*.ts', 'functions/**/entities.ts', 'shared/**/*.ts', 'test/permissions/*.ts'];
  for (const source of globSync([...sources, 'package-lock.json']).toSorted())
    hash.update(source).update(readFileSync(source));
  return hash.digest('hex');
}

const current = fingerprint();
const known = (() => {
  try {
    return Roles.parse(JSON.parse(readFileSync(file, 'utf8'))).fingerprint;
  } catch {
    return undefined;
  }
})();

if (known !== current) {
  const [{ templateOf }, { rolesOf }] = await Promise.all([import('../infra/stacks.ts'), import('./roles.ts')]);
  makeSynthFolder();
  process.once('exit', removeSynthFolder);
  const mailFrom = 'parvis@participez.example.fr';
  const template = templateOf({
    stage: 'prod',
    mailFrom,
    firstAdministrator: 'ada@example.fr',
    domain: 'participez.example.fr',
  });
  mkdirSync(dirname(file), { recursive: true });
  // Whole or not at all: two test runs may be at it.
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(rolesOf(template, current)));
  renameSync(`${file}.${process.pid}`, file);
}
