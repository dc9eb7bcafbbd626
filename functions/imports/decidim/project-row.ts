import { moneyDigits } from '../../../shared/budgets/format-money.ts';
import type { Nested } from '../files/cells.ts';
import type { ExportedProject, ExportSource } from '../slots.ts';
import { timeText } from './text-values.ts';

/** An amount in whole units, as Decidim has it; with decimals where there are cents. From digits: no float holds it. */
export function unitsOf(amount: number, currency: string): number | string {
  const digits = moneyDigits(currency);
  const text = String(amount).padStart(digits + 1, '0');
  const [units, rest] = digits === 0 ? [text, ''] : [text.slice(0, -digits), text.slice(-digits)];
  return /^0*$/.test(rest) ? Number(units) : `${units}.${rest}`;
}

/** A project as a row of Decidim 0.30: its columns by their names and in their order; ours stand behind them. */
export function projectRow(one: ExportedProject, source: ExportSource): Nested {
  const { project, envelope, currency, votes, proposals } = one;
  const { place, state, categoryId, territoryId } = project;
  const found = [categoryId, territoryId].flatMap((id) => source.taxonomies.find((known) => known.id === id) ?? []);
  return {
    id: project.id,
    taxonomies: { id: found.map(({ id }) => id), name: found.map(({ name }) => name) },
    participatory_space: { id: source.process.id, url: source.addressOf(`/processes/${source.process.slug}/`) },
    component: { id: project.componentId },
    title: project.title,
    description: project.description,
    budget: { id: envelope.id, title: envelope.title, url: source.addressOf(one.budgetPath) },
    budget_amount: unitsOf(project.cost, currency),
    confirmed_votes: votes,
    comments: 0,
    created_at: timeText(project.createdAt),
    url: source.addressOf(one.path),
    address: place?.address ?? null,
    updated_at: timeText(project.updatedAt),
    selected_at: timeText(project.selectedAt),
    reference: String(project.number),
    follows_count: null,
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
    related_proposals: proposals.map(({ id }) => id),
    related_proposal_titles: proposals.map(({ title }) => title),
    related_proposal_urls: proposals.map(({ path }) => source.addressOf(path)),
    parvis: {
      currency,
      ...(state === 'withdrawn' ? { withdrawn: true, withdrawn_reason: project.withdrawnReason } : {}),
    },
  };
}
