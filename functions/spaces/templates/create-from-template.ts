import { spaces } from '../../../shared/spaces/contract.ts';
import type { TemplateName } from '../../../shared/spaces/process-template.ts';
import { handle } from '../../platform/handle.ts';
import { idempotentId } from '../../platform/idempotent-id.ts';
import { Problem } from '../../platform/problem.ts';
import { saidLanguages } from '../localized.ts';
import { CLIMATE_CONVENTION } from './climate-convention.ts';
import { CONSULTATION } from './consultation.ts';
import { PARTICIPATORY_BUDGET } from './participatory-budget.ts';
import { wholeProcess } from './plan.ts';
import { storeWhole } from './store-whole.ts';
import { type ProcessTemplate, planFrom, summaryOf } from './template.ts';

/** Every template by name, in the order in which they are offered. */
export const TEMPLATES: Readonly<Record<TemplateName, ProcessTemplate>> = {
  consultation: CONSULTATION,
  'participatory-budget': PARTICIPATORY_BUDGET,
  'climate-convention': CLIMATE_CONVENTION,
};

/** What can be chosen. */
export const listProcessTemplates = handle(spaces.listProcessTemplates, async () => ({
  items: Object.values(TEMPLATES).map(summaryOf),
}));

/** @throws Problem 409 `process.slug-taken`, 422 `process.phases-overlap`, 422 unless every phase has its dates. */
export const createFromTemplate = handle(spaces.createFromTemplate, async (request, services) => {
  const { params, body, actor, idempotencyKey } = request;
  const said = (texts: typeof body.question) => texts && saidLanguages(texts);
  const texts = {
    slug: body.slug,
    title: saidLanguages(body.title),
    question: said(body.question),
    summary: said(body.summary),
    description: said(body.description),
    decision: said(body.decision),
  };
  const template = TEMPLATES[params.template];
  if (body.phases.length !== template.phases.length) {
    throw new Problem('request.invalid', { fields: [{ pointer: '/phases', code: 'phases.all' }] });
  }
  const plan = planFrom(template, texts, body.phases);
  const id = idempotentId('process', services, actor, idempotencyKey);
  return storeWhole(wholeProcess(plan, id, services.now()), services);
});
