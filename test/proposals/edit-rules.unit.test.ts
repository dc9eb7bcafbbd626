import { describe, expect, it } from '@jest/globals';
import { type EditGate, editEnd, mayEdit } from '../../shared/proposals/edit-rules.ts';
import { ProposalState } from '../../shared/proposals/proposal.ts';

const PUBLISHED = '2026-11-21T14:30:00.000Z';
const gate = (changes: Partial<EditGate> = {}): EditGate => ({
  proposal: { state: 'published', answer: null, publishedAt: PUBLISHED },
  settings: { editWindow: 'minutes', editMinutes: 5 },
  creation: true,
  phaseEndsAt: '2026-12-01T00:00:00.000Z',
  ...changes,
});
const said = (decision: ReturnType<typeof mayEdit>) => (decision.allowed ? 'allowed' : decision.problem);

describe('changing a published text', () => {
  it.each([
    ['at once', PUBLISHED, 'allowed'],
    ['in the last millisecond', '2026-11-21T14:34:59.999Z', 'allowed'],
    ['at the very end, which is late', '2026-11-21T14:35:00.000Z', 'proposal.edit-closed'],
  ])('may be done %s of some minutes', (_, now, expected) => {
    expect(said(mayEdit(gate(), now))).toBe(expected);
  });

  it('may be done after the phase has ended, within the minutes: a slip of the last moment is put right', () => {
    expect(said(mayEdit(gate({ creation: false, phaseEndsAt: null }), '2026-11-21T14:34:00.000Z'))).toBe('allowed');
  });

  it('may be done as long as the phase takes proposals, where that is set', () => {
    const settings = { editWindow: 'phase', editMinutes: 5 } as const;
    expect(said(mayEdit(gate({ settings }), '2026-11-30T23:59:59.999Z'))).toBe('allowed');
    expect(said(mayEdit(gate({ settings }), '2026-12-01T00:00:00.000Z'))).toBe('proposal.edit-closed');
    expect(said(mayEdit(gate({ settings, creation: false }), PUBLISHED))).toBe('proposal.edit-closed');
    expect(said(mayEdit(gate({ settings, phaseEndsAt: null }), '2036-01-01T00:00:00.000Z'))).toBe('allowed');
    expect(editEnd(gate({ settings, phaseEndsAt: null }))).toBeNull();
  });

  it('may never be done where that is set', () => {
    const settings = { editWindow: 'never', editMinutes: 5 } as const;
    expect(said(mayEdit(gate({ settings }), PUBLISHED))).toBe('proposal.edit-closed');
  });

  it('may be done in the state “published” alone, and not once there is an answer', () => {
    for (const state of ProposalState.options) {
      const proposal = { ...gate().proposal, state };
      expect(said(mayEdit(gate({ proposal }), PUBLISHED))).toBe(
        state === 'published' ? 'allowed' : 'proposal.not-editable',
      );
    }
    const answer = { state: 'published', text: {}, answeredAt: PUBLISHED } as const;
    const answered = { ...gate().proposal, answer: { ...answer, stateId: null } };
    expect(said(mayEdit(gate({ proposal: answered }), PUBLISHED))).toBe('proposal.not-editable');
  });
});
