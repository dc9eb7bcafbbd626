import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod';
import { StateId } from '../../shared/platform/ids.ts';
import { ProposalPhaseSettings, ProposalSettings } from '../../shared/proposals/settings.ts';
import { spaces } from '../../shared/spaces/contract.ts';
import { componentBody, componentDraft, rowValues } from '../../web/src/admin/components/component-draft.ts';
import { inGroups } from '../../web/src/admin/components/setting-groups.ts';
import { asNumber, settingsOf } from '../../web/src/admin/components/setting-schema.ts';
import { tagsIn } from '../../web/src/admin/organization/organization-draft.ts';
import { bodyOf, draftOf, inOrder, nextPhase } from '../../web/src/admin/processes/process-draft.ts';
import { slugOf } from '../../web/src/admin/processes/slug.ts';
import { filterOf, PAGE_SIZE, queryOf, readAddress, writeAddress } from '../../web/src/admin/proposals/list-address.ts';
import { newStateId } from '../../web/src/admin/proposals/own-states.ts';
import { withTemplate } from '../../web/src/admin/proposals/with-template.ts';
import { inTree, moved, offeredOrUsed } from '../../web/src/admin/taxonomies/taxonomy-tree.ts';
import { aComponent, anId, aPhase, aProcess } from './fixtures.ts';

const PARIS = 'Europe/Paris';
const settings = settingsOf(z.toJSONSchema(ProposalSettings));
const phaseSettings = settingsOf(z.toJSONSchema(ProposalPhaseSettings));

describe('suggested address of a process', () => {
  it.each([
    ['Quels parcs pour demain ?', 'quels-parcs-pour-demain'],
    ['L’Œuvre d’été à Ølstykke', 'l-oeuvre-d-ete-a-olstykke'],
    ['  --Ça & là--  ', 'ca-la'],
    ['IJ en ĳ', 'ij-en-ij'],
    ['日本', ''],
  ])('%j gives %j', (title, slug) => expect(slugOf(title)).toBe(slug));

  it('is accepted by the API, or empty', () => {
    const schema = spaces.createProcess.body.shape.slug;
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
        const slug = slugOf(title);
        expect(slug.length < 2 || schema.safeParse(slug).success).toBe(true);
      }),
    );
  });
});

describe('form of a process', () => {
  it('sends back unchanged what was stored', () => {
    const process = aProcess({ phases: [aPhase({}), aPhase({ startsAt: '2026-12-01T07:30:59.000Z', endsAt: null })] });
    const { phases, title, slug } = bodyOf(draftOf(process, PARIS), PARIS);
    expect({ phases, title, slug }).toEqual({ phases: process.phases, title: process.title, slug: process.slug });
  });

  it('leaves out languages that say nothing', () => {
    const draft = { ...draftOf(aProcess(), PARIS), title: { fr: 'Parcs', en: '  ', nl: '' } };
    expect(bodyOf(draft, PARIS).title).toEqual({ fr: 'Parcs' });
  });

  it('lets the API refuse half a date instead of taking it for an open end', () => {
    const [phase] = draftOf(aProcess({ phases: [aPhase({})] }), PARIS).phases;
    if (!phase) throw new Error('no phase');
    const body = bodyOf({ ...draftOf(aProcess(), PARIS), phases: [{ ...phase, endsAt: 'incomplete' }] }, PARIS);
    const { error } = spaces.createProcess.body.safeParse(body);
    expect(error?.issues.map(({ path }) => path.join('/'))).toEqual(['phases/0/endsAt']);
  });

  it('puts phases in the order of their start; one without a start stays behind', () => {
    const phase = (key: string, startsAt: string) => ({ ...nextPhase([], key), startsAt });
    const phases = [phase('none', ''), phase('later', '2026-12-01T00:00'), phase('first', '2026-11-01T00:00')];
    const ordered = inOrder({ ...draftOf(aProcess(), PARIS), phases });
    expect(ordered.phases.map(({ key }) => key)).toEqual(['first', 'later', 'none']);
  });

  it('begins a further phase where the last one ends', () => {
    const { phases } = draftOf(aProcess({ phases: [aPhase({})] }), PARIS);
    expect(nextPhase(phases, 'new').startsAt).toBe(phases[0]?.endsAt);
  });
});

