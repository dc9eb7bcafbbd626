const IS_SHARED = /(^|\/)island\./;

/**
 * What a part that is loaded later brings along, to be loaded at the same time. Not named: what every island has loaded
 * already; and in that file itself nothing, since each reader would load the names of what few open.
 */
const resolveDependencies = (_: string, files: string[], { hostId }: { readonly hostId: string }): string[] =>
  IS_SHARED.test(hostId) ? [] : files.filter((file) => !IS_SHARED.test(file));

/** Vite plugin for shorter lists of what is loaded along; Astro takes this setting from a plugin only. */
export function leanPreloadsPlugin() {
  return {
    name: 'parvis-lean-preloads',
    configEnvironment: (name: string) =>
      name === 'client' ? { build: { modulePreload: { polyfill: false, resolveDependencies } } } : undefined,
  };
}
