import { administrator, definePolicy, registered, signedIn } from '../platform/policy.ts';

/** An import makes themes of the organization where a consultation had others. */
export const importPolicy = definePolicy('import', {
  run: [signedIn, registered, administrator],
  decidim: [signedIn, registered, administrator],
});
export const exportPolicy = definePolicy('export', { decidim: [signedIn, registered, administrator] });
