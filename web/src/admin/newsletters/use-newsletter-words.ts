import type { NewsletterOfficeWord } from '../../../../shared/newsletters/office/words.ts';
import type { newslettersWords } from '../../../../shared/newsletters/words.ts';
import type { MessageValues } from '../../../../shared/platform/format.ts';
import { useOffice } from '../context.ts';

/** Words of newsletters in the back office, which come with its screens. */
export function useNewsletterWords(): (
  key: NewsletterOfficeWord | keyof (typeof newslettersWords)['en'],
  values?: MessageValues,
) => string {
  const { find } = useOffice();
  return (key, values) => find(key, values) ?? key;
}
