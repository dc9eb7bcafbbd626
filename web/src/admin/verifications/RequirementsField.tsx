import type { ComponentKind } from '../../../../shared/spaces/component.ts';
import type { Taxonomy } from '../../../../shared/spaces/taxonomy.ts';
import type { VerificationSettings } from '../../../../shared/verifications/office-routes.ts';
import { api } from '../../platform/api.ts';
import { together } from '../answer.ts';
import { useOffice } from '../context.ts';
import { FieldErrors } from '../forms/Field.tsx';
import { useFields } from '../forms/form.ts';
import { fieldId } from '../forms/problems.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { paths } from '../places.ts';
import { METHODS } from './methods-draft.ts';
import { RequiredFields } from './RequiredFields.tsx';
import {
  ACTIONS,
  type Action,
  type RequirementDraft,
  type RequirementsDraft,
  withMethod,
} from './requirement-draft.ts';
import { worksWithoutAccount } from './without-account.ts';

interface ActionProps {
  readonly action: Action;
  readonly draft: RequirementDraft;
  readonly change: (draft: RequirementDraft) => void;
  /** `null`: who edits may not see which methods are offered. */
  readonly methods: VerificationSettings['methods'] | null;
  readonly territories: readonly Taxonomy[];
}

/** Whether each or one is needed, and whether people without an account may vote. */
function Further({ action, draft, change }: Pick<ActionProps, 'action' | 'draft' | 'change'>) {
  const { t } = useOffice();
  const { register } = useFields();
  const pointer = `/requirements/${action}/withoutAccount`;
  register({ pointer, label: t('verification.require.without-account') });
  return (
    <>
      {draft.methods.length > 1 && (
        <fieldset class="stack stack-8">
          <legend>{t('verification.require.combine')}</legend>
          {(['any', 'all'] as const).map((combine) => (
            <label key={combine} class="choice">
              <input
                type="radio"
                name={`combine-${action}`}
                checked={draft.combine === combine}
                onChange={() => change({ ...draft, combine })}
              />
              <span>{t(`verification.require.${combine}`)}</span>
            </label>
          ))}
        </fieldset>
      )}
      {action === 'vote' && draft.methods.some(({ method }) => worksWithoutAccount(method)) && (
        <div>
          <label class="choice">
            <input
              id={fieldId(pointer)}
              type="checkbox"
              checked={draft.withoutAccount}
              onChange={(event) => change({ ...draft, withoutAccount: event.currentTarget.checked })}
            />
            <span>
              {t('verification.require.without-account')}
              <small>{t('verification.require.without-account.help')}</small>
            </span>
          </label>
          <FieldErrors pointer={pointer} id={`${fieldId(pointer)}-error`} />
        </div>
      )}
    </>
  );
}

/** What one action asks for. */
function ActionFields(props: ActionProps) {
  const { action, draft, change, methods, territories } = props;
  const { t } = useOffice();
  const { register } = useFields();
  const pointer = `/requirements/${action}`;
  const name = t(`verification.require.${action}`);
  register({ pointer, label: name });
  return (
    <fieldset class="panel stack" id={fieldId(pointer)} tabIndex={-1}>
      <legend>{name}</legend>
      {action === 'vote' && <p class="help">{t('verification.require.begun')}</p>}
      <FieldErrors pointer={pointer} id={`${fieldId(pointer)}-error`} />
      {METHODS.map((method) => {
        const index = draft.methods.findIndex((one) => one.method === method);
        const required = draft.methods[index];
        const label = t(`verification.method.${method}`);
        const isOff = methods !== null && !methods[method].isOn;
        return (
          <div key={method} class="stack stack-8">
            <label class="choice">
              <input
                type="checkbox"
                checked={required !== undefined}
                onChange={(event) => change(withMethod(draft, method, event.currentTarget.checked))}
              />
              <span>{isOff ? t('verification.require.off', { method: label }) : label}</span>
            </label>
            {required && (
              <RequiredFields
                pointer={`${pointer}/methods/${index}`}
                action={name}
                required={required}
                territories={territories}
                change={(changed) =>
                  change({ ...draft, methods: draft.methods.map((one) => (one === required ? changed : one)) })
                }
              />
            )}
          </div>
        );
      })}
      <Further action={action} draft={draft} change={change} />
    </fieldset>
  );
}

/** What people do in each kind of component, as its manifest says. */
const ACTIONS_OF: Readonly<Record<ComponentKind, readonly Action[]>> = { proposals: ACTIONS, budgets: ['vote'] };

interface RequirementsFieldProps {
  readonly kind: ComponentKind;
  readonly value: RequirementsDraft;
  readonly onChange: (value: RequirementsDraft) => void;
}

/** What people must have verified before they act in a component, action by action. */
export function RequirementsField({ kind, value, onChange }: RequirementsFieldProps) {
  const { t } = useOffice();
  const loaded = useLoaded('requirements', () => together(api.spaces.manageTaxonomies(), offeredMethods()));
  return (
    <section class="stack" aria-labelledby="h-requirements">
      <h2 id="h-requirements">{t('verification.require')}</h2>
      <p class="help">{t('verification.require.help')}</p>
      <p>
        <a class="more" href={paths.verifications}>
          {t('verification.require.set-up')}
        </a>
      </p>
      <WhenLoaded loaded={loaded}>
        {([{ items }, methods]) =>
          ACTIONS_OF[kind].map((action) => (
            <ActionFields
              key={action}
              action={action}
              draft={value.actions[action]}
              change={(draft) => onChange({ ...value, actions: { ...value.actions, [action]: draft } })}
              methods={methods}
              territories={items.filter(({ kind }) => kind === 'territory')}
            />
          ))
        }
      </WhenLoaded>
    </section>
  );
}

/** Methods as they are set up; who runs a process without being an administrator is not shown which are offered. */
async function offeredMethods() {
  const answer = await api.verifications.manageMethods();
  if (answer.ok) return { ok: true, data: answer.data.methods } as const;
  return answer.problem.status === 403 ? ({ ok: true, data: null } as const) : answer;
}
