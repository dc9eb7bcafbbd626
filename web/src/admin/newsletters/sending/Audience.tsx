import { useState } from 'preact/hooks';
import type { Audience as AudienceOf } from '../../../../../shared/newsletters/audience.ts';
import { isEverybody } from '../../../../../shared/newsletters/rules.ts';
import type { Taxonomy } from '../../../../../shared/spaces/taxonomy.ts';
import type { VerificationMethod } from '../../../../../shared/verifications/method.ts';
import { api } from '../../../platform/api.ts';
import { together } from '../../answer.ts';
import { useOffice } from '../../context.ts';
import { languageName } from '../../language.ts';
import { useLoaded, WhenLoaded } from '../../loading.tsx';
import { loadProcesses } from '../../processes/ProcessTable.tsx';
import type { Space } from '../../space.ts';
import { useNewsletterWords } from '../use-newsletter-words.ts';

const METHODS = [
  'census',
  'postal-code',
  'sms',
  'postal-letter',
  'id-document',
  'desk',
] as const satisfies readonly VerificationMethod[];
const NOBODY_LEFT_OUT: AudienceOf = {
  locales: [],
  territoryIds: [],
  followersOf: [],
  participantsOf: [],
  verifiedBy: [],
};

interface TicksProps<T extends string> {
  readonly legend: string;
  readonly help?: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly chosen: readonly T[];
  readonly onChange: (chosen: T[]) => void;
}

/** Some of a list; none means that the list asks nothing. */
function Ticks<T extends string>({ legend, help, options, chosen, onChange }: TicksProps<T>) {
  if (options.length === 0) return null;
  const toggle = (value: T, isOn: boolean) =>
    onChange(isOn ? [...chosen, value] : chosen.filter((one) => one !== value));
  return (
    <fieldset class="stack stack-8">
      <legend>{legend}</legend>
      {help && <p class="help">{help}</p>}
      <div class="newsletter-ticks">
        {options.map(({ value, label }) => (
          <label key={value} class="choice">
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={({ currentTarget }) => toggle(value, currentTarget.checked)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface AudienceProps {
  readonly value: AudienceOf;
  readonly onChange: (value: AudienceOf) => void;
}

interface FiltersProps extends AudienceProps {
  readonly territories: readonly Taxonomy[];
  readonly spaces: readonly Space[];
}

function Filters({ value, onChange, territories, spaces }: FiltersProps) {
  const { organization, locale, t, textOf } = useOffice();
  const say = useNewsletterWords();
  const processes = spaces.map(({ process }) => ({ value: process.id, label: textOf(process.title) }));
  return (
    <div class="stack stack-24">
      <p class="help">{say('newsletter.audience.all-hold')}</p>
      <Ticks
        legend={say('newsletter.audience.locales')}
        options={organization.locales.map((tag) => ({ value: tag, label: languageName(tag, locale) }))}
        chosen={value.locales}
        onChange={(locales) => onChange({ ...value, locales })}
      />
      <Ticks
        legend={say('newsletter.audience.territories')}
        help={say('newsletter.audience.territories.help')}
        options={territories.map(({ id, name }) => ({ value: id, label: textOf(name) }))}
        chosen={value.territoryIds}
        onChange={(territoryIds) => onChange({ ...value, territoryIds })}
      />
      <Ticks
        legend={say('newsletter.audience.followers')}
        options={processes}
        chosen={value.followersOf}
        onChange={(followersOf) => onChange({ ...value, followersOf })}
      />
      <Ticks
        legend={say('newsletter.audience.participants')}
        help={say('newsletter.audience.participants.help')}
        options={[{ value: 'organization' as const, label: say('newsletter.audience.anywhere') }, ...processes]}
        chosen={value.participantsOf}
        onChange={(participantsOf) => onChange({ ...value, participantsOf })}
      />
      <Ticks
        legend={say('newsletter.audience.verified')}
        options={METHODS.map((method) => ({ value: method, label: t(`verification.method.${method}`) }))}
        chosen={value.verifiedBy}
        onChange={(verifiedBy) => onChange({ ...value, verifiedBy })}
      />
    </div>
  );
}

/** Whom a newsletter goes to: everybody who asked for newsletters, or some of them. */
export function Audience({ value, onChange }: AudienceProps) {
  const say = useNewsletterWords();
  const [isChosen, setChosen] = useState(!isEverybody(value));
  const loaded = useLoaded('audience', () => together(api.spaces.manageTaxonomies(), loadProcesses()));
  const choose = (some: boolean) => {
    setChosen(some);
    if (!some) onChange(NOBODY_LEFT_OUT);
  };
  return (
    <section class="stack" aria-labelledby="h-audience">
      <h2 id="h-audience">{say('newsletter.audience')}</h2>
      <p class="help">{say('newsletter.audience.help')}</p>
      <fieldset class="stack stack-8">
        <legend class="sr">{say('newsletter.audience')}</legend>
        {([false, true] as const).map((some) => (
          <label key={String(some)} class="choice">
            <input type="radio" name="audience" checked={isChosen === some} onChange={() => choose(some)} />
            <span>{say(some ? 'newsletter.audience.some' : 'newsletter.audience.everybody')}</span>
          </label>
        ))}
      </fieldset>
      {isChosen && (
        <WhenLoaded loaded={loaded}>
          {([{ items }, spaces]) => (
            <Filters
              value={value}
              onChange={onChange}
              territories={items.filter(({ kind }) => kind === 'territory')}
              spaces={spaces}
            />
          )}
        </WhenLoaded>
      )}
    </section>
  );
}
