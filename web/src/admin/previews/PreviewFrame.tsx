import { useEffect, useState } from 'preact/hooks';
import type { Process } from '../../../../shared/spaces/process.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';

type Width = 'phone' | 'computer';

/** The link of the frame is replaced so long before it ends. */
const EARLY_MS = 5 * 60_000;

/** A link for the frame; whoever writes for hours is given another in time. */
function useFreshLink({ id }: Process) {
  const loaded = useLoaded(id, () => api.spaces.openPreview({ params: { processId: id } }));
  const { state, reload } = loaded;
  const expiresAt = state.status === 'ready' ? state.data.expiresAt : null;
  useEffect(() => {
    if (expiresAt === null) return undefined;
    const timer = setTimeout(reload, Math.max(EARLY_MS, Date.parse(expiresAt) - Date.now() - EARLY_MS));
    return () => clearTimeout(timer);
  }, [expiresAt, reload]);
  return loaded;
}

/** The page as it will be, in a frame as wide as a phone or as wide as there is room; it follows what is saved. */
export function PreviewFrame({ process }: { readonly process: Process }) {
  const { t, publicLocale, organization, textOf } = useOffice();
  const [width, setWidth] = useState<Width>('phone');
  const [language, setLanguage] = useState(publicLocale);
  const loaded = useFreshLink(process);
  return (
    <section class="stack preview-of" aria-labelledby="h-preview-of">
      <h2 id="h-preview-of" class="sr">
        {t('preview.title')}
      </h2>
      <WhenLoaded loaded={loaded}>
        {({ path }) => {
          const address = `/${language}${path}`;
          return (
            <>
              <div class="row between">
                <div class="row">
                  <fieldset class="row segments">
                    <legend class="sr">{t('preview.width')}</legend>
                    {(['phone', 'computer'] as const).map((one) => (
                      <label key={one} class="segment">
                        <input
                          type="radio"
                          name="preview-width"
                          checked={width === one}
                          onChange={() => setWidth(one)}
                        />
                        <span>{t(`preview.${one}`)}</span>
                      </label>
                    ))}
                  </fieldset>
                  {organization.locales.length > 1 && (
                    <label class="row">
                      <span class="sr">{t('preview.language')}</span>
                      <select
                        class="input input--s"
                        value={language}
                        onChange={({ currentTarget }) =>
                          setLanguage(organization.locales.find((tag) => tag === currentTarget.value) ?? language)
                        }
                      >
                        {organization.locales.map((tag) => (
                          <option key={tag} value={tag}>
                            {tag.toUpperCase()}
                          </option>
                        ))}
                      </select>
                    </label>
                  )}
                </div>
                <a class="more" href={address} target="_blank" rel="noopener">
                  {t('preview.tab')}
                </a>
              </div>
              <iframe
                key={`${process.version} ${language}`}
                class={`preview-frame preview-frame--${width}`}
                title={t('preview.frame', { title: textOf(process.title) })}
                src={address}
                sandbox="allow-same-origin allow-forms"
              />
            </>
          );
        }}
      </WhenLoaded>
    </section>
  );
}
