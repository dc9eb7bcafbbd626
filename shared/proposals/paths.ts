import type { ComponentId, ProposalId } from '../platform/ids.ts';

/** Picture by which a shared link to a proposal is shown. */
export const cardPath = (proposalId: ProposalId): `/${string}` => `/cards/${proposalId}.png`;

/** RSS feed of a component: its newest proposals. */
export const feedPath = (componentId: ComponentId | `{${string}}`): `/${string}` => `/feeds/${componentId}.xml`;

/** Sitemap of a component: the addresses of its proposals. */
export const sitemapPath = (componentId: ComponentId | `{${string}}`): `/${string}` => `/sitemaps/${componentId}.xml`;
