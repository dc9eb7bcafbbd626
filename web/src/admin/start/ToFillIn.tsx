import type { Process } from '../../../../shared/spaces/process.ts';
import { useOffice } from '../context.ts';
import { paths } from '../places.ts';
import { placeholdersIn } from './question-draft.ts';

/** Passages that the template left to be filled in, in the languages of the site; each once. */
const passagesOf = (process: Process, languages: readonly string[]): string[] => [
  ...new Set(
    [process.question, process.summary, process.description, process.decision].flatMap((texts) =>
      languages.flatMap((language) => placeholdersIn(texts[language] ?? '')),
    ),
  ),
];

/** What is still to be filled in, with the way to where that is done. */
export function ToFillIn({ process }: { readonly process: Process }) {
  const { t, organization } = useOffice();
  const passages = passagesOf(process, organization.locales);
  if (passages.length === 0) return null;
  return (
    <div class="note note--alert stack stack-8">
      <p>
        <b>{t('guide.fill.title', { count: passages.length })}</b>
      </p>
      <ul>
        {passages.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <a href={paths.process(process.id)}>{t('guide.fill.action')}</a>
    </div>
  );
}
