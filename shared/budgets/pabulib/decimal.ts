/** A decimal number that is not negative, as it was written: 12.50 is 1250 with 2 places. */
export interface Decimal {
  readonly digits: bigint;
  readonly places: number;
}

/** Longer ones are no sums of money. */
const MOST_DIGITS = 30;

/** Digits with a point and more digits, or without; nothing else is a number here. Zeros behind the point are left out. */
export function readDecimal(text: string): Decimal | undefined {
  const [, whole, behind = ''] = /^(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined || text.length > MOST_DIGITS) return undefined;
  const significant = behind.replace(/0+$/, '');
  return { digits: BigInt(whole + significant), places: significant.length };
}

/** Ten to the power of a number of places. */
export const scaleOf = (places: number): bigint => 10n ** BigInt(places);

/** A decimal in units of which `places` behind the point are whole; it must not have more places. */
export const scaled = ({ digits, places }: Decimal, wanted: number): bigint => digits * scaleOf(wanted - places);

/** An amount in units of which `scale` (a power of ten) make one, as a decimal without needless zeros: 1250 of 100 is `12.5`. */
export function decimalText(amount: bigint, scale: bigint): string {
  const behind = (amount % scale)
    .toString()
    .padStart(scale.toString().length - 1, '0')
    .replace(/0+$/, '');
  return behind === '' || scale === 1n ? (amount / scale).toString() : `${amount / scale}.${behind}`;
}
