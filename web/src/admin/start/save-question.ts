import type { Phase, Process } from '../../../../shared/spaces/process.ts';
import type { TemplateName } from '../../../../shared/spaces/process-template.ts';
import { api } from '../../platform/api.ts';
import type { Result } from '../../platform/problem.ts';
import { refused } from '../forms/problems.ts';
import { slugOf } from '../processes/slug.ts';
import type { QuestionDraft } from './guide-state.ts';
import { isInDays, spansOf, textsOf } from './question-draft.ts';

type Spans = readonly Pick<Phase, 'startsAt' | 'endsAt'>[];
interface Target {
  readonly template: TemplateName;
  readonly key: string;
  /** The consultation as it is, where it exists already. */
  readonly process: Process | null;
  readonly timeZone: string;
}

/** Addresses tried before the person is asked for another title. */
const ADDRESSES = 20;

/** Makes the consultation under the first address that is free; nobody should have to think of one. */
async function make(draft: QuestionDraft, spans: Spans, { template, key }: Target): Promise<Result<Process>> {
  const texts = textsOf(draft);
  const [title = ''] = Object.values(texts.title);
  const slug = slugOf(title) || 'consultation';
  for (let attempt = 1; ; attempt++) {
    const answer = await api.spaces.createFromTemplate({
      params: { template },
      body: {
        ...texts,
        // At least two characters, whatever the title is written in.
        slug: attempt === 1 && slug.length > 1 ? slug : `${slug.slice(0, 70)}-${attempt}`,
        phases: [...spans],
      },
      idempotencyKey: key,
    });
    const isTaken = !answer.ok && answer.problem.code === 'process.slug-taken';
    if (!isTaken || attempt === ADDRESSES) return answer;
  }
}

/** Changes what the form shows of a consultation, and nothing else of it. */
function update(draft: QuestionDraft, spans: Spans | null, process: Process): Promise<Result<Process>> {
  const { id, slug, summary, image, imageAlt, version } = process;
  const phases = process.phases.map((phase, index) => ({ ...phase, ...spans?.[index] }));
  const body = { slug, summary, image, imageAlt, version, phases, ...textsOf(draft) };
  return api.spaces.updateProcess({ params: { processId: id }, body });
}

/** Stores step 3 of the guide: makes the consultation, or changes the one that was made. */
export async function saveQuestion(draft: QuestionDraft, target: Target): Promise<Result<Process>> {
  const { process, timeZone } = target;
  if (Object.keys(textsOf(draft).question).length === 0) return refused('/question', 'text.required');
  if (process && !isInDays(process.phases, timeZone)) return update(draft, null, process);
  const spans = spansOf(draft, timeZone);
  if (!spans.ok) return spans;
  return process ? update(draft, spans.data, process) : make(draft, spans.data, target);
}
