import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { judgeAudit } from '../../scripts/dependencies/judge-audit.ts';

/** Reports of `npm audit --json`, version 2, less what is not looked at. */
const reportOf = (severity: string) =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: {
      shaky: {
        name: 'shaky',
        severity,
        isDirect: false,
        via: [{ source: 1, title: 'Reads beyond its end', url: 'https://example.org/advisory', severity, range: '<2' }],
        range: '<2.0.0',
        fixAvailable: true,
      },
      upon: { name: 'upon', severity: 'low', via: ['shaky'], range: '*', fixAvailable: true },
    },
    metadata: { vulnerabilities: { total: 2 } },
  });

describe('the audit of dependencies', () => {
  it.each([
    ['critical', true],
    ['high', true],
    ['moderate', false],
    ['low', false],
    ['info', false],
  ])('judges a weakness that is %s', (severity, isBad) => {
    const verdict = judgeAudit(reportOf(severity));
    expect(verdict.isBad).toBe(isBad);
    expect(verdict.lines).toEqual([
      `${severity}: shaky <2.0.0: Reads beyond its end https://example.org/advisory`,
      'low: upon *: by shaky',
      'Dependencies were audited: 2 deployed packages have known weaknesses.',
    ]);
  });

  it('is content with a report of nothing', () => {
    expect(judgeAudit('{"auditReportVersion":2,"vulnerabilities":{}}')).toEqual({
      isBad: false,
      lines: ['Dependencies were audited: 0 deployed packages have known weaknesses.'],
    });
  });

  it.each([
    [
      'refuses',
      '{"message":"405 Method Not Allowed - POST https://registry.example/-/npm/v1/security","statusCode":405}',
      '405 Method Not Allowed',
    ],
    ['is not reached', '', 'no answer'],
    ['answers with a page', '<html>', 'no answer'],
  ])(
    'says that nothing was audited where the registry %s, names no address, and does not fail',
    (_, output, reason) => {
      expect(judgeAudit(output)).toEqual({
        isBad: false,
        lines: [`Dependencies were NOT audited: the registry gave no list of weaknesses (${reason}).`],
      });
    },
  );

  it('is a step of CI', () => {
    const ci = readFileSync(new URL('../../.ci/run', import.meta.url), 'utf8');
    expect(ci).toContain('npm run -s audit:dependencies');
  });
});
