import type { AuditLine } from '../../../../shared/audit/contract.ts';
import { type AuditEnd, endOf } from '../../../../shared/audit/filter.ts';
import { useOffice } from '../context.ts';
import { useAuditWords } from './use-audit-words.ts';

const MARKS: Readonly<Record<AuditEnd, string>> = {
  done: 'state state--yes',
  refused: 'state state--no',
  failed: 'state state--off',
  unfinished: 'state state--off',
};

/** One act as a sentence; what else is known of it can be unfolded. */
export function AuditItem({ line }: { readonly line: AuditLine }) {
  const { moment } = useOffice();
  const { say, sentence, nameOf } = useAuditWords();
  const { entry, sequence, hash, space, about } = line;
  const end = endOf(entry);
  return (
    <li class="stack stack-8">
      <div class="row between">
        <span dir="auto">{sentence(line)}</span>
        {end !== 'done' && <span class={MARKS[end]}>{say(`audit.end.${end}`)}</span>}
      </div>
      <p class="meta">
        <span>{moment(entry.at)}</span>
        <span>{say('audit.role', { role: entry.role })}</span>
        {space !== null && about.at(-1)?.id !== space.id && <span dir="auto">{nameOf(space)}</span>}
      </p>
      <details class="tiny">
        <summary>{say('audit.details')}</summary>
        <ul class="stack stack-8 muted">
          <li>{say('audit.number', { number: sequence })}</li>
          {entry.changed === undefined ? (
            entry.fields.length > 0 && <li>{say('audit.fields', { fields: entry.fields.join(', ') })}</li>
          ) : (
            <li>{say('audit.changed', { count: entry.changed.length, fields: entry.changed.join(', ') })}</li>
          )}
          {about.map((subject) => (
            <li key={subject.id} dir="auto">
              {nameOf(subject)} <code>{subject.id}</code>
            </li>
          ))}
          <li>{say('audit.status', { outcome: entry.outcome, status: entry.status })}</li>
          <li>{say('audit.request', { id: entry.requestId })}</li>
          <li>
            <code class="audit-hash">{hash}</code>
          </li>
        </ul>
      </details>
    </li>
  );
}
