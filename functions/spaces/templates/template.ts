import { components as manifests } from '../../../shared/components.ts';
import type { Localized } from '../../../shared/platform/locale.ts';
import type { Instant } from '../../../shared/platform/time.ts';
import type { ComponentKind } from '../../../shared/spaces/component.ts';
import type { TemplateName, TemplateSummary } from '../../../shared/spaces/process-template.ts';
import type { Plan } from './plan.ts';

/** Switches of a phase; a switch that is not named is off. */
type Switches = Readonly<Record<string, boolean>>;

/** A whole process to begin with, as data. Passages in square brackets are for the organization to fill in. */
export interface ProcessTemplate {
  readonly name: TemplateName;
  readonly title: Localized;
  readonly question: Localized;
  readonly summary: Localized;
  readonly description: Localized;
  readonly decision: Localized;
  readonly phases: readonly {
    readonly key: string;
    readonly title: Localized;
    readonly description: Localized;
    /** Proposed length; `null` for one without end, which must be the last. */
    readonly days: number | null;
  }[];
  readonly components: readonly {
    readonly key: string;
    readonly kind: ComponentKind;
    readonly name: Localized;
    readonly introduction: Localized;
    readonly settings: Readonly<Record<string, unknown>>;
    /** By key of the phase; in phases that are not named all is off. */
    readonly open: Readonly<Record<string, Switches>>;
  }[];
  readonly themes: readonly { readonly key: string; readonly name: Localized }[];
}

/**
 * What the organization says itself, in all languages in which it says it: the page must not say two things. Texts that
 * it does not name are the template's; an empty one is to be empty.
 */
export interface TemplateTexts {
  readonly slug: string;
  readonly title: Localized;
  readonly question?: Localized | undefined;
  readonly summary?: Localized | undefined;
  readonly description?: Localized | undefined;
  readonly decision?: Localized | undefined;
}

/** What is said for a template before anything is made of it. */
export const summaryOf = ({
  name,
  title,
  question,
  description,
  decision,
  phases,
  components,
  themes,
}: ProcessTemplate): TemplateSummary => ({
  name,
  title,
  question,
  description,
  decision,
  phases: phases.map(({ key: _, ...phase }) => phase),
  components: components.map(({ kind, name: called }) => ({ kind, name: called })),
  themes: themes.map((theme) => theme.name),
});

const offBut = (kind: ComponentKind, on: Switches): Record<string, unknown> => {
  const all = Object.entries<unknown>(manifests[kind].phaseSettings.parse({}));
  const off = all.map(([name, value]) => [name, typeof value === 'boolean' ? false : value]);
  return { ...Object.fromEntries(off), ...on };
};

/** Switches by phase, and for the time between phases, when all is off. */
const switchesOf = ({ kind, open }: ProcessTemplate['components'][number], phases: ProcessTemplate['phases']) =>
  Object.fromEntries(['none', ...phases.map(({ key }) => key)].map((key) => [key, offBut(kind, open[key] ?? {})]));

/**
 * The plan of a process from a template. Pure.
 *
 * @param dates of each phase, in the template's order; phases without dates are left out
 */
export function planFrom(
  template: ProcessTemplate,
  texts: TemplateTexts,
  dates: readonly { readonly startsAt: Instant; readonly endsAt: Instant | null }[],
): Plan {
  const phases = template.phases.flatMap(({ key, title, description }, index) => {
    const span = dates[index];
    return span === undefined ? [] : [{ key, title, description, ...span }];
  });
  return {
    process: {
      slug: texts.slug,
      title: texts.title,
      question: texts.question ?? template.question,
      summary: texts.summary ?? template.summary,
      description: texts.description ?? template.description,
      decision: texts.decision ?? template.decision,
      image: null,
      imageAlt: {},
    },
    phases,
    components: template.components.map((component, index) => ({
      key: component.key,
      kind: component.kind,
      name: component.name,
      introduction: component.introduction,
      position: index + 1,
      settings: manifests[component.kind].settings.parse(component.settings),
      phaseSettings: switchesOf(component, template.phases),
      requirements: {},
      // Reachable only once the process is published: one press then opens everything.
      isPublished: true,
    })),
    taxonomies: template.themes.map(({ key, name }, index) => ({
      key,
      parentKey: null,
      kind: 'theme' as const,
      name,
      position: index + 1,
    })),
  };
}
