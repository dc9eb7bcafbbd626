import type { Translate } from '../../../../shared/platform/format.ts';
import { placeProblems } from '../../../../shared/proposals/place-rules.ts';
import { textProblems } from '../../../../shared/proposals/text-rules.ts';
import type { Draft } from './draft-memory.ts';
import { type FormError, formErrors } from './form-errors.ts';
import type { ProposalFormProps } from './ProposalForm.tsx';

export { ErrorSummary } from './ErrorSummary.tsx';

/** What must change before a text can be published, in words. */
export const reviewed = (t: Translate, form: ProposalFormProps, draft: Draft): readonly FormError[] =>
  formErrors(t, [
    ...textProblems(draft, form.gate.settings),
    // Whether it lies in the territory is said beside it, and judged by the server.
    ...placeProblems(draft.place, form.gate.settings.placeMode, []),
  ]);
