import { useState } from 'preact/hooks';
import { api } from '../../platform/api.ts';
import { newKey } from '../../platform/api-client.ts';
import type { Result } from '../../platform/problem.ts';
import { useOffice } from '../context.ts';
import { SelectField } from '../forms/Field.tsx';
import { FormBox } from '../forms/FormBox.tsx';
import { useForm } from '../forms/form.ts';
import { paths } from '../places.ts';
import { type FoundProject, type FoundProjects, projectsOf } from './pabulib-projects.ts';
import { useBudget } from './use-budget.ts';

/** Projects that are not in the catalogue yet, by title and cost: a file that is read twice makes nothing twice. */
function useFresh(found: readonly FoundProject[]): readonly FoundProject[] {
  const { projects } = useBudget();
  const known = new Set(projects.flatMap(({ title, cost }) => Object.values(title).map((text) => `${cost} ${text}`)));
  return found.filter(({ title, cost }) => !known.has(`${cost} ${title}`));
}

/** Makes drafts one after the other; sent again after a failure, it goes on where it stopped. */
function useMaking(fresh: readonly FoundProject[], onDone: () => void) {
  const { organization, textOf } = useOffice();
  const { component, envelopes, taxonomies, reload } = useBudget();
  const [initial] = useState({ envelopeId: envelopes[0]?.id ?? null });
  const [key] = useState(newKey);
  const themes = new Map(
    taxonomies.filter(({ kind }) => kind === 'theme').map(({ id, name }) => [textOf(name).toLowerCase(), id]),
  );
  return useForm<typeof initial, null>({
    initial,
    isKept: true,
    save: async ({ envelopeId }): Promise<Result<null>> => {
      if (envelopeId === null) return { ok: true, data: null };
      for (const { id, title, cost, categories, place } of fresh) {
        const answer = await api.budgets.createProject({
          params: { componentId: component.id },
          idempotencyKey: `${key}-${id}`,
          body: {
            envelopeId,
            title: { [organization.defaultLocale]: title },
            description: {},
            cost,
            categoryId: categories.flatMap((name) => themes.get(name.toLowerCase()) ?? [])[0] ?? null,
            territoryId: null,
            place,
            proposalIds: [],
          },
        });
        if (!answer.ok) return answer;
      }
      return { ok: true, data: null };
    },
    onSaved: () => {
      onDone();
      reload();
    },
  });
}

function Found({ found }: { readonly found: readonly FoundProject[] }) {
  const { t, textOf, announce, navigation } = useOffice();
  const { component, envelopes } = useBudget();
  const fresh = useFresh(found);
  const form = useMaking(fresh, () => {
    announce(t('budget.import.done', { count: fresh.length, skipped: found.length - fresh.length }));
    navigation.go(`${paths.budget(component.id, 'projects')}?state=draft`);
  });
  return (
    <div class="stack stack-24">
      <p role="status">{t('budget.pabulib.found', { count: fresh.length, known: found.length - fresh.length })}</p>
      {fresh.length > 0 && (
        <FormBox form={form} save={t('budget.import.do', { count: fresh.length })}>
          <SelectField
            pointer="/envelopeId"
            label={t('budget.import.envelope')}
            value={form.value.envelopeId ?? ''}
            onChange={(id) =>
              form.change({ envelopeId: envelopes.find((one) => one.id === id)?.id ?? form.value.envelopeId })
            }
            options={envelopes.map(({ id, title }) => ({ value: id, label: textOf(title) }))}
          />
        </FormBox>
      )}
    </div>
  );
}

function Wrong({ wrong }: { readonly wrong: readonly string[] }) {
  const { t } = useOffice();
  return (
    <div class="note note--alert stack stack-8" role="alert">
      <p>{t('budget.pabulib.wrong')}</p>
      <ul lang="en">
        {wrong.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}

/** Makes drafts of the projects of an earlier election in Pabulib's format; its ballots are not taken. */
export function PabulibImport() {
  const { t } = useOffice();
  const { currency } = useBudget();
  const [read, setRead] = useState<{ readonly name: string; readonly found: FoundProjects } | null>(null);
  return (
    <section class="stack stack-16" aria-labelledby="pabulib">
      <h2 id="pabulib">{t('budget.pabulib.title')}</h2>
      <p class="muted" id="pabulib-help">
        {t('budget.pabulib.help')}
      </p>
      <div class="field">
        <label for="pabulib-file">{t('budget.pabulib.file')}</label>
        <input
          id="pabulib-file"
          type="file"
          accept=".pb"
          aria-describedby="pabulib-help"
          onChange={async ({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file) setRead({ name: file.name, found: await projectsOf(await file.text(), currency) });
          }}
        />
      </div>
      {read?.found.ok === true && <Found key={read.name} found={read.found.projects} />}
      {read?.found.ok === false && <Wrong wrong={read.found.wrong} />}
    </section>
  );
}
