import { loadStyles } from '../../places/islands/styles.ts';
import { useOffice } from '../context.ts';
import { WhenLoaded } from '../loading.tsx';
import { paths } from '../places.ts';
import { Screen } from '../Screen.tsx';
import { FindMails } from './FindMails.tsx';
import { Lanes } from './Lanes.tsx';
import styles from './mails.css?url';
import { Shares } from './Shares.tsx';
import { useFigures } from './use-figures.ts';

await loadStyles(styles);

/** How mails do, what became of those to somebody, and who gets none. */
export function MailOffice() {
  const { t } = useOffice();
  const loaded = useFigures();
  return (
    <Screen
      title={t('mails.title')}
      actions={
        <a class="more" href={paths.mailPreviews}>
          {t('mails.previews')}
        </a>
      }
    >
      <p class="muted">{t('mails.intro')}</p>
      <WhenLoaded loaded={loaded}>
        {({ figures, rate }) => (
          <>
            <Lanes figures={figures} rate={rate} />
            <Shares lanes={figures.lanes} />
          </>
        )}
      </WhenLoaded>
      <FindMails />
    </Screen>
  );
}
