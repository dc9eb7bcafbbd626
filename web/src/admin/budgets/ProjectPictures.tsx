import { useMemo } from 'preact/hooks';
import type { FileClass } from '../../../../shared/media/rules.ts';
import { type Translate, translateCompiled } from '../../../../shared/platform/format.ts';
import type { ProjectId } from '../../../../shared/platform/ids.ts';
import { AttachmentsField } from '../../media/islands/AttachmentsField.tsx';
import { useOffice } from '../context.ts';

/** What the server tells as soon as it has answered. */
const TAKEN: { readonly accepts: readonly FileClass[]; readonly most: number } = {
  accepts: ['image', 'pdf'],
  most: 10,
};

/** Pictures and documents of a project, each with words for those who do not see it: online as soon as they are checked. */
export function ProjectPictures({ projectId }: { readonly projectId: ProjectId }) {
  const { t, locale, messages } = useOffice();
  const say = useMemo((): Translate => {
    const ofField = translateCompiled(messages, locale);
    // Nobody's name is published with them.
    return (key, values) => (key === 'attachments.help' ? t('budget.pictures.help', values) : ofField(key, values));
  }, [messages, locale, t]);
  return (
    <section class="panel">
      <AttachmentsField
        t={say}
        locale={locale}
        id="project-attachments"
        error={undefined}
        resourceId={projectId}
        taken={TAKEN}
        makeResource={() => undefined}
      />
    </section>
  );
}
