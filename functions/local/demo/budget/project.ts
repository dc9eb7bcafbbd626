/** Projects of the demo's budgets: names, costs and places are made up. */
export interface DemoProject {
  readonly title: string;
  readonly description: string;
  /** Whole euros. */
  readonly euros: number;
  /** Key of the theme. */
  readonly theme: string;
  /** Key of the envelope; without it the only one. */
  readonly envelope?: string;
  /** WGS 84 degrees, and what it is called. */
  readonly place: readonly [latitude: number, longitude: number, address: string];
  /** How often it is chosen, from 1 to 9. */
  readonly liked: number;
  readonly drawing?: string;
}
