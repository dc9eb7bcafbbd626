import { useMemo, useState } from 'preact/hooks';
import type { ManagedSitePage } from '../../../../shared/spaces/site-page.ts';
import { sitePagePath } from '../../../../shared/spaces/site-page-path.ts';
import { sitePageTexts, sitePageWith } from '../../../../shared/spaces/texts.ts';
import { api } from '../../platform/api.ts';
import { newKey } from '../../platform/api-client.ts';
import { notFound, type Problem, type Result } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { FormBox } from '../forms/FormBox.tsx';
import { useForm } from '../forms/form.ts';
import { problemText } from '../forms/problems.ts';
import { useStoredForm } from '../forms/stored-form.ts';
import { HistoryPanel } from '../history/HistoryPanel.tsx';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { paths } from '../places.ts';
import { Screen } from '../Screen.tsx';
import { SitePageFields } from './SitePageFields.tsx';
import { bodyOf, draftOf, EMPTY_PAGE } from './site-page-draft.ts';

/** Every page of the site, in the order of the footer. */
export function SitePageTable() {
  const { t, textOf } = useOffice();
  const loaded = useLoaded('site-pages', () => api.spaces.manageSitePages());
  const create = (
    <a class="btn btn--s" href={paths.newSitePage}>
      {t('site-pages.create')}
    </a>
  );
  return (
    <Screen title={t('site-pages.title')} actions={create}>
      <p class="help">{t('site-pages.help')}</p>
      <WhenLoaded loaded={loaded}>
        {({ items }) => (
          <div class="scroll">
            <table class="table">
              <thead>
                <tr>
                  <th scope="col">{t('column.page')}</th>
                  <th scope="col">{t('column.text')}</th>
                  <th scope="col">{t('column.footer')}</th>
                  <th scope="col">{t('column.publication')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((page) => (
                  <tr key={page.slug}>
                    <th scope="row">
                      <a class="row-head" href={paths.sitePage(page.slug)}>
                        {textOf(page.title)}
                      </a>
                    </th>
                    <td>{t(page.isGenerated ? 'site-pages.generated' : 'site-pages.written')}</td>
                    <td>{t(page.isInFooter ? 'site-pages.in-footer' : 'site-pages.not-in-footer')}</td>
                    <td>
                      <span class={page.isPublished ? 'state state--yes' : 'state state--off'}>
                        {t(page.isPublished ? 'state.online' : 'state.offline')}
                      </span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </WhenLoaded>
    </Screen>
  );
}

/** Form for a page that does not exist yet. */
export function NewSitePage() {
  const { t, navigation, announce } = useOffice();
  const idempotencyKey = useMemo(newKey, []);
  const form = useForm({
    initial: EMPTY_PAGE,
    save: (draft) => api.spaces.createSitePage({ body: { ...bodyOf(draft), slug: draft.slug }, idempotencyKey }),
    onSaved: ({ slug }: ManagedSitePage) => {
      announce(t('site-page.created'));
      navigation.go(paths.sitePage(slug));
    },
  });
  return (
    <Screen title={t('site-pages.create')} above={<a href={paths.sitePages}>{t('site-pages.title')}</a>}>
      <FormBox form={form} save={t('site-page.create')}>
        <SitePageFields form={form} isNew={true} />
      </FormBox>
    </Screen>
  );
}

/** Removes a page, or brings its generated text back: says first what is lost. */
function Removal({ page }: { readonly page: ManagedSitePage }) {
  const office = useOffice();
  const { t, navigation, announce } = office;
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { slug, isBuiltIn } = page;
  async function remove() {
    const answer = await api.spaces.removeSitePage({ params: { slug } });
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    announce(t('site-page.removed'));
    navigation.go(paths.sitePages);
  }
  return (
    <section class="panel stack">
      <p>{t(isBuiltIn ? 'site-page.reset.effect' : 'site-page.remove.effect')}</p>
      {problem && (
        <p class="error" role="alert">
          {problemText(office, problem)}
        </p>
      )}
      <div class="row">
        {isAsking && (
          <button class="btn btn--danger btn--s" type="button" onClick={remove}>
            {t(isBuiltIn ? 'site-page.confirm-reset' : 'site-page.confirm')}
          </button>
        )}
        <button class="btn btn--2 btn--s" type="button" onClick={() => setAsking(!isAsking)}>
          {t(isAsking ? 'cancel' : isBuiltIn ? 'site-page.reset' : 'site-page.remove')}
        </button>
      </div>
    </section>
  );
}

interface SitePageFormProps {
  readonly stored: ManagedSitePage;
  readonly onStored: (stored: ManagedSitePage) => void;
}

function SitePageForm({ stored, onStored }: SitePageFormProps) {
  const { t, announce } = useOffice();
  const params = { slug: stored.slug };
  const { form, conflict } = useStoredForm({
    stored,
    draftOf,
    save: (draft, version) => api.spaces.updateSitePage({ params, body: { ...bodyOf(draft), version } }),
    read: () => readPage(stored.slug),
    onStored,
    onSaved: () => announce(t('saved')),
  });
  return (
    <div class="split">
      <FormBox form={form} save={t('site-page.save')} conflict={conflict}>
        {stored.isGenerated && <p class="note">{t('site-page.generated')}</p>}
        <SitePageFields form={form} isNew={false} />
      </FormBox>
      <div class="stack stack-32">
        <HistoryPanel
          version={stored.version}
          now={sitePageTexts(stored)}
          read={() => api.spaces.readSitePageHistory({ params })}
          restore={(texts) => form.change(sitePageWith(texts))}
        />
        {!stored.isGenerated && <Removal page={stored} />}
      </div>
    </div>
  );
}

/** One page among all: they are few, and read together. */
async function readPage(slug: string): Promise<Result<ManagedSitePage>> {
  const answer = await api.spaces.manageSitePages();
  if (!answer.ok) return answer;
  const page = answer.data.items.find((one) => one.slug === slug);
  return page === undefined ? { ok: false, problem: notFound('site-page.not-found') } : { ok: true, data: page };
}

/** A page of the site, generated or written. */
export function SitePageScreen({ slug }: { readonly slug: string }) {
  const { t, textOf, publicLocale } = useOffice();
  const loaded = useLoaded(`site-page ${slug}`, () => readPage(slug));
  const title = loaded.state.status === 'ready' ? textOf(loaded.state.data.title) : t('site-pages.title');
  const publicLink = (
    <a class="btn btn--2 btn--s" href={`/${publicLocale}${sitePagePath(slug)}`}>
      {t('site-page.public')}
    </a>
  );
  return (
    <Screen title={title} above={<a href={paths.sitePages}>{t('site-pages.title')}</a>} actions={publicLink}>
      <WhenLoaded loaded={loaded}>{(stored) => <SitePageForm stored={stored} onStored={loaded.replace} />}</WhenLoaded>
    </Screen>
  );
}
