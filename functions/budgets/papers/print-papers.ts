import { readablePaperCode } from '../../../shared/budgets/papers/code.ts';
import { budgetPapers } from '../../../shared/budgets/papers/contract.ts';
import { handle } from '../../platform/handle.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { anyBudget } from '../space.ts';
import { ballotsPdf, type PaperIdentity } from './ballot-pdf.ts';
import { PaperRuns } from './entities.ts';
import { inLanguage, type Printed, paperText, printedOf, voteUrl } from './paper-text.ts';
import { type PaperSecrets, paperSecrets } from './secrets.ts';

/** Papers of one PDF: with two pages each, below what a function may answer and within its time. */
const AT_ONCE = 200;

const identityOf = (printed: Printed, secrets: PaperSecrets, number: number): PaperIdentity => {
  const code = secrets.codeOf(number);
  return {
    number: inLanguage(printed).t('export.paper.number', { number: String(number) }),
    code: readablePaperCode(code),
    codeUrl: `${voteUrl(printed)}kiosk/#${code}`,
    receipt: secrets.receiptOf(number),
  };
};

const day = ({ now }: Services) => now().slice(0, 10);

/**
 * Papers of a run, made each time and kept nowhere: they hold codes in clear. Printing a number again gives the same paper.
 *
 * @throws Problem `budget.paper-unknown`; `budget.voting-closed` once the secret of the vote is destroyed
 */
export const printPapers = handle(
  budgetPapers.printPapers,
  async ({ params: { componentId, runId }, query: { from } }, services) => {
    const space = await anyBudget(services, componentId);
    const run = await services.db.require(PaperRuns, { componentId, id: runId }, 'budget.paper-unknown');
    const first = from ?? run.first;
    if (first < run.first || first > run.last) throw new Problem('budget.paper-unknown');
    const last = Math.min(run.last, first + AT_ONCE - 1);
    const [printed, secrets] = await Promise.all([
      printedOf(services, space, run.locale),
      paperSecrets(services, componentId),
    ]);
    const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    const papers = numbers.map((number) => identityOf(printed, secrets, number));
    const pdf = await ballotsPdf(paperText(printed, run.envelopeIds), papers);
    const fileName = `ballots-${first}-${last}-${day(services)}.pdf`;
    return { fileName, pdf: pdf.toString('base64'), first, last, next: last < run.last ? last + 1 : null };
  },
);

/** One paper without number and code, to look at before anything is printed. */
export const specimenPaper = handle(
  budgetPapers.specimenPaper,
  async ({ params: { componentId }, query: { locale, envelopeId } }, services) => {
    const printed = await printedOf(services, await anyBudget(services, componentId), locale);
    const { t } = inLanguage(printed);
    const specimen = {
      number: t('export.paper.specimen'),
      code: '0000 0000 0000',
      codeUrl: '',
      receipt: '00000-00000-00000-00000',
    };
    const pdf = await ballotsPdf(paperText(printed, envelopeId === undefined ? [] : [envelopeId]), [specimen]);
    return { fileName: `specimen-${locale}-${day(services)}.pdf`, pdf: pdf.toString('base64') };
  },
);
