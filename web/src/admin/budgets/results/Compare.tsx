import { useState } from 'preact/hooks';
import { ballotsPath } from '../../../../../shared/budgets/results/published.ts';
import { useOffice } from '../../context.ts';
import { currencyOf } from '../budget-settings.ts';
import { ofFile, ofList, RULES, type Sample, type Tried, tried } from './elections.ts';
import type { TabProps } from './screens.tsx';
import { useCountWords } from './use-count-words.ts';

/** Lets the window draw between two rules: some take seconds. */
const breathe = () => new Promise((resolve) => setTimeout(resolve));

function Outcomes({ sample, outcomes }: { readonly sample: Sample; readonly outcomes: readonly Tried[] }) {
  const { t, number, find } = useOffice();
  const ids = [...new Set(outcomes.flatMap(({ winners }) => winners))];
  const { election } = sample;
  const ruleName = ({ rule }: Tried) =>
    [
      find(`counts.rule.${rule.allocation}`) ?? rule.allocation,
      ...(rule.allocation === 'equal-shares'
        ? [find(`counts.utility.${rule.utility}`), find(`counts.completion.${rule.completion}`)]
        : []),
    ].join(', ');
  return (
    <div class="scroll">
      <table class="table">
        <caption>{t('counts.compare.caption', { name: sample.name, ballots: election.ballots.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('counts.compare.rule')}</th>
            <th scope="col" class="n">
              {t('counts.compare.winners')}
            </th>
            <th scope="col" class="n">
              {t('counts.compare.spent')}
            </th>
            <th scope="col" class="n">
              {t('counts.compare.represented')}
            </th>
          </tr>
        </thead>
        <tbody>
          {outcomes.map((one, at) => (
            <tr key={ruleName(one)}>
              <th scope="row">
                {at + 1}. {ruleName(one)}
              </th>
              <td class="n">{number(one.winners.length)}</td>
              <td class="n">{sample.amount(one.spent)}</td>
              <td class="n">{number(one.represented)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table class="table">
        <caption>{t('counts.compare.which')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('counts.project')}</th>
            {outcomes.map((one, at) => (
              <th scope="col" key={ruleName(one)}>
                <abbr title={ruleName(one)}>{at + 1}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ids.map((id) => (
            <tr key={id}>
              <th scope="row">{sample.nameOf.get(id) ?? id}</th>
              {outcomes.map((one) => (
                <td key={ruleName(one)}>{one.winners.includes(id) ? '✓' : '–'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Rules side by side, on an earlier election or, once they are public, on the ballots of this one: all in the browser. */
export function Compare({ component }: TabProps) {
  const { t, textOf } = useOffice();
  const money = useCountWords().moneyIn(currencyOf(component));
  const [shown, setShown] = useState<readonly { readonly sample: Sample; readonly outcomes: readonly Tried[] }[]>([]);
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  const show = async (samples: readonly Sample[], none: string) => {
    setShown([]);
    setSaid(samples.length === 0 ? none : '');
    setBusy(true);
    for (const sample of samples) {
      const outcomes: Tried[] = [];
      for (const rule of RULES) {
        setSaid(t('counts.compare.counting', { done: outcomes.length, all: RULES.length }));
        await breathe();
        outcomes.push(tried(sample, rule, ['max-votes', 'min-cost']));
      }
      setSaid('');
      setShown((before) => [...before, { sample, outcomes }]);
    }
    setBusy(false);
  };
  const read = async (file: File | undefined) => {
    if (file === undefined) return;
    const sample = await ofFile(file);
    await show(sample === null ? [] : [sample], t('counts.compare.broken'));
  };
  const own = async () => show(await ofList(ballotsPath(component.id), textOf, money), t('counts.compare.not-public'));
  return (
    <>
      <p class="lead">{t('counts.compare.help')}</p>
      <div class="row">
        <label for="compare-file">{t('counts.compare.file')}</label>
        <input
          id="compare-file"
          type="file"
          accept=".pb"
          disabled={isBusy}
          onChange={({ currentTarget }) => read(currentTarget.files?.[0])}
        />
      </div>
      <p>
        <button class="btn btn--2 btn--s" type="button" disabled={isBusy} onClick={own}>
          {t('counts.compare.own')}
        </button>
      </p>
      <p role="status">{said}</p>
      {shown.map((one) => (
        <Outcomes key={one.sample.name} {...one} />
      ))}
    </>
  );
}
