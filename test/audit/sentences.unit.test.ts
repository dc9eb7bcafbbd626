import { describe, expect, it } from '@jest/globals';
import { features } from '../../functions/features.ts';
import { auditWords } from '../../shared/audit/words.ts';
import { allRoutes } from '../../shared/contracts.ts';
import { isForStaff, TELLING_REFUSALS } from '../../shared/platform/audited.ts';
import { isAssisted } from '../../shared/platform/policy.ts';

const policies = features.flatMap(({ api }) => api?.policies ?? []);
const ofStaff = allRoutes.filter((route) => isForStaff(policies, route) || route.alsoForStaff === true);
const says = (operation: string) => Object.hasOwn(auditWords.en, `audit.act.${operation}`);

/**
 * What staff reads without a trace: texts and settings, figures, public names of colleagues and authors, what is one's own.
 * Nothing of people that is not public.
 */
const NOTHING_PERSONAL: Readonly<Record<string, string>> = {
  audit: 'readState',
  budgetBallots: 'listKiosks',
  budgets: 'listEnvelopes listProjects readProject readProjectHistory exportCatalogue',
  budgetPapers: 'listPaperRuns readPaperCatalogue specimenPaper listPaperBatches readPaper readPaperReport',
  budgetResults: 'readCount readStatistics',
  identities: 'manageServices',
  imports: 'listExchanges readExchange',
  mails: 'readFigures listPreviews readPreview',
  media: 'listAttachments',
  moderation: 'count listModerators readSettings',
  newsletters: 'list read preview readCount readProgress readStatistics',
  participants: 'readSecondFactor',
  places: 'listOutlines',
  platform: 'readMailBacklog',
  proposals: 'readEvaluators manage listFilters listActs readAttention readRecount',
  spaces:
    'manageOrganization manageTaxonomies listProcesses readProcess listProcessGroups listPreviewLinks listProcessTemplates listComponents readComponent listComponentKinds manageSitePages manageDocuments managePartners manageAnnouncement managePeaks readProcessHistory readComponentHistory readSitePageHistory readOrganizationHistory',
  studies: 'listStudies readStudy',
  verifications: 'manageMethods listRevocations readCensus readSmsUsage listPrintRuns',
};
const isPublic = (operation: string): boolean => {
  const [feature = '', name = ''] = operation.split('.');
  return (NOTHING_PERSONAL[feature] ?? '').split(' ').includes(name);
};

describe('the audit log', () => {
  it('has a sentence for every act of staff that it records (shared/audit/messages)', () => {
    const recorded = ofStaff.filter(({ method, reads }) => method !== 'GET' || reads === 'personal-data');
    expect(recorded.map(({ operation }) => operation).filter((operation) => !says(operation))).toEqual([]);
  });

  it('has a sentence for everything that an agent enters for somebody who is present', () => {
    const entered = allRoutes.filter(({ access, method }) => isAssisted(access) && method !== 'GET');
    expect(entered.map(({ operation }) => operation).filter((operation) => !says(operation))).toEqual([]);
  });

  it('has a sentence for every refusal that it records of anybody, by routes that there are', () => {
    const telling = Object.keys(TELLING_REFUSALS);
    expect(telling.filter((operation) => !says(operation))).toEqual([]);
    expect(telling.filter((operation) => !allRoutes.some((route) => route.operation === operation))).toEqual([]);
  });

  it('has no sentence for what is no act of staff', () => {
    const known = Object.keys(auditWords.en).flatMap((key) => (key.startsWith('audit.act.') ? [key.slice(10)] : []));
    const entered = allRoutes.filter(({ access }) => isAssisted(access) || access === 'assistance.end');
    const operations = [...ofStaff, ...entered].map(({ operation }) => operation).concat(Object.keys(TELLING_REFUSALS));
    expect(known.filter((operation) => operation !== 'other' && !operations.includes(operation))).toEqual([]);
  });

  it('is told of every route by which staff reads: whether it shows personal data was decided, not forgotten', () => {
    const reading = ofStaff.filter(({ method, reads }) => method === 'GET' && reads === undefined);
    expect(reading.map(({ operation }) => operation).filter((one) => !isPublic(one))).toEqual([]);
  });
});
