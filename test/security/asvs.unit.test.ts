import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import levels from './asvs-levels.json' with { type: 'json' };

const ROOT = join(import.meta.dirname, '../..');
const STATES = ['met', 'partly', 'not met', 'does not apply'];

/** Met by AWS, by Node or by there being no such thing: requirements without a file of ours. */
const NO_FILE = ['3.7.1', '4.2.1', '6.4.2', '11.3.3', '12.3.2', '12.3.4'];

interface Row {
  readonly id: string;
  readonly level: number;
  readonly state: string;
  readonly where: string;
}

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const text = read('docs/asvs.md');
const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const rows: readonly Row[] = text
  .split('\n')
  .filter((line) => /^\| \d+\.\d+\.\d+ \|/.test(line))
  .map((line) => {
    const [id = '', level, , state = '', where = ''] = cellsOf(line);
    return { id, level: Number(level), state, where };
  });

/** What looks like a file of this project, with the folder it stands in or at the root. */
const FILE = /^[\w.-]+(?:\/[\w.-]+)*\.(?:ts|tsx|astro|js|mjs|json|md)$/;
const filesIn = (markdown: string) =>
  [...markdown.matchAll(/`([^`\s]+)`|\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map(([, code, link]) => code ?? link ?? '')
    .filter((name) => FILE.test(name));
const isThere = (name: string) => existsSync(join(ROOT, name)) || existsSync(join(ROOT, 'docs', name));

describe('the checklist of the ASVS', () => {
  it('has each requirement of levels 1 and 2 once, at its level', () => {
    expect(rows.map(({ id, level }) => [id, level])).toEqual(Object.entries(levels));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    // 70 and 183 are the standard's own figures for 5.0.0.
    expect([1, 2].map((wanted) => rows.filter(({ level }) => level === wanted).length)).toEqual([70, 183]);
  });

  it('says of each how it stands, and where or why', () => {
    for (const { id, state, where } of rows)
      expect([id, STATES.includes(state), where !== '']).toEqual([id, true, true]);
  });

  it('names a file for what it says is met, unless there is nothing of ours to name', () => {
    const without = rows.filter(({ state, where }) => state === 'met' && filesIn(where).length === 0);
    expect(without.map(({ id }) => id)).toEqual(NO_FILE);
  });

  it('counts at its top what its tables say', () => {
    const figures = text.split('\n').filter((line) => /^\| (?:met|partly|not met|does not apply|all) \|/.test(line));
    const count = (state: string | undefined, level: number | undefined) =>
      rows.filter((row) => (state === undefined || row.state === state) && (level === undefined || row.level === level))
        .length;
    const expected = [...STATES, 'all'].map((state) => {
      const wanted = state === 'all' ? undefined : state;
      return [state, ...[1, 2, undefined].map((level) => String(count(wanted, level)))];
    });
    expect(figures.map(cellsOf)).toEqual(expected);
  });
});

describe('documents about security', () => {
  it.each(['docs/asvs.md', 'docs/security.md'])('%s names no file that is not there', (path) => {
    const named = [...new Set(filesIn(read(path)))];
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !isThere(name))).toEqual([]);
  });
});
