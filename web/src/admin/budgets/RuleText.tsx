import { useMemo } from 'preact/hooks';
import { ballotInWords, winnersInWords } from '../../../../shared/budgets/rule-words.ts';
import { type Translate, translateCompiled } from '../../../../shared/platform/format.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { useLoaded } from '../loading.tsx';
import { ruleIn } from './budget-settings.ts';

interface RuleTextProps {
  readonly settings: Readonly<Record<string, unknown>>;
}

/** The rule as voters read it. */
export function RuleText({ settings }: RuleTextProps) {
  const { t, textOf, locale, messages } = useOffice();
  const say = useMemo((): Translate => translateCompiled(messages, locale), [messages, locale]);
  const { state } = useLoaded('taxonomies', () => api.spaces.manageTaxonomies());
  const themes = state.status === 'ready' ? state.data.items : [];
  const rule = ruleIn(settings);
  const categoryName = (id: string) => textOf(themes.find((theme) => theme.id === id)?.name ?? {}) || '–';
  return (
    <section class="panel stack rule-text" aria-labelledby="h-rule">
      <h2 id="h-rule">{t('budget.rule')}</h2>
      <p class="help">{t('budget.rule.help')}</p>
      <h3>{t('budget.rule.ballot')}</h3>
      <ul>
        {ballotInWords(rule, { t: say, categoryName }).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <h3>{t('budget.rule.winners')}</h3>
      <ul>
        {winnersInWords(rule, { t: say }).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