describe('settings of a component, from the schema of its manifest', () => {
  it('give each setting the control of its kind, in the order of the schema', () => {
    const kinds = Object.fromEntries(settings.map(({ name, kind }) => [name, kind]));
    expect(kinds).toMatchObject({
      voteKind: 'choice',
      voteLimit: 'integer',
      themeRequired: 'boolean',
      help: 'localized',
    });
    expect(settings.find(({ name }) => name === 'voteLimit')).toMatchObject({ min: 0, max: 1000, fallback: 0 });
    expect(phaseSettings.map(({ name }) => name)).toEqual(['creation', 'voting', 'comments', 'countsHidden']);
  });

  it('come through the form unchanged, also those that no control is known for', () => {
    const stored = { ...ProposalSettings.parse({ voteLimit: 5, help: { fr: 'Aide' } }), unheard: [1, 2] };
    const component = aComponent({ processId: anId('process'), settings: stored });
    const draft = componentDraft(component, settings);
    expect(componentBody(draft, { settings, phaseSettings }, ['none']).settings).toEqual(stored);
  });

  it('leave out the empty languages of states and prepared answers too', () => {
    const state = { id: anId('state'), name: { en: 'Funded', fr: ' ' }, color: 'green', standing: 'accepted' };
    const template = { name: 'Yes', text: { fr: 'Oui.', nl: '' } };
    const component = aComponent({ processId: anId('process') });
    const draft = componentDraft(component, settings);
    const changed = { ...draft, settings: { ...draft.settings, states: [state], answerTemplates: [template] } };
    const { settings: sent } = componentBody(changed, { settings, phaseSettings }, ['none']);
    expect(sent).toMatchObject({ states: [{ ...state, name: { en: 'Funded' } }], answerTemplates: [{ name: 'Yes' }] });
    expect(ProposalSettings.parse(sent).answerTemplates[0]?.text).toEqual({ fr: 'Oui.' });
  });

  it('stand each once, in the group of what they are about, and what is new among the further ones', () => {
    const unheard = { name: 'unheard', description: '', fallback: 1, kind: 'boolean' as const };
    const groups = inGroups('proposals', [unheard, ...settings]);
    expect(groups.flatMap((group) => group.settings).length).toBe(settings.length + 1);
    expect(groups.map(({ id }) => id)).toEqual(['votes', 'texts', 'list', 'answers', 'other']);
    expect(groups.at(-1)?.settings).toEqual([unheard]);
    expect(inGroups('proposals', settings).some(({ id }) => id === 'other')).toBe(false);
  });

  it('give a state an id of its own, which the API accepts', () => {
    const ids = new Set(Array.from({ length: 100 }, newStateId));
    expect(ids.size).toBe(100);
    for (const id of ids) expect(StateId.safeParse(id).success).toBe(true);
  });

  it('put a prepared text below what is written, language by language', () => {
    expect(withTemplate({ en: 'Dear all,', fr: ' ' }, { en: 'Yes.', nl: 'Ja.' })).toEqual({
      en: 'Dear all,\n\nYes.',
      fr: ' ',
      nl: 'Ja.',
    });
  });

  it('send what is no number as it was typed, for the API to refuse', () => {
    expect(asNumber('12')).toBe(12);
    expect(asNumber('-3')).toBe(-3);
    expect(asNumber('1.5')).toBe('1.5');
    expect(asNumber('')).toBe('');
  });

  it('are all off outside of phases, unless the process has none or they say otherwise', () => {
    const off = { creation: false, voting: false, comments: false };
    expect(rowValues(phaseSettings, {}, 'none', true)).toMatchObject(off);
    const on = { creation: true, voting: true, comments: true, countsHidden: false };
    expect(rowValues(phaseSettings, {}, 'none', false)).toMatchObject(on);
    expect(rowValues(phaseSettings, { none: { voting: true } }, 'none', true)).toMatchObject({ voting: true });
    expect(rowValues(phaseSettings, {}, 'phs_1', true)).toMatchObject({ voting: true });
  });
});

