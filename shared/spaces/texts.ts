/** Texts of the organization that are kept in versions, each as one flat record; the back office puts them back. */
import type { Localized } from '../platform/locale.ts';
import type { Texts } from '../platform/text-history.ts';
import { flatText, flatTexts, localizedIn, localizedTexts } from '../platform/texts.ts';

const PROCESS = ['title', 'question', 'summary', 'description', 'decision', 'imageAlt'] as const;
const COMPONENT = ['name', 'introduction'] as const;
const SITE_PAGE = ['title', 'body'] as const;
const ORGANIZATION = ['name', 'description', 'charter'] as const;
type Written<K extends string> = Readonly<Record<K, Localized>>;

interface PhaseTexts extends Written<'title' | 'description'> {
  /** Absent: a phase that was not saved yet, of which no version knows. */
  readonly id?: string;
}
interface ProcessTexts<P extends PhaseTexts> extends Written<(typeof PROCESS)[number]> {
  readonly phases: readonly P[];
}

/** Texts of a process and of its phases. */
export const processTexts = <P extends PhaseTexts>(process: ProcessTexts<P>): Texts =>
  Object.assign(
    flatTexts(PROCESS, process),
    ...process.phases.map(({ id, title, description }) =>
      id === undefined
        ? {}
        : { ...flatText(`phases.${id}.title`, title), ...flatText(`phases.${id}.description`, description) },
    ),
  );

/** What of a process becomes of earlier texts. Phases that are no longer there stay gone; those added since keep theirs. */
export const processWith = <P extends PhaseTexts>({ phases }: ProcessTexts<P>, texts: Texts) => ({
  ...localizedTexts(PROCESS, texts),
  phases: phases.map((phase): P => {
    const title = localizedIn(texts, `phases.${phase.id}.title`);
    if (Object.keys(title).length === 0) return phase;
    return { ...phase, title, description: localizedIn(texts, `phases.${phase.id}.description`) };
  }),
});

/** Name and introduction of a component. */
export const componentTexts = (component: Written<(typeof COMPONENT)[number]>): Texts =>
  flatTexts(COMPONENT, component);
export const componentWith = (texts: Texts) => localizedTexts(COMPONENT, texts);

/** Title and text of a page of the site. */
export const sitePageTexts = (page: Written<(typeof SITE_PAGE)[number]>): Texts => flatTexts(SITE_PAGE, page);
export const sitePageWith = (texts: Texts) => localizedTexts(SITE_PAGE, texts);

/** Name and description of the organization, and the charter that everybody consents to. */
export const organizationTexts = (organization: Written<(typeof ORGANIZATION)[number]>): Texts =>
  flatTexts(ORGANIZATION, organization);
export const organizationWith = (texts: Texts) => localizedTexts(ORGANIZATION, texts);
