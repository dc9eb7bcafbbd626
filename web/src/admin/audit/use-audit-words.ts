import type { AuditLine } from '../../../../shared/audit/contract.ts';
import { endOf } from '../../../../shared/audit/filter.ts';
import type { AuditWord } from '../../../../shared/audit/words.ts';
import type { MessageValues } from '../../../../shared/platform/format.ts';
import { useOffice } from '../context.ts';

const ACT = 'audit.act.';

/** Words of the audit log, which come with its screen, and the sentences made of them. */
export function useAuditWords() {
  const { find, messages, textOf } = useOffice();
  const say = (key: AuditWord, values?: MessageValues): string => find(key, values) ?? key;
  const who = ({ entry, actorName }: Pick<AuditLine, 'entry' | 'actorName'>): string =>
    entry.actor === 'operator' || entry.actor === 'anonymous' || entry.actor === 'platform'
      ? say(`audit.${entry.actor}`)
      : (actorName ?? say('audit.deleted'));
  /** Its name, in the language of the reader where it has one; what has none any more is shown by its id. */
  const nameOf = ({ id, name }: AuditLine['about'][number]): string => name.und ?? (textOf(name) || id);
  const act = (operation: string, values: MessageValues): string =>
    find(`${ACT}${operation}`, values) ?? say('audit.act.other', { ...values, operation });
  return {
    say,
    who,
    nameOf,
    /** What happened, as a sentence. */
    sentence: (line: AuditLine): string => {
      const { actor, operation } = line.entry;
      if (actor === 'platform') return find(`audit.refused-file.${operation}`) ?? operation;
      const last = line.about.at(-1);
      const what = last === undefined ? (line.space === null ? '…' : nameOf(line.space)) : nameOf(last);
      return act(operation, { who: who(line), what, end: endOf(line.entry) });
    },
    /** Operations that can be looked for, as beginnings of sentences, in the order of the alphabet. */
    operations: (): { readonly value: string; readonly label: string }[] =>
      Object.keys(messages)
        .filter((key) => key.startsWith(ACT) && key !== `${ACT}other`)
        .map((key) => ({ value: key.slice(ACT.length), label: find(key, { who: '…', what: '…', end: 'done' }) ?? key }))
        .toSorted((one, other) => one.label.localeCompare(other.label)),
  };
}
