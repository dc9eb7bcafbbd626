import { useState } from 'preact/hooks';
import type * as z from 'zod';
import type { ProposalId } from '../../../../shared/platform/ids.ts';
import type { StudiedLink, StudyFile } from '../../../../shared/studies/contract.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { Sure } from '../forms/Sure.tsx';
import { paths } from '../places.ts';

type Link = z.infer<typeof StudiedLink>;

interface MergingProps {
  readonly file: StudyFile;
  readonly mayManage: boolean;
  readonly reload: () => void;
}

/** Proposals with their own supports, which are never added up. */
function Links({ file, links }: Pick<MergingProps, 'file'> & { readonly links: readonly Link[] }) {
  const { t } = useOffice();
  return (
    <ul class="stack stack-8">
      {links.map(({ proposalId, title, supports }) => (
        <li key={proposalId}>
          <a href={paths.study(file.study.componentId, proposalId)}>{title}</a>{' '}
          {supports !== null && <span class="muted">{t('studies.supports', { count: supports })}</span>}
        </li>
      ))}
    </ul>
  );
}

interface UndoProps {
  readonly file: StudyFile;
  readonly proposalId: ProposalId;
  readonly onDone: () => void;
}
function Undo({ file, proposalId, onDone }: UndoProps) {
  const { t } = useOffice();
  const [isAsked, setAsked] = useState(false);
  if (!isAsked)
    return (
      <p>
        <button class="btn btn--2 btn--s" type="button" onClick={() => setAsked(true)}>
          {t('studies.unmerge')}
        </button>
      </p>
    );
  return (
    <Sure
      text={t('studies.unmerge.sure')}
      yes={t('studies.unmerge')}
      act={() => api.studies.unmerge({ params: { componentId: file.study.componentId, proposalId } })}
      onDone={onDone}
      onLeft={() => setAsked(false)}
    />
  );
}

/** Where a proposal went, what came to it, and what looks like it. */
export function Merging({ file, mayManage, reload }: MergingProps) {
  const { t } = useOffice();
  const { into, mergedFrom, similar, study } = file;
  return (
    <>
      {study.merged && (
        <section class="note stack stack-8" aria-labelledby="h-merged">
          <h2 id="h-merged">{t('studies.merged.into')}</h2>
          {into && <Links file={file} links={[into]} />}
          {mayManage && <Undo file={file} proposalId={study.proposalId} onDone={reload} />}
        </section>
      )}
      {mergedFrom.length > 0 && (
        <section class="stack stack-8" aria-labelledby="h-from">
          <h2 id="h-from">{t('studies.merged.from')}</h2>
          <p class="help">{t('studies.merge.help')}</p>
          <Links file={file} links={mergedFrom} />
        </section>
      )}
      {similar.length > 0 && (
        <section class="stack stack-8" aria-labelledby="h-similar">
          <h2 id="h-similar">{t('studies.similar')}</h2>
          <p class="help">{t('studies.similar.help')}</p>
          <Links file={file} links={similar} />
        </section>
      )}
    </>
  );
}
