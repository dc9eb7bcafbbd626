import type { SignInCodeId } from '../../../shared/platform/ids.ts';
import type { Services } from '../../platform/services.ts';
import { hmac } from '../../platform/signing.ts';

/** Twelve hexadecimal digits are 48 bits: the million codes differ in likelihood by less than 1 in 10^8. */
const DIGITS = 12;
const CODES = 1_000_000;

/** The six digits of a code. Derived, never stored: who reads the table, the stream or a backup learns only the id. */
export const smsCodeOf = (secret: string, id: SignInCodeId): string =>
  String(Number.parseInt(hmac(secret, 'sms.code', id).slice(0, DIGITS), 16) % CODES).padStart(6, '0');

/** A telephone in keys and counters: a number without a secret would be found by trying all there are. */
export const numberHashOf = async ({ secrets }: Pick<Services, 'secrets'>, number: string): Promise<string> =>
  hmac(await secrets.get('session'), 'sms.number', number);
