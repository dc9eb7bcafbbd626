import { useState } from 'preact/hooks';
import type { PaperDifference } from '../../../../../shared/budgets/papers/answers.ts';
import { api } from '../../../platform/api.ts';
import type { Problem } from '../../../platform/problem.ts';
import { useOffice } from '../../context.ts';
import { problemText } from '../../forms/problems.ts';
import { useLoaded, WhenLoaded } from '../../loading.tsx';
import { paths } from '../../places.ts';
import type { PapersProps } from './papers-props.ts';
import { ReadingText } from './ReadingText.tsx';

type Side = PaperDifference['first'];

interface SideProps extends PapersProps {
  readonly item: PaperDifference;
  readonly side: Side;
  readonly onTake: (side: Side) => void;
}

/** What one of the two has read. */
function SideBox({ item: { number, mayDecide }, side, catalogue, onTake }: SideProps) {
  const { t } = useOffice();
  const { agentName, isMine, content, invalid } = side;
  const name = agentName ?? t('papers.differences.somebody');
  return (
    <div class="panel stack stack-8">
      <h3>{isMine ? t('papers.differences.mine') : t('papers.differences.by', { name })}</h3>
      {content !== null && <ReadingText content={content} catalogue={catalogue} />}
      {invalid !== null && <p>{t('papers.differences.invalid', { label: t(`papers.invalid.${invalid}`) })}</p>}
      {mayDecide && (
        <div class="row">
          <button
            class="btn btn--2 btn--s"
            type="button"
            aria-label={t('papers.differences.take-of', { number, name })}
            onClick={() => onTake(side)}
          >
            {t('papers.differences.take')}
          </button>
        </div>
      )}
    </div>
  );
}

interface DifferenceProps extends PapersProps {
  readonly item: PaperDifference;
  readonly onDecided: () => void;
}

function Difference({ item, onDecided, ...props }: DifferenceProps) {
  const office = useOffice();
  const { t, announce } = office;
  const [problem, setProblem] = useState<Problem | null>(null);
  const { number, first, second, mayDecide } = item;
  const take = async ({ content, invalid }: Side) => {
    const params = { componentId: props.component.id, number };
    const answer = await api.budgetPapers.decidePaper({ params, body: { reading: { content, invalid } } });
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    announce(t('papers.differences.decided', { number }));
    onDecided();
  };
  return (
    <li class="stack">
      <h2>{t('papers.differences.paper', { number })}</h2>
      <div role="alert">{problem && <p class="note note--alert">{problemText(office, problem)}</p>}</div>
      <div class="paper-pair">
        <SideBox {...props} item={item} side={first} onTake={take} />
        <SideBox {...props} item={item} side={second} onTake={take} />
      </div>
      {!mayDecide && (
        <a class="more" href={paths.budget(props.component.id, 'papers', 'entry')}>
          {t('papers.differences.again')}
        </a>
      )}
    </li>
  );
}

/** Papers that two agents have read differently, side by side. */
export function Differences(props: PapersProps) {
  const { t } = useOffice();
  const { id: componentId } = props.component;
  const loaded = useLoaded(componentId, () => api.budgetPapers.listPaperDifferences({ params: { componentId } }));
  return (
    <>
      <p class="lead">{t('papers.differences.help')}</p>
      <WhenLoaded loaded={loaded}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="empty">{t('papers.differences.none')}</p>
          ) : (
            <ul class="plain-list stack stack-32">
              {items.map((item) => (
                <Difference key={item.number} {...props} item={item} onDecided={loaded.reload} />
              ))}
            </ul>
          )
        }
      </WhenLoaded>
    </>
  );
}
