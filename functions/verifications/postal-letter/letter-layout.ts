/** Where things stand on a letter, in millimeters from its upper left corner; A4. */

/** Windows of envelopes: on the left in Germany, Belgium and the Netherlands, on the right in France. */
export interface Layout {
  /** Inside of the window, with the margins that a sliding sheet needs. */
  readonly address: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** Where who sends it stands. */
  readonly sender: { readonly x: number; readonly y: number; readonly width: number };
  readonly date: { readonly x: number; readonly y: number; readonly width: number };
  /** Marks at the left edge at which the sheet is folded. */
  readonly folds: readonly [number, number];
  /** Where the text begins. */
  readonly text: number;
}

export const MARGIN = 25;
export const TEXT_WIDTH = 210 - MARGIN - 20;

/**
 * `left`: DIN 5008 form B, the field of the address 45 mm from above and 20 mm from the left, folded at 105 and 210 mm;
 * `right`: NF Z 11-001, the window over 100 to 200 mm, folded in three.
 */
export const LAYOUTS = {
  left: {
    address: { x: 25, y: 62.7, width: 76, height: 27.3 },
    sender: { x: 25, y: 57, width: 76 },
    date: { x: 125, y: 80, width: 65 },
    folds: [105, 210],
    text: 103,
  },
  right: {
    address: { x: 108, y: 53, width: 82, height: 27.3 },
    sender: { x: 108, y: 47, width: 82 },
    date: { x: 108, y: 92, width: 82 },
    folds: [99, 198],
    text: 108,
  },
} as const satisfies Record<string, Layout>;
