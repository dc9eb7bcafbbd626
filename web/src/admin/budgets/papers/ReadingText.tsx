import type { BallotContent } from '../../../../../shared/budgets/ballot.ts';
import { formatMoney } from '../../../../../shared/budgets/format-money.ts';
import type { PaperCatalogue } from '../../../../../shared/budgets/papers/answers.ts';
import { useOffice } from '../../context.ts';

interface ContentProps {
  readonly content: BallotContent;
  readonly catalogue: PaperCatalogue;
}

/** Projects of a ballot with their sum, envelope by envelope, to be compared with the paper. */
export function ReadingText({ content, catalogue: { envelopes, projects, settings } }: ContentProps) {
  const { t, textOf, locale } = useOffice();
  const money = (amount: number) => formatMoney(amount, settings.currency, locale);
  return (
    <>
      {content.map(({ envelopeId, choices }) => {
        const envelope = envelopes.find(({ id }) => id === envelopeId);
        const chosen = choices.flatMap(({ projectId, points }) => {
          const project = projects.find(({ id }) => id === projectId);
          return project === undefined ? [] : [{ project, points }];
        });
        const sum = chosen.reduce((total, { project }) => total + project.cost, 0);
        return (
          <div key={envelopeId} class="stack stack-8">
            <p>
              <b>{textOf(envelope?.title ?? {})}</b>{' '}
              <span class="muted">{t('papers.entry.sum', { count: chosen.length, total: money(sum) })}</span>
            </p>
            <ol class="plain-list">
              {chosen.map(({ project, points }, index) => (
                <li key={index}>
                  <b>{project.number}</b> {textOf(project.title)} <span class="muted">{money(project.cost)}</span>
                  {points !== null && <b> {t('papers.entry.points', { count: points })}</b>}
                </li>
              ))}
            </ol>
          </div>
        );
      })}
    </>
  );
}
