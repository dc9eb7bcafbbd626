import renderer from '@astrojs/preact/server.js';
import type { NamedSSRLoadedRendererValue } from 'astro';

const islands = new WeakSet<object>();

/**
 * Preact's renderer. To learn whether a component is its own it draws the component and throws the result away; what it
 * has said of one it says again, since there is no other renderer and a component does not change.
 */
const once: NamedSSRLoadedRendererValue = {
  ...renderer,
  async check(component, props, slots, metadata) {
    if (islands.has(component)) return true;
    const isOurs = await renderer.check.call(this, component, props, slots, metadata);
    if (isOurs) islands.add(component);
    return isOurs;
  },
};

export default once;
