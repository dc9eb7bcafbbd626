import type { LaneFigures } from '../../../../shared/mails/contract.ts';
import { BOUNCE_LIMIT, COMPLAINT_LIMIT } from '../../../../shared/mails/rules.ts';
import { useOffice } from '../context.ts';
import { shareOf } from './mail-sums.ts';

interface ShareProps {
  readonly name: string;
  /** From 0 to 1. */
  readonly share: number;
  readonly limit: number;
}

function Share({ name, share, limit }: ShareProps) {
  const { t, locale } = useOffice();
  const percent = (value: number) =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(value);
  return (
    <div class="stack stack-8">
      <h3>{name}</h3>
      <p>{t('mails.share.of', { share: percent(share), limit: percent(limit) })}</p>
      <meter class="mail-share" aria-label={name} min={0} max={2 * limit} high={limit} optimum={0} value={share} />
      {share >= limit && <p class="note note--alert">{t('mails.share.over')}</p>}
    </div>
  );
}

/** How many mails bounce and are complained of, against the limits beyond which SES stops an account. */
export function Shares({ lanes }: { readonly lanes: readonly LaneFigures[] }) {
  const { t } = useOffice();
  const bounces = shareOf(lanes, 'bounced');
  const complaints = shareOf(lanes, 'complained');
  return (
    <section class="stack stack-16" aria-labelledby="h-shares">
      <h2 id="h-shares">{t('mails.shares')}</h2>
      <p class="help">{t('mails.shares.help')}</p>
      {bounces === null || complaints === null ? (
        <p>{t('mails.share.none')}</p>
      ) : (
        <div class="mail-lanes">
          <Share name={t('mails.share.bounces')} share={bounces} limit={BOUNCE_LIMIT} />
          <Share name={t('mails.share.complaints')} share={complaints} limit={COMPLAINT_LIMIT} />
        </div>
      )}
    </section>
  );
}
