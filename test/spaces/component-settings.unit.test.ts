import { describe, expect, it } from '@jest/globals';
import { Problem } from '../../functions/platform/problem.ts';
import { newId } from '../../functions/platform/services.ts';
import { componentSettings } from '../../functions/spaces/component-settings.ts';
import type { Component } from '../../shared/spaces/component.ts';
import type { Process } from '../../shared/spaces/process.ts';

const NOW = '2026-11-21T09:00:00.000Z';
const contribute = newId('phase');
const process = (phases: Process['phases']): Process => ({
  id: newId('process'),
  slug: 'water',
  title: { en: 'Water' },
  question: {},
  summary: {},
  description: {},
  decision: {},
  image: null,
  imageAlt: {},
  phases,
  isPublished: true,
  activePhaseId: null,
  version: 1,
  createdAt: NOW,
  updatedAt: NOW,
});
const phased = process([{ id: contribute, title: { en: 'Contribute' }, description: {}, startsAt: NOW, endsAt: null }]);
const stored = (phaseSettings: Component['phaseSettings']): Component => ({
  id: newId('component'),
  processId: phased.id,
  kind: 'proposals',
  name: { en: 'Proposals' },
  introduction: {},
  position: 1,
  settings: {},
  phaseSettings,
  requirements: {},
  isPublished: false,
  version: 1,
  createdAt: NOW,
  updatedAt: NOW,
});

describe('settings of a component', () => {
  it('take the defaults of the manifest where nothing is said', () => {
    const { settings } = componentSettings('proposals', { settings: { voteLimit: 3 }, phaseSettings: {} }, phased);
    expect(settings).toMatchObject({ voteLimit: 3, voteKind: 'support', titleMinLength: 15, help: {} });
  });

  it('keep only the languages of a text that say something', () => {
    const given = { settings: { help: { fr: 'Dites pourquoi.', en: ' ' } }, phaseSettings: {} };
    expect(componentSettings('proposals', given, phased).settings.help).toEqual({ fr: 'Dites pourquoi.' });
  });

  it('switch everything off between phases unless told otherwise', () => {
    const { phaseSettings } = componentSettings('proposals', { settings: {}, phaseSettings: {} }, phased);
    expect(phaseSettings.none).toEqual({ creation: false, voting: false, comments: false, countsHidden: false });
  });

  it('leave the time without a phase alone in a process that has none', () => {
    const { phaseSettings } = componentSettings('proposals', { settings: {}, phaseSettings: {} }, process([]));
    expect(phaseSettings).toEqual({});
  });

  it('fill in the switches of a phase that are not named', () => {
    const given = { settings: {}, phaseSettings: { [contribute]: { voting: false } } };
    expect(componentSettings('proposals', given, phased).phaseSettings[contribute]).toEqual({
      creation: true,
      voting: false,
      comments: true,
      countsHidden: false,
    });
  });

  it('forget the switches of a phase that the process no longer has', () => {
    const gone = newId('phase');
    const given = { settings: {}, phaseSettings: { [gone]: { voting: false } } };
    const before = stored({ [gone]: { voting: false } });
    expect(componentSettings('proposals', given, phased, before).phaseSettings).not.toHaveProperty(gone);
  });

  it.each([
    ['a number that is too large', { settings: { voteLimit: 1001 } }, '/settings/voteLimit', 'too_big'],
    ['a number where a choice is meant', { settings: { voteKind: 7 } }, '/settings/voteKind', 'invalid_value'],
    [
      'a setting that the manifest does not know',
      { settings: { color: 'red' } },
      '/settings/color',
      'unrecognized_keys',
    ],
    [
      'a switch that the manifest does not know',
      { phaseSettings: { [contribute]: { amending: true } } },
      `/phaseSettings/${contribute}/amending`,
      'unrecognized_keys',
    ],
    [
      'a switch that is no switch',
      { phaseSettings: { none: { voting: 'yes' } } },
      '/phaseSettings/none/voting',
      'invalid_type',
    ],
    [
      'a phase of another process',
      { phaseSettings: { phs_other: {} } },
      '/phaseSettings/phs_other',
      'unrecognized_keys',
    ],
  ])('refuse %s and say where', (_, given, pointer, code) => {
    const problem = (() => {
      try {
        componentSettings('proposals', { settings: {}, phaseSettings: {}, ...given }, phased);
        return undefined;
      } catch (error) {
        return error;
      }
    })();
    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({ code: 'request.invalid', fields: [{ pointer, code }] });
  });
});
