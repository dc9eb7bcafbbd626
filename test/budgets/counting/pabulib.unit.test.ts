import { describe, expect, it } from '@jest/globals';
import { electionOf } from '../../../shared/budgets/pabulib/election-of.ts';
import { LONGEST_LINE } from '../../../shared/budgets/pabulib/lines.ts';
import { type PabulibReading, readPabulib } from '../../../shared/budgets/pabulib/read.ts';

/** A file that is in order but for two warnings, in its parts. */
const META = {
  description: 'Municipal budget',
  country: 'Poland',
  unit: 'Town',
  instance: '2024',
  num_projects: '2',
  num_votes: '1',
  budget: '100',
  vote_type: 'approval',
  rule: 'unknown',
  date_begin: '2024',
  date_end: '2024',
};

interface Parts {
  readonly meta?: Readonly<Record<string, string>>;
  readonly projects?: string;
  readonly votes?: string;
}

const PROJECTS = 'project_id;cost;votes\n1;40;1\n2;70;1';
const fileOf = ({ meta = {}, projects = PROJECTS, votes = 'voter_id;vote\nv1;1,2' }: Parts): string => {
  const keys = Object.entries({ ...META, ...meta }).filter(([, value]) => value !== 'GONE');
  return `META\nkey;value\n${keys.map((pair) => pair.join(';')).join('\n')}\nPROJECTS\n${projects}\nVOTES\n${votes}\n`;
};

const read = (text: string): Promise<PabulibReading> => readPabulib([text]);
const codes = async (text: string, severity: 'error' | 'warning'): Promise<readonly string[]> =>
  (await read(text)).problems.flatMap((problem) =>
    problem.severity === severity ? [`${problem.code} ${problem.line}`] : [],
  );
const errors = (parts: Parts): Promise<readonly string[]> => codes(fileOf(parts), 'error');
const warnings = (parts: Parts): Promise<readonly string[]> => codes(fileOf(parts), 'warning');

/** Points: the type that needs them, with what it needs. */
const POINTS = { vote_type: 'scoring' };
const SCORES = 'project_id;cost;score\n1;40;5\n2;70;3';

describe('a file in order', () => {
  it('is read with its amounts, exactly', async () => {
    const { file } = await read(
      fileOf({ meta: { budget: '100.50' }, projects: 'project_id;cost;votes\n1;40.250;1\n2;70;1' }),
    );
    expect(file).toMatchObject({
      scale: 100n,
      budget: 10_050n,
      projects: [
        { id: '1', cost: 4_025n },
        { id: '2', cost: 7_000n },
      ],
    });
  });

  it('is read whatever ends its lines, in whatever pieces it comes', async () => {
    const text = `\uFEFF${fileOf({})}`.replaceAll('\n', '\r\n');
    const pieces = [...text].map(String);
    expect(await readPabulib(pieces)).toEqual(await read(fileOf({})));
    expect((await read(fileOf({}))).errors).toBe(0);
  });

  it('may have semicolons in quotation marks', async () => {
    const { file } = await read(fileOf({ meta: { comment: '"#1: ""one""; two"' } }));
    expect(file?.meta.get('comment')).toBe('#1: "one"; two');
  });

  it('gives rankings, points and default scores their worth', async () => {
    const worth = async (parts: Parts) => {
      const { file, problems } = await read(fileOf(parts));
      if (file === null) throw new Error(JSON.stringify(problems));
      return electionOf(file).ballots.map((ballot) => Object.fromEntries(ballot));
    };
    const three = 'project_id;cost;votes\n1;40;1\n2;70;1\n3;10;0';
    const meta = { num_projects: '3' };
    expect(
      await worth({ meta: { ...meta, vote_type: 'ordinal' }, projects: three, votes: 'voter_id;vote\nv1;2,1' }),
    ).toEqual([{ 2: 3n, 1: 2n }]);
    const ordinal = { ...meta, vote_type: 'ordinal', max_length: '2' };
    expect(await worth({ meta: ordinal, projects: three, votes: 'voter_id;vote\nv1;2,1' })).toEqual([{ 2: 2n, 1: 1n }]);
    const scoring = { ...meta, ...POINTS, default_score: '1' };
    const votes = 'voter_id;vote;points\nv1;2,1;9,4';
    expect(await worth({ meta: scoring, projects: three, votes })).toEqual([{ 1: 4n, 2: 9n, 3: 1n }]);
  });
});

