import { isDeepStrictEqual } from 'node:util';
import { budgets } from '../../../shared/budgets/contract.ts';
import { type EnvelopeInput, MOST_ENVELOPES } from '../../../shared/budgets/office.ts';
import type { ComponentId, EnvelopeId } from '../../../shared/platform/ids.ts';
import { flatTexts } from '../../../shared/platform/texts.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import { patch, put, remove } from '../../platform/db/write.ts';
import { handle } from '../../platform/handle.ts';
import { idempotentId } from '../../platform/idempotent-id.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { changedBy, keepVersion } from '../../platform/versions/text-versions.ts';
import { envelopesOf } from '../catalogue.ts';
import { Envelopes } from '../entities.ts';
import { anyBudget } from '../space.ts';
import { beforeFirstBallot, enforceBeforeVote, isVoteBegun } from '../vote-begun.ts';
import { requireOffered } from './taxonomies.ts';

type EnvelopeItem = ItemOf<typeof Envelopes>;

/** What people rely on from the first ballot on. */
const LOCKED = ['total', 'territoryId', 'residentsOnly'] as const satisfies readonly (keyof EnvelopeInput)[];
const TEXTS = ['title', 'description'] as const;

/** Under which id former texts of an envelope are kept. */
const textIdOf = (id: EnvelopeId): string => `envelope/${id}`;

/** Who is told to live in a district is one of a district: without one there is nothing to live in. */
function enforceDistrict({ residentsOnly, territoryId }: EnvelopeInput): void {
  if (!residentsOnly || territoryId !== null) return;
  throw new Problem('request.invalid', { fields: [{ pointer: '/territoryId', code: 'budget.district-missing' }] });
}

export const listEnvelopes = handle(budgets.listEnvelopes, async ({ params: { componentId } }, services) => {
  const space = await anyBudget(services, componentId);
  const items = await envelopesOf(services, componentId);
  return { items, isVoteBegun: await isVoteBegun(services, space) };
});

/** Adds an envelope. @throws Problem `budget.vote-begun`, `budget.catalogue-full` */
export const createEnvelope = handle(
  budgets.createEnvelope,
  async ({ params: { componentId }, body, actor, idempotencyKey }, services) => {
    const space = await anyBudget(services, componentId);
    const id = idempotentId('envelope', services, actor, idempotencyKey && `${componentId} ${idempotencyKey}`);
    const known = await services.db.get(Envelopes, { componentId, id });
    if (known !== undefined) return known;
    await enforceBeforeVote(services, space);
    enforceDistrict(body);
    await requireOffered(services, space, body);
    if ((await envelopesOf(services, componentId)).length >= MOST_ENVELOPES)
      throw new Problem('budget.catalogue-full', { facts: { limit: MOST_ENVELOPES } });
    const createdAt = services.now();
    const envelope = { ...body, id, componentId, projects: 0, version: 0, createdAt, updatedAt: createdAt };
    await services.db.transact(
      put(Envelopes, envelope, { when: 'absent', otherwise: 'unchanged' }),
      beforeFirstBallot(componentId),
    );
    return services.db.require(Envelopes, { componentId, id }, 'budget.envelope-not-found');
  },
);

const keyOf = ({ componentId, envelopeId }: { componentId: ComponentId; envelopeId: EnvelopeId }) => ({
  componentId,
  id: envelopeId,
});

const requireEnvelope = ({ db }: Pick<Services, 'db'>, params: Parameters<typeof keyOf>[0]): Promise<EnvelopeItem> =>
  db.require(Envelopes, keyOf(params), 'budget.envelope-not-found');

/** Changes an envelope. @throws Problem `budget.vote-begun` where more than its texts would change by then */
export const updateEnvelope = handle(
  budgets.updateEnvelope,
  async ({ params, body: { version, ...given }, actor, tellChanged }, services) => {
    const space = await anyBudget(services, params.componentId);
    const stored = await requireEnvelope(services, params);
    const locked = LOCKED.filter((name) => !isDeepStrictEqual(given[name], stored[name]));
    if (locked.length > 0) await enforceBeforeVote(services, space, locked);
    enforceDistrict(given);
    await requireOffered(services, space, given);
    const updatedAt = services.now();
    const changes = { ...given, version: version + 1, updatedAt };
    await services.db.transact(
      patch(Envelopes, keyOf(params), changes, {
        when: [{ attribute: 'version', op: '=', value: version }],
        otherwise: 'budget.changed-meanwhile',
      }),
      ...(locked.length > 0 ? [beforeFirstBallot(params.componentId)] : []),
      ...keepVersion(
        { textId: textIdOf(stored.id), version, at: updatedAt, by: changedBy(actor) },
        flatTexts(TEXTS, stored),
        flatTexts(TEXTS, given),
      ),
    );
    tellChanged(stored, given);
    return { ...stored, ...changes };
  },
);

/** Removes an empty envelope. @throws Problem `budget.vote-begun`, `budget.envelope-in-use` */
export const removeEnvelope = handle(budgets.removeEnvelope, async ({ params }, services) => {
  const space = await anyBudget(services, params.componentId);
  await enforceBeforeVote(services, space);
  if ((await services.db.get(Envelopes, keyOf(params))) === undefined) return undefined;
  await services.db.transact(
    remove(Envelopes, keyOf(params), {
      when: [{ attribute: 'projects', op: '=', value: 0 }],
      otherwise: 'budget.envelope-in-use',
    }),
    beforeFirstBallot(params.componentId),
  );
  return undefined;
});
