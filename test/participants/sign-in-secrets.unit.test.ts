import { describe, expect, it } from '@jest/globals';
import { codeOf, idOfToken, tokenOf } from '../../functions/platform/mail/sign-in-secrets.ts';
import { newId } from '../../functions/platform/services.ts';
import { SignInCodeId } from '../../shared/platform/ids.ts';

const id = SignInCodeId.parse('sic_01JZ0000000000000000000001');
const other = SignInCodeId.parse('sic_01JZ0000000000000000000002');

describe('the code and the token that an id stands for', () => {
  it('are the same each time, so that the mail can be written twice', () => {
    expect(codeOf('secret', id)).toBe(codeOf('secret', id));
    expect(tokenOf('secret', id)).toBe(tokenOf('secret', id));
  });

  it('differ with the id and with the secret, and from one another', () => {
    expect(tokenOf('secret', id)).not.toBe(tokenOf('secret', other));
    expect(tokenOf('secret', id)).not.toBe(tokenOf('another', id));
    expect([codeOf('secret', other), codeOf('another', id)]).not.toContain(codeOf('secret', id));
  });

  it('always has six digits, and every first digit is as likely as the next', () => {
    const codes = Array.from({ length: 20_000 }, () => codeOf('secret', newId('signInCode')));
    expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true);
    for (const digit of '0123456789') {
      const share = codes.filter((code) => code.startsWith(digit)).length / codes.length;
      expect(share).toBeGreaterThan(0.085);
      expect(share).toBeLessThan(0.115);
    }
  });

  it('gives the id back for its own token only', () => {
    const token = tokenOf('secret', id);
    expect(idOfToken('secret', token)).toBe(id);
    expect(idOfToken('another', token)).toBeUndefined();
    expect(idOfToken('secret', `${other}.${token.split('.')[1]}`)).toBeUndefined();
    expect(idOfToken('secret', `${token}0`)).toBeUndefined();
    expect(idOfToken('secret', token.slice(0, -1))).toBeUndefined();
    expect(idOfToken('secret', id)).toBeUndefined();
    expect(idOfToken('secret', 'x'.repeat(100))).toBeUndefined();
  });
});
