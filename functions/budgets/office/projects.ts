import { budgets } from '../../../shared/budgets/contract.ts';
import type { Project } from '../../../shared/budgets/project.ts';
import type { ComponentId, EnvelopeId } from '../../../shared/platform/ids.ts';
import { handle } from '../../platform/handle.ts';
import { idempotentId } from '../../platform/idempotent-id.ts';
import type { Services } from '../../platform/services.ts';
import { changedBy, historyOf } from '../../platform/versions/text-versions.ts';
import { catalogueOf } from '../catalogue.ts';
import { Envelopes, Projects } from '../entities.ts';
import { anyBudget } from '../space.ts';
import { enforceBeforeVote, isVoteBegun } from '../vote-begun.ts';
import {
  changeProject,
  enforceRoom,
  projectIn,
  projectTextId,
  projectTexts,
  removeDraft,
  takeNumbers,
  writeDraft,
} from '../write-project.ts';
import { requireOffered } from './taxonomies.ts';

export const listProjects = handle(budgets.listProjects, async ({ params: { componentId } }, services) => {
  const space = await anyBudget(services, componentId);
  const { projects } = await catalogueOf(services, componentId);
  return { items: [...projects], isVoteBegun: await isVoteBegun(services, space) };
});

export const readProject = handle(budgets.readProject, ({ params }, services) => projectIn(services, params));

export const readProjectHistory = handle(budgets.readProjectHistory, async ({ params }, services) => {
  const project = await projectIn(services, params);
  return historyOf(services, projectTextId(project.id), projectTexts(project));
});

/** @throws Problem `budget.envelope-not-found` */
const requireEnvelope = ({ db }: Pick<Services, 'db'>, componentId: ComponentId, id: EnvelopeId) =>
  db.require(Envelopes, { componentId, id }, 'budget.envelope-not-found');

/** Adds a draft. @throws Problem `budget.vote-begun`, `budget.catalogue-full`, `budget.envelope-not-found` */
export const createProject = handle(
  budgets.createProject,
  async ({ params: { componentId }, body, actor, idempotencyKey }, services): Promise<Project> => {
    const space = await anyBudget(services, componentId);
    const id = idempotentId('project', services, actor, idempotencyKey && `${componentId} ${idempotencyKey}`);
    const known = await services.db.get(Projects, { componentId, id });
    if (known !== undefined) return known;
    await enforceBeforeVote(services, space);
    await requireOffered(services, space, body);
    await requireEnvelope(services, componentId, body.envelopeId);
    enforceRoom((await catalogueOf(services, componentId)).projects, 1);
    const number = await takeNumbers(services, componentId, 1);
    return (await writeDraft(services, number, { ...body, id, componentId })).project;
  },
);

/** Changes a project. @throws Problem `budget.vote-begun` and what `changeProject` throws */
export const updateProject = handle(
  budgets.updateProject,
  async ({ params, body: { version, ...set }, actor, tellChanged }, services) => {
    const space = await anyBudget(services, params.componentId);
    const stored = await projectIn(services, params);
    await requireOffered(services, space, set);
    if (set.envelopeId !== stored.envelopeId) await requireEnvelope(services, params.componentId, set.envelopeId);
    const begun = await isVoteBegun(services, space);
    const project = await changeProject(services, stored, set, { version, by: changedBy(actor), isVoteBegun: begun });
    tellChanged(stored, set);
    return project;
  },
);

export const changeState = handle(
  budgets.changeState,
  async ({ params, body: { version, state, reason }, actor, tellChanged }, services) => {
    const space = await anyBudget(services, params.componentId);
    const stored = await projectIn(services, params);
    const begun = await isVoteBegun(services, space);
    const set = { state, ...(state === 'withdrawn' ? { withdrawnReason: reason } : {}) };
    const project = await changeProject(services, stored, set, { version, by: changedBy(actor), isVoteBegun: begun });
    tellChanged(stored, { state });
    return project;
  },
);

export const removeProject = handle(budgets.removeProject, async ({ params }, services) => {
  await anyBudget(services, params.componentId);
  const { componentId, projectId: id } = params;
  const stored = await services.db.get(Projects, { componentId, id });
  if (stored !== undefined) await removeDraft(services, stored);
  return undefined;
});
