import type { MailKind } from '../../../../../shared/mails/contract.ts';
import { MAIL_GROUPS } from '../../../../../shared/platform/mail-view.ts';
import { loadStyles } from '../../../places/islands/styles.ts';
import { api } from '../../../platform/api.ts';
import { useOffice } from '../../context.ts';
import { useLoaded, WhenLoaded } from '../../loading.tsx';
import { paths } from '../../places.ts';
import { Screen } from '../../Screen.tsx';
import styles from '../mails.css?url';
import { kindName } from './kind-name.ts';
import { OnePreview } from './OnePreview.tsx';

await loadStyles(styles);

function Kinds({ kinds }: { readonly kinds: readonly MailKind[] }) {
  const { t } = useOffice();
  const groups = MAIL_GROUPS.map((group) => ({ group, kinds: kinds.filter((kind) => kind.group === group) }));
  return (
    <div class="mail-lanes">
      {groups
        .filter((one) => one.kinds.length > 0)
        .map((one) => (
          <section key={one.group} class="stack stack-8" aria-labelledby={`h-${one.group}`}>
            <h2 id={`h-${one.group}`}>{t(`mails.previews.group.${one.group}`)}</h2>
            <ul class="stack stack-8">
              {one.kinds.map(({ template }) => (
                <li key={template}>
                  <a href={paths.mailPreview(template)}>{kindName(t, template)}</a>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}

function AllKinds() {
  const { t } = useOffice();
  const loaded = useLoaded('mail-previews', () => api.mails.listPreviews());
  return (
    <Screen title={t('mails.previews')} above={<a href={paths.mails}>{t('mails.title')}</a>}>
      <p class="muted">{t('mails.previews.intro')}</p>
      <WhenLoaded loaded={loaded}>{({ kinds }) => <Kinds kinds={kinds} />}</WhenLoaded>
    </Screen>
  );
}

/** Every kind of mail by its group, or one of them as it goes out. */
export function MailPreviews({ template }: { readonly template: string | null }) {
  return template === null ? <AllKinds /> : <OnePreview key={template} template={template} />;
}
