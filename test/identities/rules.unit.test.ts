import { describe, expect, it } from '@jest/globals';
import { isIssuer, isLevelEnough, personOf } from '../../shared/identities/rules.ts';

describe('the issuer of a sign-in service', () => {
  it.each([
    'https://fcp.integ01.dev-franceconnect.fr/api/v2',
    'https://login.example.org',
    'https://login.example.org:8443/realms/one/',
  ])('may be %s', (text) => expect(isIssuer(text, false)).toBe(true));

  it.each([
    'http://login.example.org',
    'http://localhost:4000',
    'https://localhost',
    'https://10.0.0.1',
    'https://[::1]/',
    'https://one:two@login.example.org',
    'https://login.example.org/?a=b',
    'https://login.example.org/#',
    'javascript:alert(1)',
    'login.example.org',
    '',
  ])('may not be %j', (text) => expect(isIssuer(text, false)).toBe(false));

  it('may be on the own machine for developers alone, without TLS there only', () => {
    expect(isIssuer('http://localhost:4000', true)).toBe(true);
    expect(isIssuer('http://login.example.org', true)).toBe(false);
    expect(isIssuer('http://127.0.0.1:4000', true)).toBe(false);
  });
});

describe('a person in the claims of a service', () => {
  it('has the address of userinfo, in lower case, or the one of the ID token', () => {
    expect(personOf({ sub: 'a', email: 'x@example.org' }, { sub: 'a', email: ' Ada@Example.org ' }).email).toBe(
      'ada@example.org',
    );
    expect(personOf({ sub: 'a', email: 'x@example.org' }, { sub: 'a' }).email).toBe('x@example.org');
    expect(personOf({ sub: 'a', email: 'x@example.org' }, null).email).toBe('x@example.org');
  });

  it('has a verified address only if the same claims say so with the value true', () => {
    const verified = (value: unknown) =>
      personOf({ sub: 'a' }, { sub: 'a', email: 'ada@example.org', email_verified: value }).isEmailVerified;
    expect(verified(true)).toBe(true);
    for (const value of ['true', 1, {}, undefined, false]) expect(verified(value)).toBe(false);
    const elsewhere = personOf({ sub: 'a', email_verified: true }, { sub: 'a', email: 'ada@example.org' });
    expect(elsewhere.isEmailVerified).toBe(false);
    expect(personOf({ sub: 'a', email_verified: true }, null).isEmailVerified).toBe(false);
  });

  it.each(['no address', 'a@b', 'a b@example.org', 'a@example.org\r\nbcc: b@example.org', 7, null, 'a@@example.org'])(
    'has no address where there is %j',
    (email) => expect(personOf({ sub: 'a', email }, null).email).toBeNull(),
  );

  it('has the level of the ID token and not the one of userinfo, which is about no sign-in', () => {
    expect(personOf({ sub: 'a' }, { sub: 'a', acr: 'eidas3' }).level).toBeNull();
    expect(personOf({ sub: 'a', acr: 'eidas1' }, { sub: 'a', acr: 'eidas3' }).level).toBe('eidas1');
    expect(personOf({ sub: 'a', acr: 3 }, null).level).toBeNull();
  });
});

describe('a level of assurance', () => {
  it('is enough where none is asked for, told or not', () => {
    expect(isLevelEnough('', null)).toBe(true);
    expect(isLevelEnough('', 'eidas1')).toBe(true);
  });

  it('is enough when it is one of those asked for, or a higher one of eIDAS', () => {
    expect(isLevelEnough('eidas2', 'eidas2')).toBe(true);
    expect(isLevelEnough('eidas2', 'eidas3')).toBe(true);
    expect(isLevelEnough('urn:a urn:b', 'urn:b')).toBe(true);
    expect(isLevelEnough('eidas2 eidas3', 'eidas3')).toBe(true);
  });

  it('is not enough when it is lower, unknown, or not told', () => {
    expect(isLevelEnough('eidas2', 'eidas1')).toBe(false);
    expect(isLevelEnough('eidas2', 'eidas20')).toBe(false);
    expect(isLevelEnough('eidas2', 'urn:a')).toBe(false);
    expect(isLevelEnough('urn:a', 'eidas3')).toBe(false);
    expect(isLevelEnough('eidas1', null)).toBe(false);
  });
});
