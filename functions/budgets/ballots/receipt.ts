import { randomBytes } from 'node:crypto';
import { ReceiptCode } from '../../../shared/budgets/ballot.ts';

/** Crockford's base 32: no letter that can be read as a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 20;

/** A new code of a receipt: 100 random bits, which say nothing of who, when or what. */
export function newReceipt(): ReceiptCode {
  // A byte has eight times as many values as the alphabet characters: none is favored.
  const characters = [...randomBytes(LENGTH)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
  return ReceiptCode.parse(characters.replace(/(.{5})(?=.)/g, '$1-'));
}
