import { ReceiptCode } from '../../../shared/budgets/ballot.ts';
import {
  checkOf,
  NUMBER_LENGTH,
  numberSigns,
  PAPER_ALPHABET,
  PROOF_LENGTH,
} from '../../../shared/budgets/papers/code.ts';
import type { ComponentId } from '../../../shared/platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { hmac } from '../../platform/signing.ts';

/** What codes of papers are made of: with the secret of the vote gone, nobody can make them again. */
export interface PaperSecrets {
  /** Code of a paper, twelve characters without spaces: derived, never stored. */
  codeOf(number: number): string;
  /** Receipt of a paper, on its stub alone: who enters the paper never sees it. 100 bits. */
  receiptOf(number: number): ReceiptCode;
}

/** Characters from hexadecimal digits, five bits each. */
const signsFrom = (digits: string, length: number): string =>
  Array.from({ length }, (_, at) =>
    // Two digits are 256, a multiple of 32: no character is favored.
    PAPER_ALPHABET.charAt(Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16) % PAPER_ALPHABET.length),
  ).join('');

/**
 * Codes and receipts of the papers of a component.
 *
 * @throws Problem `budget.voting-closed` once the secret of the vote is destroyed
 */
export async function paperSecrets(
  { voteSecrets }: Pick<Services, 'voteSecrets'>,
  componentId: ComponentId,
): Promise<PaperSecrets> {
  const kept = await voteSecrets.of(componentId);
  if ('destroyedAt' in kept) throw new Problem('budget.voting-closed');
  const { secret } = kept;
  return {
    codeOf(number) {
      const proof = signsFrom(hmac(secret, 'paper.code', componentId, String(number)), PROOF_LENGTH);
      const text = numberSigns(number).slice(-NUMBER_LENGTH) + proof;
      return text + checkOf(text);
    },
    receiptOf(number) {
      const signs = signsFrom(hmac(secret, 'paper.receipt', componentId, String(number)), 20);
      return ReceiptCode.parse(signs.replace(/(.{5})(?=.)/g, '$1-'));
    },
  };
}