describe('the structure of a file', () => {
  it('has three sections in their order, each once and with its header', async () => {
    expect(await codes('META\nkey;value\n', 'error')).toEqual(expect.arrayContaining(['section-missing 0']));
    expect(await codes(`unit;Town\n${fileOf({})}`, 'error')).toEqual(['row-outside 1']);
    expect(await codes(`${fileOf({})}VOTES\nvoter_id;vote\n`, 'error')).toEqual(
      expect.arrayContaining(['section-twice 21']),
    );
    expect(await codes(fileOf({}).replace('key;value\n', ''), 'error')).toEqual(['header-meta 2']);
    expect(await errors({ projects: 'cost;votes\n40;1' })).toEqual(
      expect.arrayContaining(['header-first 15', 'column-missing 15']),
    );
    const [meta = '', projects = '', votes = ''] = fileOf({}).split(/(?=PROJECTS|VOTES)/);
    expect(await codes(meta + votes + projects, 'error')).toEqual(expect.arrayContaining(['section-order 0']));
  });

  it('names each key, project and voter once', async () => {
    expect(await codes(fileOf({}).replace('unit;Town', 'unit;Town\nunit;City'), 'error')).toEqual(['key-twice 6']);
    expect(await errors({ projects: 'project_id;cost;votes\n1;40;1\n1;60;0' })).toEqual(
      expect.arrayContaining(['id-twice 17']),
    );
    expect(await errors({ meta: { num_votes: '2' }, votes: 'voter_id;vote\nv1;1,2\nv1;1' })).toEqual(
      expect.arrayContaining(['id-twice 21', 'votes-miscounted 8']),
    );
    expect(await errors({ projects: 'project_id;cost;votes;votes\n1;40;1;1\n2;70;1;1' })).toEqual(['column-twice 15']);
  });

  it('has no white space around what it says', async () => {
    expect(await errors({ meta: { description: ' Town' } })).toEqual(['whitespace-around 3']);
    expect(
      await errors({ projects: 'project_id;cost ;votes\n 1;40;1\n2;70;1', votes: 'voter_id;vote\nv1 ;1,2' }),
    ).toEqual(['whitespace-around 15', 'whitespace-around 16', 'whitespace-around 20']);
    expect(await errors({ votes: 'voter_id;vote\nv1;1, 2' })).toEqual(['whitespace-in-vote 20']);
    const lists = {
      meta: { ...POINTS, categories: 'Culture, Sport' },
      projects: 'project_id;cost;score;category\n1;40;5;Culture, Sport\n2;70;3;Sport',
      votes: 'voter_id;vote;points\nv1;1,2;5, 3',
    };
    expect((await errors(lists)).filter((code) => code.startsWith('whitespace-in-list'))).toHaveLength(3);
  });

  it('has no more columns than the format could know, so that every row is read quickly', async () => {
    const projects = `project_id;cost;votes${';x'.repeat(400_000)}\n${'1;40;1\n'.repeat(500)}`;
    expect(await errors({ projects })).toEqual(expect.arrayContaining(['columns-too-many 15']));
  });

  it('may have commas in the names of categories that META does not list', async () => {
    const projects = 'project_id;cost;votes;category\n1;40;1;Streets, Sidewalks\n2;70;1;Dogs';
    expect(await errors({ projects })).toEqual([]);
    expect(await warnings({ projects })).toContain('whitespace-in-list 16');
  });

  it('is read with its empty lines, which are told', async () => {
    const text = fileOf({}).replace('unit;Town\n', 'unit;Town\n\n  \n');
    expect(await codes(text, 'error')).toEqual([]);
    expect(await codes(text, 'warning')).toEqual(expect.arrayContaining(['empty-line 6', 'empty-line 7']));
  });

  it('closes what it quotes on the same line', async () => {
    expect(await errors({ meta: { comment: '"#1: open' } })).toEqual(['quote-unclosed 14']);
    expect(await errors({ meta: { comment: '"#1: closed" not' } })).toEqual(['quote-unclosed 14']);
  });

  it('has no line of ten megabytes: nothing is read from there on, and little is kept', async () => {
    let pieces = 0;
    function* endless(): Generator<string> {
      yield 'META\nkey;value\ndescription;';
      for (; pieces < 10_000; pieces += 1) yield 'x'.repeat(1_000);
    }
    expect(await readPabulib(endless())).toMatchObject({
      file: null,
      errors: 1,
      problems: [{ code: 'line-too-long', line: 3 }],
    });
    expect(pieces).toBeLessThan(LONGEST_LINE / 1_000 + 2);
    const long = fileOf({ meta: { acknowledgments: 'y'.repeat(10_000_000) } });
    expect(await codes(long, 'error')).toEqual(['line-too-long 14']);
  });
});

