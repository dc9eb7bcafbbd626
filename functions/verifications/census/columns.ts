import type { CensusField, TerritoryBy } from '../../../shared/verifications/census-fields.ts';
import { lettersAndDigits } from '../../../shared/verifications/census-spelling.ts';
import { CensusColumn } from '../../../shared/verifications/census-upload.ts';
import { CensusFailure } from './census-failure.ts';

/** Names of columns, each without accents, capitals, spaces and marks; Decidim's own among them. */
const NAMES: Readonly<Record<CensusColumn, readonly string[]>> = {
  'document-number': [
    'documentnumber',
    'iddocument',
    'document',
    'idnumber',
    'identitynumber',
    'identitydocument',
    'passportnumber',
    'nationalid',
    'dni',
    'numerodocument',
    'numerodudocument',
    'numerodepiecedidentite',
    'numeropieceidentite',
    'numerocni',
    'numeroelecteur',
    'numerodelecteur',
    'documentnummer',
    'identiteitsnummer',
    'rijksregisternummer',
    'bsn',
  ],
  'family-name': [
    'familyname',
    'lastname',
    'surname',
    'name',
    'nom',
    'nomdefamille',
    'nomdenaissance',
    'nomdusage',
    'achternaam',
    'familienaam',
    'naam',
  ],
  'given-name': [
    'givenname',
    'givennames',
    'firstname',
    'firstnames',
    'forename',
    'prenom',
    'prenoms',
    'voornaam',
    'voornamen',
  ],
  'birth-date': [
    'birthdate',
    'dateofbirth',
    'birthday',
    'bornon',
    'dob',
    'datedenaissance',
    'datenaissance',
    'neele',
    'nele',
    'naissance',
    'geboortedatum',
  ],
  'postal-code': ['postalcode', 'postcode', 'zip', 'zipcode', 'codepostal', 'cp'],
  email: ['email', 'emailaddress', 'mail', 'courriel', 'adresseelectronique', 'adresseemail', 'mel', 'emailadres'],
  'free-code': [
    'freecode',
    'code',
    'accesscode',
    'invitationcode',
    'codelibre',
    'codedacces',
    'codeinvitation',
    'toegangscode',
    'vrijecode',
  ],
  territory: [
    'territory',
    'scope',
    'scopeid',
    'district',
    'area',
    'municipality',
    'city',
    'town',
    'territoire',
    'commune',
    'ville',
    'quartier',
    'canton',
    'departement',
    'region',
    'territorium',
    'gebied',
    'gemeente',
    'wijk',
    'stad',
  ],
};
const COLUMNS: ReadonlyMap<string, CensusColumn> = new Map(
  CensusColumn.options.flatMap((column) => NAMES[column].map((name) => [name, column] as const)),
);

/** What a file is read for: as the settings of the method said when it was sent. */
export interface CensusPlan {
  /** What people are known by, in the order in which they are hashed. */
  readonly fields: readonly CensusField[];
  readonly hasBirthDates: boolean;
  readonly territoryBy: TerritoryBy | null;
}

/** Where each column stands, from 0. */
export type Columns = Readonly<Partial<Record<CensusColumn, number>>>;

/** What a plan needs of a line. */
export function neededColumns({ fields, hasBirthDates, territoryBy }: CensusPlan): CensusColumn[] {
  const territory =
    territoryBy === null ? [] : ([territoryBy === 'postal-code' ? 'postal-code' : 'territory'] as const);
  return [...new Set<CensusColumn>([...fields, ...(hasBirthDates ? (['birth-date'] as const) : []), ...territory])];
}

/**
 * Where the columns stand that a plan needs; others may stand there too.
 *
 * @param names the cells of the first line
 * @throws CensusFailure `columns-missing`, `column-twice`: they name what is needed, nothing of the file
 */
export function columnsOf(names: readonly string[], plan: CensusPlan): Columns {
  const needed = neededColumns(plan);
  const found: Partial<Record<CensusColumn, number>> = {};
  for (const [index, name] of names.entries()) {
    const column = COLUMNS.get(lettersAndDigits(name));
    if (column === undefined || !needed.includes(column)) continue;
    if (found[column] !== undefined) throw new CensusFailure('column-twice', { column });
    found[column] = index;
  }
  const missing = needed.filter((column) => found[column] === undefined);
  if (missing.length > 0) throw new CensusFailure('columns-missing', { columns: missing.join(',') });
  return found;
}
