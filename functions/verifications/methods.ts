/** Methods: what people are offered, and how administrators set them up. */
import type { TaxonomyId } from '../../shared/platform/ids.ts';
import { type Localized, localize } from '../../shared/platform/locale.ts';
import type { FieldProblem } from '../../shared/platform/problem.ts';
import { verifications } from '../../shared/verifications/contract.ts';
import { VERIFICATION_METHODS, worksWithoutAccount } from '../../shared/verifications/method.ts';
import { type MethodSettings, PUBLIC_SETTINGS } from '../../shared/verifications/method-settings.ts';
import type { VerificationSettings } from '../../shared/verifications/office-routes.ts';
import { put } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { Problem } from '../platform/problem.ts';
import { organization, taxonomies } from '../spaces/directory.ts';
import { VerificationMethods } from './entities.ts';
import { methodSettings, storedMethods } from './settings.ts';

/** Methods that are on, each with what its form needs. */
export const listMethods = handle(verifications.listMethods, async ({ query: { locale } }, services) => {
  const [settings, { defaultLocale }] = await Promise.all([methodSettings(services), organization(services)]);
  const items = VERIFICATION_METHODS.filter((method) => settings[method].isOn).map((method) => {
    const { text, locale: language } = localize(settings[method].help, locale, defaultLocale);
    return {
      method,
      help: { text, locale: language },
      withoutAccount: worksWithoutAccount(method),
      settings: PUBLIC_SETTINGS[method].parse(settings[method]),
    };
  });
  return { items };
});

export const manageMethods = handle(verifications.manageMethods, (_, services) => storedMethods(services));

const said = (texts: Localized): Localized =>
  Object.fromEntries(Object.entries(texts).flatMap(([tag, text]) => (text.trim() === '' ? [] : [[tag, text.trim()]])));

type Codes = MethodSettings['postal-code']['codes'];

/** Codes that are there twice, and those of territories that nobody knows. */
function codeProblems(codes: Codes, territories: ReadonlySet<TaxonomyId>): FieldProblem[] {
  const first = new Map<string, number>();
  for (const [index, { code }] of codes.entries()) if (!first.has(code)) first.set(code, index);
  return codes.flatMap(({ code, territoryId }, index) => {
    const pointer = `/methods/postal-code/codes/${index}`;
    if (first.get(code) !== index) return [{ pointer: `${pointer}/code`, code: 'not-unique' }];
    const isKnown = territoryId === null || territories.has(territoryId);
    return isKnown ? [] : [{ pointer: `${pointer}/territoryId`, code: 'invalid_value' }];
  });
}

/**
 * Sets up the methods as a whole.
 *
 * @throws Problem 409 `verification.changed-meanwhile`; 422 for a code that is there twice, or of an unknown territory
 */
export const updateMethods = handle(verifications.updateMethods, async ({ body }, services) => {
  const territories = (await taxonomies(services)).filter(({ kind }) => kind === 'territory').map(({ id }) => id);
  const fields = codeProblems(body.methods['postal-code'].codes, new Set(territories));
  if (fields.length > 0) throw new Problem('request.invalid', { fields });
  const methods = Object.fromEntries(
    Object.entries(body.methods).map(([method, settings]) => [method, { ...settings, help: said(settings.help) }]),
  );
  const stored: VerificationSettings = {
    methods: { ...body.methods, ...methods },
    version: body.version + 1,
    updatedAt: services.now(),
  };
  await services.db.write(
    put(VerificationMethods, stored, {
      // Version 0 is that of the default, which is not in the table.
      when: body.version === 0 ? 'absent' : [{ attribute: 'version', op: '=', value: body.version }],
      otherwise: 'verification.changed-meanwhile',
    }),
  );
  return stored;
});
