import { useId, useState } from 'preact/hooks';
import type { Process } from '../../../../shared/spaces/process.ts';
import { useOffice } from '../context.ts';
import { FieldErrors } from '../forms/Field.tsx';
import { useFields } from '../forms/form.ts';
import { type GroupDraft, moved } from './group-draft.ts';

interface ProcessOrderProps {
  readonly value: GroupDraft['processIds'];
  readonly onChange: (value: GroupDraft['processIds']) => void;
  readonly processes: readonly Process[];
}

/** Which processes are in a group, and in which order: buttons alone, so that a keyboard does what a mouse does. */
export function ProcessOrder({ value, onChange, processes }: ProcessOrderProps) {
  const { t, textOf, announce } = useOffice();
  const { register } = useFields();
  register({ pointer: '/processIds', label: t('groups.processes') });
  const [chosen, setChosen] = useState('');
  const which = useId();
  const titleOf = (id: string) => textOf(processes.find((process) => process.id === id)?.title ?? {}) || id;
  const others = processes.filter(({ id }) => !value.includes(id));
  const add = () => {
    const process = others.find(({ id }) => id === chosen) ?? others[0];
    if (!process) return;
    onChange([...value, process.id]);
    setChosen('');
    announce(t('groups.added', { name: textOf(process.title) }));
  };
  const move = (index: number, by: -1 | 1) => {
    // At an end the button stays where it is, with the focus on it.
    if (value[index + by] === undefined) return;
    onChange(moved(value, index, by));
    announce(t('groups.moved', { name: titleOf(value[index] ?? ''), position: index + by + 1 }));
  };
  return (
    <section class="stack fields" aria-labelledby="f-processIds">
      <h2 id="f-processIds" tabIndex={-1}>
        {t('groups.processes')}
      </h2>
      <p class="help">{t('groups.processes.help')}</p>
      <FieldErrors pointer="/processIds" id="f-processIds-error" />
      {value.length === 0 && <p class="note">{t('groups.processes.none')}</p>}
      <ol class="list list--tight">
        {value.map((id, index) => (
          <li key={id} class="row between">
            <span>
              {titleOf(id)}{' '}
              {processes.find((process) => process.id === id)?.isPublished === false && (
                <span class="state state--off">{t('state.offline')}</span>
              )}
            </span>
            <span class="row">
              <button
                class="btn btn--quiet btn--s"
                type="button"
                aria-disabled={index === 0}
                aria-label={t('groups.up.of', { name: titleOf(id) })}
                onClick={() => move(index, -1)}
              >
                {t('groups.up')}
              </button>
              <button
                class="btn btn--quiet btn--s"
                type="button"
                aria-disabled={index === value.length - 1}
                aria-label={t('groups.down.of', { name: titleOf(id) })}
                onClick={() => move(index, 1)}
              >
                {t('groups.down')}
              </button>
              <button
                class="btn btn--quiet btn--s"
                type="button"
                aria-label={t('groups.take-out.of', { name: titleOf(id) })}
                onClick={() => onChange(value.filter((one) => one !== id))}
              >
                {t('groups.take-out')}
              </button>
            </span>
          </li>
        ))}
      </ol>
      {others.length > 0 && (
        <div class="row">
          <div class="filter">
            <label for={which}>{t('groups.add.which')}</label>
            <select
              class="input input--s"
              id={which}
              value={chosen}
              onChange={(event) => setChosen(event.currentTarget.value)}
            >
              {others.map(({ id, title }) => (
                <option key={id} value={id}>
                  {textOf(title)}
                </option>
              ))}
            </select>
          </div>
          <button class="btn btn--2 btn--s" type="button" onClick={add}>
            {t('groups.add')}
          </button>
        </div>
      )}
    </section>
  );
}
