import { describe, expect, it } from '@jest/globals';
import { mainReason } from '../../functions/moderation/decide-by-number.ts';
import { decisionsCsv, figuresOf } from '../../functions/moderation/transparency.ts';
import { appealEnd, isOverdue, mayAppeal, mayJudge, medianOf } from '../../shared/moderation/rules.ts';
import { isForeign, MANY_AN_HOUR, signalsIn } from '../../shared/moderation/signals.ts';
import { ParticipantId } from '../../shared/platform/ids.ts';
import { mayWhileBlocked } from '../../shared/platform/policy.ts';

const somebody = ParticipantId.parse('ptp_01K00000000000000000000000');
const other = ParticipantId.parse('ptp_01K00000000000000000000001');

describe('the time for an appeal', () => {
  it('ends on the same day so many months later, or on the last of a shorter month', () => {
    expect(appealEnd('2026-11-21T09:00:00.000Z', 6)).toBe('2027-05-21T09:00:00.000Z');
    expect(appealEnd('2026-08-31T09:00:00.000Z', 6)).toBe('2027-02-28T09:00:00.000Z');
    expect(appealEnd('2026-11-30T09:00:00.000Z', 15)).toBe('2028-02-29T09:00:00.000Z');
  });

  it('is half-open: at its end it is too late', () => {
    const decision = { standing: 'in-force', measure: 'hide', appealUntil: '2027-05-21T09:00:00.000Z' } as const;
    expect(mayAppeal(decision, '2027-05-21T08:59:59.999Z').allowed).toBe(true);
    expect(mayAppeal(decision, '2027-05-21T09:00:00.000Z')).toMatchObject({ problem: 'moderation.appeal-too-late' });
    expect(mayAppeal({ ...decision, measure: 'none' }, '2027-01-01T00:00:00.000Z').allowed).toBe(false);
    for (const standing of ['appealed', 'upheld', 'reversed'] as const) {
      expect(mayAppeal({ ...decision, standing }, '2027-01-01T00:00:00.000Z').allowed).toBe(false);
    }
  });
});

describe('who judges an appeal', () => {
  it('is anybody but the one who decided; what a program decided, any person', () => {
    expect(mayJudge({ standing: 'appealed', decidedBy: somebody }, somebody)).toMatchObject({
      problem: 'moderation.own-decision',
    });
    expect(mayJudge({ standing: 'appealed', decidedBy: somebody }, other).allowed).toBe(true);
    expect(mayJudge({ standing: 'appealed', decidedBy: null }, somebody).allowed).toBe(true);
    expect(mayJudge({ standing: 'appealed', decidedBy: null }, null).allowed).toBe(true);
    expect(mayJudge({ standing: 'in-force', decidedBy: somebody }, other).allowed).toBe(false);
  });
});

describe('a case', () => {
  it('is overdue from the very moment on', () => {
    expect(isOverdue('2026-11-14T09:00:00.001Z', 7, '2026-11-21T09:00:00.000Z')).toBe(false);
    expect(isOverdue('2026-11-14T09:00:00.000Z', 7, '2026-11-21T09:00:00.000Z')).toBe(true);
  });

  it('has the reason that most give, of two as frequent the first', () => {
    expect(mainReason(['spam', 'illegal', 'illegal'])).toBe('illegal');
    expect(mainReason(['spam', 'illegal'])).toBe('spam');
  });
});

describe('signals of spam', () => {
  const long = 'This is a text of more than forty characters, said again';

  it('are links, equal texts and many of them, each from its number on', () => {
    expect(signalsIn('https://a.example http://b.example', [])).toEqual([]);
    expect(signalsIn('See https://a.example http://b.example www.c.example', [])).toEqual([
      { kind: 'links', count: 3 },
    ]);
    expect(signalsIn(long, [long, long])).toEqual([]);
    expect(signalsIn(long, [long, `${long.toUpperCase()}!`, long])).toEqual([{ kind: 'duplicate', count: 3 }]);
    expect(signalsIn('I agree', ['I agree', 'I agree', 'I agree'])).toEqual([]);
    const many = Array.from({ length: MANY_AN_HOUR }, (_, n) => `The text of number ${n}`);
    expect(signalsIn('The text', many.slice(1))).toEqual([]);
    expect(signalsIn('The text', many)).toEqual([{ kind: 'rate', count: MANY_AN_HOUR }]);
  });

  it('are other writings and other languages, where the text is long enough to tell', () => {
    expect(isForeign('Купите лучшие таблетки по самой низкой цене прямо сейчас на нашем сайте')).toBe(true);
    expect(isForeign('Купите')).toBe(false);
    expect(isForeign('kaj ni volas diri al vi hodiaux ke tio estas bona ideo por nia urbo kaj ties infanoj')).toBe(
      true,
    );
    expect(isForeign('Il faudrait que la commune avance la somme et que la vente la rende à tous les habitants')).toBe(
      false,
    );
    expect(
      isForeign('De gemeente moet het geld voorschieten, en de verkoop betaalt het dan weer terug aan iedereen'),
    ).toBe(false);
  });
});

describe('somebody who is blocked', () => {
  const person = {
    kind: 'participant',
    participantId: somebody,
    sessionId: 'ses_01K00000000000000000000000',
    role: 'participant',
    grants: [],
    hasSecondFactor: false,
    isRegistered: true,
  };
  const actor = { ...person, block: { reason: 'spam', until: null } } as unknown as Parameters<
    typeof mayWhileBlocked
  >[0];

  it('reads, does what everybody must be able to, and nothing else', () => {
    expect(mayWhileBlocked(actor, { method: 'GET' }).allowed).toBe(true);
    expect(mayWhileBlocked(actor, { method: 'POST', whileBlocked: true }).allowed).toBe(true);
    expect(mayWhileBlocked(actor, { method: 'POST' })).toMatchObject({
      problem: 'participant.blocked',
      facts: { reason: 'spam', until: null },
    });
    expect(mayWhileBlocked({ kind: 'operator' }, { method: 'POST' }).allowed).toBe(true);
  });
});

describe('public figures', () => {
  it('have a median, and are none of nothing', () => {
    expect(medianOf([])).toBeNull();
    expect(medianOf([3, 1, 2])).toBe(2);
    expect(medianOf([4, 1, 2, 3])).toBe(2.5);
    expect(figuresOf([])).toMatchObject({ decisions: 0, medianHours: null, appeals: { all: 0 } });
    expect(decisionsCsv([]).split('\r\n')).toHaveLength(2);
  });
});