describe('what META says', () => {
  it('is complete, known and valid', async () => {
    expect(await errors({ meta: { unit: 'GONE', rule: 'GONE' } })).toEqual(['key-missing 0', 'key-missing 0']);
    expect(await errors({ meta: { colour: 'red' } })).toEqual(['key-unknown 14']);
    expect(await errors({ meta: { country: 'Atlantis' } })).toEqual(['value-invalid 4']);
    expect(await errors({ meta: { currency: 'non_existing' } })).toEqual(['value-invalid 14']);
    expect(await errors({ meta: { language: 'xx', comment: 'none' } })).toEqual([
      'value-invalid 14',
      'value-invalid 15',
    ]);
    expect(await errors({ meta: { vote_type: 'loudest' } })).toEqual(['value-invalid 10']);
    expect(await errors({ meta: { rule: 'some-fake-rule' } })).toEqual(['rule-unknown 11']);
    expect(await errors({ meta: { budget: 'much' } })).toEqual(['value-invalid 9']);
    expect(await errors({ meta: { budget: '100,50' } })).toEqual(['comma-in-number 9']);
    expect(await errors({ meta: { fully_funded: '2' } })).toEqual(['value-invalid 14']);
    expect(await errors({ meta: { district: '' } })).toEqual(['value-empty 14']);
  });

  it('has dates of the calendar, in their order', async () => {
    expect(await errors({ meta: { date_begin: '31.02.2024' } })).toEqual(['date-invalid 12']);
    expect(await errors({ meta: { date_begin: '02.01.2024', date_end: '01.01.2024' } })).toEqual(['dates-reversed 13']);
    expect(await errors({ meta: { date_begin: '2024', date_end: '2023' } })).toEqual(['dates-reversed 13']);
    expect(await errors({ meta: { date_begin: '29.02.2024', date_end: '01.03.2024' } })).toEqual([]);
  });

  it('agrees with what follows', async () => {
    expect(await errors({ meta: { num_projects: '3' } })).toEqual(['projects-miscounted 7']);
    expect(await errors({ meta: { num_votes: '2' } })).toEqual(['votes-miscounted 8']);
    expect(await errors({ meta: { max_length: '3' } })).toEqual(['max-length-too-high 14']);
    expect(
      await errors({ meta: { vote_type: 'cumulative' }, projects: SCORES, votes: 'voter_id;vote;points\nv1;1,2;5,3' }),
    ).toEqual(['points-sum-missing 0']);
  });

  it('may be in another order, or suggest another type, which is only strange', async () => {
    const { unit, ...others } = META;
    const text = fileOf({ meta: { unit: 'GONE' } }).replace(
      `instance;${others.instance}`,
      `instance;2024\nunit;${unit}`,
    );
    expect(await codes(text, 'error')).toEqual([]);
    expect(await codes(text, 'warning')).toContain('order-unusual 0');
    const ones = { projects: 'project_id;cost;votes\n1;40;1\n2;70;0', votes: 'voter_id;vote\nv1;1' };
    expect(await warnings({ meta: { max_length: '1' }, ...ones })).toContain('choose-one-suggested 14');
    expect(await warnings({ meta: { max_length: '2' }, ...ones })).toEqual(
      expect.arrayContaining(['votes-of-one 14', 'max-length-unused 14', 'project-no-votes 18']),
    );
  });
});

