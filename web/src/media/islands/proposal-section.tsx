import type { FileClass } from '../../../../shared/media/rules.ts';
import { isBlank } from '../../proposals/islands/draft-memory.ts';
import type { Section } from '../../proposals/islands/form-sections.tsx';
import { AttachmentsField } from './AttachmentsField.tsx';
import { AttachmentsPreview } from './AttachmentsPreview.tsx';

/** What the server tells as soon as there is a draft. */
const TAKEN: { readonly accepts: readonly FileClass[]; readonly most: number } = {
  accepts: ['image', 'pdf'],
  most: 10,
};

/** Attachments in the form of proposals, see `form-sections.tsx`. */
export const section: Section = {
  Field: ({ t, form, draft, error, proposalId, saved }) => (
    <AttachmentsField
      t={t}
      locale={form.locale}
      id="proposal-attachments"
      error={error}
      resourceId={proposalId}
      taken={TAKEN}
      // A draft of nothing is not kept: the files wait for its first words.
      makeResource={() => !isBlank(draft) && saved()}
    />
  ),
  Preview: ({ t, form, proposalId }) => <AttachmentsPreview t={t} locale={form.locale} proposalId={proposalId} />,
};
