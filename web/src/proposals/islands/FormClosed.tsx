import { formatMoment, type Translate } from '../../../../shared/platform/format.ts';
import { closedWords, type Opening } from '../../platform/island-gate.ts';
import { type Draft, isBlank } from './draft-memory.ts';
import { useModule } from './lazily.ts';
import type { ProposalFormProps } from './ProposalForm.tsx';

interface ClosedProps {
  readonly t: Translate;
  readonly form: ProposalFormProps;
  /** What the device knows of it. */
  readonly opening: Opening;
  /** Since when, where the service has refused a publication; `undefined`: nothing was refused. */
  readonly refusedSince: string | null | undefined;
  /** What was written and not published. */
  readonly drafts: readonly Draft[];
}

const loadText = () => import('./KeptText.tsx');

function sinceWords({ t, form, opening, refusedSince }: ClosedProps): string {
  if (refusedSince === undefined && !opening.isOpen) return closedWords(t, 'form', opening, form.gate.phase, form);
  if (refusedSince === undefined || refusedSince === null) return t('form.closed');
  return t('form.closed-since', { date: formatMoment(refusedSince, form.locale, form.timeZone) });
}

/** In place of the form while no proposal is taken: why, since when, and the text that nobody has to lose. */
export function FormClosed(props: ClosedProps) {
  const { t, form, refusedSince } = props;
  const drafts = props.drafts.filter((draft) => !isBlank(draft));
  const { module } = useModule(loadText, drafts.length > 0);
  return (
    <div class="stack stack-24">
      <div role="alert">
        <p class={refusedSince === undefined ? 'note' : 'note note--alert'}>
          {sinceWords(props)}
          {drafts.length > 0 && ` ${t('form.closed-kept')}`}
        </p>
      </div>
      <p>
        <a class="btn btn--2" href={form.listPath}>
          {t('form.to-list')}
        </a>
      </p>
      {module && drafts.map((draft, index) => <module.KeptText key={index} t={t} draft={draft} locale={form.locale} />)}
    </div>
  );
}