describe('filters of the table of proposals', () => {
  it('come back from the address that they were written to', () => {
    const address = {
      q: 'vélo & bus',
      state: 'published',
      theme: 'tax_1',
      territory: 'tax_2',
      assigned: 'me',
      sort: 'oldest',
      cursor: 'abc',
    } as const;
    expect(readAddress(writeAddress(address))).toEqual(address);
    expect(filterOf(address)).not.toContain('cursor');
    const own = anId('state');
    expect(readAddress(writeAddress({ ...address, state: own })).state).toBe(own);
  });

  it('leave out what goes without saying', () => {
    expect(writeAddress(readAddress(''))).toBe('');
  });

  it('take nothing unknown from an address', () => {
    const address = readAddress('?state=draft&sort=random&theme=tax_9');
    expect(queryOf(address, [anId('taxonomy')])).toEqual({ limit: PAGE_SIZE, sort: 'recent' });
  });
});

describe('themes and territories', () => {
  const item = (id: string, position: number, parentId: string | null = null) => ({
    id: anId('taxonomy'),
    kind: 'theme' as const,
    parentId: parentId === null ? null : anId('taxonomy'),
    name: { fr: id },
    position,
    processId: null,
  });
  const siblings = [item('a', 0), item('b', 1), item('c', 2)];
  const names = (items: readonly { readonly name: Record<string, string>; readonly position: number }[]) =>
    items.map(({ name, position }) => `${name.fr}${position}`);

  it('change the positions of those that moved, and of no others', () => {
    expect(names(moved(siblings, 2, -1))).toEqual(['c1', 'b2']);
    expect(names(moved(siblings, 0, 1))).toEqual(['b0', 'a1']);
  });

  it('do not move beyond the ends', () => {
    expect(moved(siblings, 0, -1)).toEqual([]);
    expect(moved(siblings, 2, 1)).toEqual([]);
  });

  it('repair positions that were equal', () => {
    expect(names(moved([item('a', 0), item('b', 0)], 1, -1))).toEqual(['a1']);
  });

  it('stand below what they belong to', () => {
    const [first, second] = siblings;
    if (!first || !second) throw new Error('no siblings');
    const below = { ...item('below', 0), parentId: first.id };
    const tree = inTree([second, below, first]);
    expect(tree.map(({ taxonomy, depth }) => `${taxonomy.name.fr}${depth}`)).toEqual(['a0', 'below1', 'b0']);
  });

  it('can be chosen where they are offered, or are in use all the same', () => {
    const [here, elsewhere] = [anId('process'), anId('process')];
    const everywhere = item('everywhere', 0);
    const own = { ...item('own', 1), processId: here };
    const other = { ...item('other', 2), processId: elsewhere };
    const belowOwn = { ...item('below own', 0), parentId: own.id };
    const belowOther = { ...item('below other', 0), parentId: other.id };
    const sibling = { ...item('sibling', 1), parentId: other.id };
    const all = [everywhere, own, other, belowOwn, belowOther, sibling];
    expect(offeredOrUsed(all, here, [null, ''])).toEqual([everywhere, own, belowOwn]);
    expect(offeredOrUsed(all, here, [belowOther.id])).toEqual([everywhere, own, other, belowOwn, belowOther]);
    expect(offeredOrUsed(all, elsewhere, [])).toEqual([everywhere, other, belowOther, sibling]);
  });
});

describe('further languages of texts', () => {
  it('are read with commas, spaces or both, each once', () => {
    expect(tagsIn(' co, br;co  oc ')).toEqual(['co', 'br', 'oc']);
    expect(tagsIn('')).toEqual([]);
  });
});
