import type { StudyStatus } from '../../../../shared/studies/study.ts';
import { useOffice } from '../context.ts';

const CLASS: Readonly<Record<StudyStatus | 'merged' | 'project', string>> = {
  'not-begun': 'state',
  'under-study': 'state state--eval',
  feasible: 'state state--yes',
  'feasible-if-changed': 'state state--yes',
  'not-feasible': 'state state--no',
  merged: 'state state--off',
  project: 'state state--yes',
};

/** Where a study stands: a shape, a word, then a color. */
export function StudyMark({ status }: { readonly status: StudyStatus | 'merged' | 'project' }) {
  const { t } = useOffice();
  return <span class={CLASS[status]}>{t(`studies.status.${status}`)}</span>;
}
