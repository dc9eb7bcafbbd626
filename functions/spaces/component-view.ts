import { components } from '../../shared/components.ts';
import type { TaxonomyId } from '../../shared/platform/ids.ts';
import { localize } from '../../shared/platform/locale.ts';
import type { Instant } from '../../shared/platform/time.ts';
import type { PageFrame } from '../../shared/platform/views.ts';
import type { Component } from '../../shared/spaces/component.ts';
import type { Process } from '../../shared/spaces/process.ts';
import { settingsNow } from '../../shared/spaces/rules.ts';
import type { Taxonomy } from '../../shared/spaces/taxonomy.ts';
import type { ComponentView } from '../../shared/spaces/views.ts';
import type { ComponentFigures } from './slots.ts';

/** Path of a component without the language. */
export const componentPath = (process: Pick<Process, 'slug'>, component: Pick<Component, 'id' | 'kind'>): string =>
  `/processes/${process.slug}/${components[component.kind].segment}/${component.id}/`;

type Switches = Pick<ComponentView, 'canPropose' | 'canVote' | 'canComment'>;

/** What the phase in progress at a moment lets participants do, by the switches that kinds of component have in common. */
export function switchesOf(component: Component, process: Process, at: Instant): Switches {
  const manifest = components[component.kind];
  const phase: Record<string, unknown> = manifest.phaseSettings.parse(settingsNow(component, process, at));
  const settings: Record<string, unknown> = manifest.settings.parse(component.settings);
  return {
    canPropose: phase.creation === true,
    canVote: phase.voting === true && settings.voteKind !== 'none',
    canComment: phase.comments === true,
  };
}

/** When the next phase with a vote begins; `null` where none is to come, or a vote is open now. */
export function votesFrom(process: Process, shown: readonly Component[], now: Instant): Instant | null {
  const hasVote = (at: Instant) => shown.some((component) => switchesOf(component, process, at).canVote);
  if (hasVote(now)) return null;
  return process.phases.find(({ startsAt }) => startsAt > now && hasVote(startsAt))?.startsAt ?? null;
}

/**
 * Counts by first-level theme, most first; a theme that is no longer there is left out. Where all are of one first-level
 * theme, such as the axis that the component is about, those below it say more.
 */
function byTheme(counts: ComponentFigures['themes'], taxonomies: readonly Taxonomy[]) {
  const themes = new Map(taxonomies.filter(({ kind }) => kind === 'theme').map((theme) => [theme.id, theme]));
  const firstOf = (id: TaxonomyId) => themes.get(id)?.parentId ?? id;
  const isOfOne = new Set(counts.map(({ taxonomyId }) => firstOf(taxonomyId))).size === 1;
  const sums = new Map<TaxonomyId, number>();
  for (const { taxonomyId, count } of counts) {
    const shown = isOfOne ? taxonomyId : firstOf(taxonomyId);
    sums.set(shown, (sums.get(shown) ?? 0) + count);
  }
  return [...sums]
    .flatMap(([id, count]) => {
      const theme = themes.get(id);
      return theme === undefined || count === 0 ? [] : [{ theme, count }];
    })
    .sort((one, other) => other.count - one.count);
}

interface ComponentData {
  readonly component: Component;
  readonly process: Process;
  readonly figures: ComponentFigures;
  readonly taxonomies: readonly Taxonomy[];
}

/** A component as a section of its process's page. */
export function componentView(
  { component, process, figures, taxonomies }: ComponentData,
  frame: PageFrame,
): ComponentView {
  const shown = (texts: Component['name']) => localize(texts, frame.locale, frame.organization.defaultLocale);
  const path = componentPath(process, component);
  return {
    id: component.id,
    kind: component.kind,
    name: shown(component.name),
    introduction: shown(component.introduction),
    path,
    ...switchesOf(component, process, frame.renderedAt),
    figures: {
      proposals: figures.proposals,
      comments: figures.comments,
      votes: figures.votes,
      references: figures.references,
    },
    ...(figures.own && { own: figures.own }),
    themes: byTheme(figures.themes, taxonomies).map(({ theme, count }) => ({
      name: shown(theme.name),
      count,
      path: `${path}search/?theme=${theme.id}`,
    })),
  };
}