describe('projects', () => {
  it('cost something, and no more than the budget', async () => {
    expect(await errors({ projects: 'project_id;cost;votes\n1;0;1\n2;170;1' })).toEqual([
      'project-no-cost 16',
      'project-over-budget 17',
    ]);
    expect(await errors({ projects: 'project_id;cost;votes\n1;40;1\n2;999999999;1' })).toEqual([]);
    expect(await errors({ projects: 'project_id;cost;votes\n1;40,5;1\n2;70;1' })).toEqual(
      expect.arrayContaining(['comma-in-number 16']),
    );
  });

  it('are all funded only where META says so', async () => {
    expect(await errors({ meta: { budget: '110' } })).toEqual(['all-funded 9']);
    expect(await errors({ meta: { budget: '110', fully_funded: '1' } })).toEqual([]);
    expect(await errors({ meta: { fully_funded: '1' } })).toEqual(['fully-funded-wrong 14']);
  });

  it('have the votes and the score that are counted', async () => {
    expect(await errors({ projects: 'project_id;cost;votes\n1;40;2\n2;70;1' })).toEqual(['project-votes-differ 16']);
    const votes = 'voter_id;vote;points\nv1;1,2;5,2';
    expect(await errors({ meta: POINTS, projects: SCORES, votes })).toEqual(['project-score-differs 17']);
    expect(await warnings({ projects: 'project_id;cost\n1;40\n2;70' })).toContain('tallies-missing 0');
  });

  it('have columns and places that the format knows', async () => {
    const withColumn = (name: string, one: string) => ({
      projects: `project_id;cost;votes;${name}\n1;40;1;${one}\n2;70;1;${one}`,
    });
    expect(await errors(withColumn('target', 'youth'))).toEqual(['column-renamed 15']);
    expect(await errors(withColumn('beneficiaries', 'youth,seniors'))).toEqual([]);
    expect(await errors(withColumn('colour', 'red'))).toEqual(['column-unknown 15']);
    expect(await errors(withColumn('latitude;longitude', '52.2297;'))).toEqual([
      'coordinates-alone 16',
      'coordinates-alone 17',
    ]);
    expect(await errors(withColumn('latitude;longitude', '95;181'))).toHaveLength(4);
    expect(await errors(withColumn('latitude;longitude', '52,2297;21,0122'))).toEqual([]);
    expect(await warnings({ projects: 'project_id;cost;votes;category\n1;40;1;sport\n2;70;1;Sport' })).toContain(
      'labels-alike 0',
    );
    expect(await warnings(withColumn('name', 'one;more'))).toContain('extra-columns 16');
  });
});

describe('votes', () => {
  it('name projects that are there, each once, as many as are allowed', async () => {
    expect(await errors({ votes: 'voter_id;vote\nv1;1,2,99' })).toEqual(['vote-unknown-project 20']);
    expect(await errors({ votes: 'voter_id;vote\nv1;1,2,2' })).toEqual(
      expect.arrayContaining(['vote-duplicate-project 20']),
    );
    expect(await errors({ meta: { max_length: '1' } })).toEqual(['vote-too-long 21']);
    expect(await errors({ meta: { num_projects: '3', min_length: '3' } })).toEqual(
      expect.arrayContaining(['vote-too-short 21']),
    );
    expect(await errors({ meta: { vote_type: 'choose-1' } })).toEqual(['vote-not-one 20']);
    expect(await errors({ votes: 'voter_id;vote\nv1;' })).toEqual(expect.arrayContaining(['value-empty 20']));
    expect(await warnings({ meta: { max_sum_cost: '50' } })).toContain('vote-over-cost 21');
  });

  it('have points where their type has them, one for each project, within their limits', async () => {
    const scoring = (votes: string, meta: Readonly<Record<string, string>> = {}) =>
      errors({ meta: { ...POINTS, ...meta }, projects: SCORES, votes: `voter_id;vote${votes}` });
    expect(await scoring(';points\nv1;1,2;5,3')).toEqual([]);
    expect(await scoring('\nv1;1,2')).toEqual(expect.arrayContaining(['points-missing 20']));
    expect(await scoring(';points\nv1;1,2;5')).toEqual(expect.arrayContaining(['points-mismatch 20']));
    expect(await scoring(';points\nv1;1,2;5,x')).toEqual(expect.arrayContaining(['value-invalid 20']));
    expect(await scoring(';points\nv1;1,2;5,3', { max_points: '4' })).toEqual(['points-too-high 21']);
    expect(await scoring(';points\nv1;1,2;5,3', { min_points: '4' })).toEqual(['points-too-low 21']);
    expect(await errors({ votes: 'voter_id;vote;points\nv1;1,2;5,3' })).toEqual(['points-unexpected 20']);
    const unsorted = {
      meta: { ...POINTS, max_sum_points: '7' },
      projects: SCORES,
      votes: 'voter_id;vote;points\nv1;2,1;3,5',
    };
    expect(await warnings(unsorted)).toEqual(expect.arrayContaining(['points-unsorted 21', 'points-sum-too-high 21']));
  });

  it('say of voters only what the format knows', async () => {
    const age = (text: string) => errors({ votes: `voter_id;vote;age\nv1;1,2;${text}` });
    for (const valid of ['27', '0', '40-59', '']) expect(await age(valid)).toEqual([]);
    for (const invalid of ['40-30', 'abc', '40-']) expect(await age(invalid)).toEqual(['value-invalid 20']);
    expect(await errors({ votes: 'voter_id;vote;sex;voting_method\nv1;1,2;X;post' })).toEqual([
      'value-invalid 20',
      'value-invalid 20',
    ]);
  });
});

