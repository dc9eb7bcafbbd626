import { useState } from 'preact/hooks';
import type { ComponentId, ParticipantId, ProposalId } from '../../../../shared/platform/ids.ts';
import { api } from '../../platform/api.ts';
import type { Problem } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { problemText } from '../forms/problems.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';

interface Person {
  readonly participantId: ParticipantId;
  readonly name: string | null;
}
interface ChoiceProps {
  readonly params: { readonly componentId: ComponentId; readonly proposalId: ProposalId };
  readonly assigned: readonly Person[];
  readonly offered: readonly Person[];
}

function Choice({ params, assigned, offered }: ChoiceProps) {
  const office = useOffice();
  const { t, announce } = office;
  const [chosen, setChosen] = useState<readonly ParticipantId[]>(assigned.map(({ participantId }) => participantId));
  const [problem, setProblem] = useState<Problem | null>(null);
  const people = [...new Map([...offered, ...assigned].map((person) => [person.participantId, person])).values()];
  const toggle = (id: ParticipantId) =>
    setChosen((all) => (all.includes(id) ? all.filter((one) => one !== id) : [...all, id]));
  const save = async (event: Event) => {
    event.preventDefault();
    const answer = await api.proposals.assignEvaluators({ params, body: { evaluatorIds: [...chosen] } });
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) announce(t('evaluators.saved'));
  };
  if (people.length === 0) return <p class="muted">{t('evaluators.none')}</p>;
  return (
    <form class="stack stack-8" onSubmit={save}>
      <fieldset class="stack stack-8">
        <legend class="sr">{t('evaluators.title')}</legend>
        <p class="help">{t('evaluators.help')}</p>
        {people.map(({ participantId, name }) => (
          <label key={participantId} class="row">
            <input type="checkbox" checked={chosen.includes(participantId)} onChange={() => toggle(participantId)} />
            <span>{name ?? '–'}</span>
          </label>
        ))}
      </fieldset>
      {problem && (
        <p class="error" role="alert">
          {problemText(office, problem)}
        </p>
      )}
      <p>
        <button class="btn btn--2 btn--s" type="submit">
          {t('evaluators.save')}
        </button>
      </p>
    </form>
  );
}

/** Who evaluates a proposal: chosen among the evaluators of its process. */
export function Evaluators({ params }: Pick<ChoiceProps, 'params'>) {
  const { t } = useOffice();
  const loaded = useLoaded(params.proposalId, () => api.proposals.readEvaluators({ params }));
  return (
    <section class="stack stack-8" aria-labelledby="h-evaluators">
      <h2 id="h-evaluators">{t('evaluators.title')}</h2>
      <WhenLoaded loaded={loaded}>{(evaluators) => <Choice params={params} {...evaluators} />}</WhenLoaded>
    </section>
  );
}
