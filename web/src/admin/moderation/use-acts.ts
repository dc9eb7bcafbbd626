import { useState } from 'preact/hooks';
import type { Case } from '../../../../shared/moderation/case.ts';
import type { Statement } from '../../../../shared/moderation/decision.ts';
import type { SubjectId } from '../../../../shared/moderation/report.ts';
import type { ParticipantId } from '../../../../shared/platform/ids.ts';
import { api } from '../../platform/api.ts';
import { newKey } from '../../platform/api-client.ts';
import type { Problem, Result } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';
import type { Loaded } from '../loading.tsx';

export interface Listed {
  readonly items: readonly Case[];
  readonly next: string | null;
}
type Done = Result<{ readonly items: readonly { readonly subjectId: SubjectId; readonly problem: string | null }[] }>;
type Subjects = readonly SubjectId[];

/** Acts on cases of the list: each stays where it was until the list is opened again, with the way to take it back. */
export function useActs({ replace }: Loaded<Listed>) {
  const office = useOffice();
  const { t } = office;
  const [chosen, setChosen] = useState<ReadonlySet<SubjectId>>(new Set());
  const [hiding, setHiding] = useState<Subjects | null>(null);
  const [isBusy, setBusy] = useState(false);
  const perform = async (
    listed: Listed,
    act: () => Promise<Done>,
    changes: Partial<Case>,
    said: (count: number) => string,
  ): Promise<Problem | null> => {
    if (isBusy) return null;
    setBusy(true);
    const answer = await act();
    setBusy(false);
    if (!answer.ok) {
      office.announce(problemText(office, answer.problem));
      return answer.problem;
    }
    const done = answer.data.items.filter(({ problem }) => problem === null).map(({ subjectId }) => subjectId);
    const left = answer.data.items.length - done.length;
    const isDone = (item: Case) => done.includes(item.subjectId);
    replace({ ...listed, items: listed.items.map((item) => (isDone(item) ? { ...item, ...changes } : item)) });
    setChosen(new Set());
    office.announce(left === 0 ? said(done.length) : t('moderation.some-refused', { count: left }));
    return null;
  };
  const of = (subjects: Subjects) => [...subjects];
  return {
    chosen,
    choose: (subjects: Subjects) => setChosen(new Set(subjects)),
    turn: (id: SubjectId) =>
      setChosen(new Set(chosen.has(id) ? [...chosen].filter((one) => one !== id) : [...chosen, id])),
    isBusy,
    hiding,
    hide: (subjects: Subjects | null) => setHiding(subjects),
    confirmHiding: (listed: Listed, subjects: Subjects, statement: Statement, idempotencyKey: string) =>
      perform(
        listed,
        () => api.moderation.decide({ body: { measure: 'hide', subjects: of(subjects), statement }, idempotencyKey }),
        { state: 'decided', standing: 'hidden' },
        (count) => t('moderation.hidden-now', { count }),
      ),
    keep: (listed: Listed, subjects: Subjects) =>
      perform(
        listed,
        () => api.moderation.decide({ body: { measure: 'none', subjects: of(subjects) }, idempotencyKey: newKey() }),
        { state: 'decided', standing: 'readable' },
        (count) => t('moderation.kept', { count }),
      ),
    reopen: (listed: Listed, subjectId: SubjectId) =>
      perform(
        listed,
        () => api.moderation.reopen({ body: { subjects: [subjectId] } }),
        { state: 'open' },
        () => t('moderation.reopened'),
      ),
    /** Shows again what was hidden: the decision is found by its case. */
    show: (listed: Listed, subjectId: SubjectId) =>
      perform(
        listed,
        async () => {
          const details = await api.moderation.read({ params: { subjectId } });
          if (!details.ok) return details;
          const { decisionId } = details.data.case;
          if (decisionId === null) return { ok: true, data: { items: [] } };
          const answer = await api.moderation.reverse({ params: { decisionId }, body: { words: '' } });
          return answer.ok ? { ok: true, data: { items: [{ subjectId, problem: null }] } } : answer;
        },
        { standing: 'readable' },
        () => t('moderation.shown'),
      ),
    assign: (
      listed: Listed,
      subjects: Subjects,
      assignee: { readonly id: ParticipantId; readonly name: string } | null,
    ) =>
      perform(
        listed,
        () => api.moderation.assign({ body: { subjects: of(subjects), assigneeId: assignee?.id ?? null } }),
        { assignee },
        (count) => t('moderation.assigned', { count }),
      ),
  };
}
export type Acts = ReturnType<typeof useActs>;