describe('the rule that META names', () => {
  const project = (id: string, cost: number, votes: number, isSelected: boolean) =>
    `${id};${cost};${votes};${Number(isSelected)}`;
  /** Three projects with 3, 2 and 1 votes of three voters. */
  const selection = (rule: string, budget: number, selected: string, meta: Readonly<Record<string, string>> = {}) => ({
    meta: { rule, budget: String(budget), num_projects: '3', num_votes: '3', ...meta },
    projects: [
      'project_id;cost;votes;selected',
      project('1', 300, 3, selected.includes('1')),
      project('2', 400, 2, selected.includes('2')),
      project('3', 200, 1, selected.includes('3')),
    ].join('\n'),
    votes: 'voter_id;vote\nv1;1,2,3\nv2;1,2\nv3;1',
  });

  it('was followed by greedy, with and without passing over', async () => {
    expect(await errors(selection('greedy', 500, '13'))).toEqual([]);
    expect(await errors(selection('greedy', 500, '1'))).toEqual(['rule-not-followed 11']);
    expect(await errors(selection('greedy', 700, '13'))).toEqual(['rule-not-followed 11']);
    expect(await errors(selection('greedy-no-skip', 500, '1'))).toEqual([]);
    expect(await errors(selection('greedy-no-skip', 500, '13'))).toEqual(['rule-not-followed 11']);
    expect(await errors(selection('greedy', 500, '123'))).toEqual(expect.arrayContaining(['budget-exceeded 9']));
  });

  it('was followed above a threshold', async () => {
    expect(await errors(selection('greedy-threshold', 500, '1', { min_project_score_threshold: '2' }))).toEqual([]);
    expect(await errors(selection('greedy-threshold', 500, '13', { min_project_score_threshold: '2' }))).toEqual(
      expect.arrayContaining(['below-threshold 19']),
    );
    expect(await errors(selection('greedy-threshold', 500, '13'))).toEqual(['threshold-missing 11']);
  });

  it('may allow to differ from greedy, which is only strange', async () => {
    const differing = selection('greedy-exclusive', 700, '13');
    expect(await errors(differing)).toEqual([]);
    expect(await warnings(differing)).toContain('rule-differs 11');
    expect(await warnings(selection('greedy-custom', 500, '13'))).toContain('comment-missing 11');
    expect(await warnings(selection('unknown', 500, '13'))).toContain('rule-unverified 11');
    expect(await warnings({})).toContain('selected-missing 0');
  });

  it('was followed by Equal Shares, which may be compared with greedy', async () => {
    const shares = (rule: string, selected: string) => ({
      meta: { rule, budget: '10', num_projects: '3', num_votes: '4' },
      projects: [
        'project_id;cost;votes;selected',
        project('a', 6, 3, selected.includes('a')),
        project('b', 4, 2, selected.includes('b')),
        project('c', 4, 2, selected.includes('c')),
      ].join('\n'),
      votes: 'voter_id;vote\nv1;a,b\nv2;a,b\nv3;a,c\nv4;c',
    });
    expect(await errors(shares('equalshares', 'a'))).toEqual([]);
    expect(await errors(shares('equalshares', 'ac'))).toEqual(['rule-not-followed 11']);
    expect(await errors(shares('equalshares/add1', 'ac'))).toEqual([]);
    expect(await errors(shares('equalshares/add1', 'ab'))).toEqual(['rule-not-followed 11']);
    expect(await errors(shares('equalshares/add1-comparison', 'ac'))).toEqual([]);
    expect(await errors(shares('equalshares-comparison', 'ab'))).toEqual([]);
  });
});
