import { describe, expect, it } from '@jest/globals';
import type { Taxonomy } from '../../shared/spaces/taxonomy.ts';
import { worksWithoutAccount } from '../../shared/verifications/method.ts';
import { MethodSettings } from '../../shared/verifications/method-settings.ts';
import { Requirements } from '../../shared/verifications/requirement.ts';
import {
  codesIn,
  linesOf,
  METHODS,
  methodsBody,
  methodsDraft,
} from '../../web/src/admin/verifications/methods-draft.ts';
import {
  requirementsBody,
  requirementsDraft,
  withMethod,
} from '../../web/src/admin/verifications/requirement-draft.ts';
import { worksWithoutAccount as worksInBrowser } from '../../web/src/admin/verifications/without-account.ts';
import { anId } from '../admin/fixtures.ts';

const id = anId('taxonomy');
const rennes: Taxonomy = {
  id,
  kind: 'territory',
  parentId: null,
  processId: null,
  name: { fr: 'Rennes', br: 'Roazhon' },
  position: 0,
};
const french = (texts: Readonly<Record<string, string>>) => texts.fr ?? '';

describe('the table of postal codes as it is written', () => {
  it('takes what people paste: other separators, empty lines, a name in another language', () => {
    const text = '35000 Rennes\n\n35-200;roazhon\n 1012ab ,RENNES\n75012';
    const { codes, unknown } = codesIn(text, [rennes]);
    expect(unknown).toEqual([]);
    expect(codes).toEqual([
      { code: '35000', territoryId: id },
      { code: '35200', territoryId: id },
      { code: '1012AB', territoryId: id },
      { code: '75012', territoryId: null },
    ]);
    expect(codesIn(linesOf(codes, [rennes], french), [rennes]).codes).toEqual(codes);
  });

  it('names the lines whose territory nobody knows', () => {
    expect(codesIn('35000 Rennes\n1000 Brussels', [rennes]).unknown).toEqual([2]);
  });
});

describe('settings of methods in the form', () => {
  it('come back as they were stored, with what the form does not show', () => {
    const methods = MethodSettings.parse({ sms: { isOn: true, expiresAfterDays: 365, country: 'BE' } });
    const stored = { methods, version: 3, updatedAt: '2026-11-21T09:00:00.000Z' };
    expect(methodsBody(methodsDraft(stored, [rennes], french), methods, [])).toEqual(methods);
    expect([...METHODS].sort()).toEqual(Object.keys(methods).sort());
  });
});

describe('requirements in the form', () => {
  it('come back as they were stored, also those of actions that the form does not know', () => {
    const stored = Requirements.parse({
      vote: {
        combine: 'all',
        methods: [{ method: 'census', minimumAge: 16, territoryIds: [id] }],
        withoutAccount: true,
      },
      sign: { methods: [{ method: 'sms' }] },
    });
    expect(requirementsBody(requirementsDraft(stored))).toEqual(stored);
  });

  it('ask a method for nothing that it cannot tell, and refuse what is no age', () => {
    const draft = requirementsDraft({});
    const vote = {
      ...draft.actions.vote,
      methods: [
        { method: 'sms', minimumAge: '16', territoryIds: [id] },
        { method: 'desk', minimumAge: 'old', territoryIds: [] },
      ] as const,
    };
    const { vote: sent } = requirementsBody({ ...draft, actions: { ...draft.actions, vote } });
    expect(sent?.methods).toEqual([
      { method: 'sms', minimumAge: null, territoryIds: [] },
      { method: 'desk', minimumAge: 0, territoryIds: [] },
    ]);
  });

  it('are open without an account only as long as there is a method', () => {
    const { vote } = requirementsDraft({}).actions;
    const open = { ...withMethod(withMethod(vote, 'sms', true), 'census', true), withoutAccount: true };
    expect(open.methods.map(({ method }) => method)).toEqual(['census', 'sms']);
    const one = withMethod(open, 'census', false);
    expect(one.withoutAccount).toBe(true);
    expect(withMethod(one, 'sms', false)).toEqual({ combine: 'any', methods: [], withoutAccount: false });
  });

  it('know the same methods for people without an account as the server', () => {
    expect(METHODS.map(worksInBrowser)).toEqual(METHODS.map(worksWithoutAccount));
  });
});
