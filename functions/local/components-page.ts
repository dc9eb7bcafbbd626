import type { ComponentsPage } from '../../shared/platform/components-page.ts';
import { ProcessGroupId } from '../../shared/platform/ids.ts';
import { InterfaceLocale } from '../../shared/platform/locale.ts';
import type { LocalAnswer } from './cdn.ts';
import { loadRenderer } from './renderer.ts';

const PATH = '/_local/components/';

function shownAs(search: URLSearchParams): ComponentsPage['shownAs'] {
  const theme = search.get('theme');
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : null,
    direction: search.get('dir') === 'rtl' ? 'rtl' : 'ltr',
    width: search.get('width') === '320' ? 320 : null,
  };
}

/**
 * View models of the parts. They are those by which the tests of the templates lay pages out, loaded when somebody
 * asks: what is hard to lay out is written down once.
 */
async function modelOf(search: URLSearchParams): Promise<ComponentsPage> {
  const views = await import('../../test/support/views.ts');
  const { aGate } = await import('../../test/support/proposal-views.ts');
  const { shown, ulid } = await import('../../test/support/view-parts.ts');
  const locale = InterfaceLocale.catch('fr').parse(search.get('language'));
  const list = { ...views.aProposalsPage({ pages: 3 }), locale };
  const proposal = { ...views.aProposalPage(12), locale };
  const opinion = { ...views.anOpinionPage(), locale };
  const ended = { ...views.aPhase(), status: 'done', endsAt: '2026-11-01T00:00:00.000Z' } as const;
  const reached = aGate({ settings: { ...aGate().settings, supportThreshold: 1000 } });
  const withGate = (page: typeof proposal, gate: typeof page.gate) => ({ ...page, gate });
  const withState = (page: typeof proposal, changed: Partial<typeof page.proposal>) => ({
    ...page,
    proposal: { ...page.proposal, ...changed },
  });
  return {
    ...views.anAnnouncedPage(),
    path: PATH,
    locale,
    shownAs: shownAs(search),
    home: { ...views.aHomePage(), locale },
    process: { ...views.aProcessPage(), locale },
    group: {
      id: ProcessGroupId.parse(`pgr_${ulid(1)}`),
      path: '/process-groups/ecologie/',
      title: shown('Écologie'),
      excerpt: shown('Les consultations du plan climat, de la loi sur l’eau et des trains du quotidien.'),
      image: null,
      imageAlt: shown(''),
      processes: 4,
      open: 2,
    },
    list,
    noMatch: { ...list, items: [], total: 0, query: { ...list.query, q: 'zzz', states: ['accepted'] } },
    nothing: { ...list, items: [], total: 0, all: 0 },
    proposal,
    votes: [
      { name: 'Support', page: proposal },
      { name: 'Support, with a threshold that is reached', page: withGate(proposal, reached) },
      { name: 'Opinion', page: opinion },
      { name: 'Counts hidden', page: withState(withGate(proposal, aGate({ countsHidden: true })), { tally: null }) },
      { name: 'Phase over', page: withGate(proposal, aGate({ voting: false, phase: ended })) },
      { name: 'Opinion, phase over', page: withGate(opinion, { ...opinion.gate, voting: false, phase: ended }) },
      { name: 'Withdrawn', page: withState(proposal, { state: 'withdrawn', withdrawnAt: '2026-11-02T09:00:00.000Z' }) },
    ],
    propose: { ...views.aProposePage(), locale },
  };
}

/** Every component in every state: `?theme=light|dark`, `dir=rtl`, `width=320`, `language=fr|en|nl`. */
export async function componentsPage(search: URLSearchParams): Promise<LocalAnswer> {
  const { render } = await loadRenderer();
  const { status, html } = await render(PATH, { page: await modelOf(search) });
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }, body: html };
}
