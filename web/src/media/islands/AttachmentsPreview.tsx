import { endingOf, fileSize } from '../../../../shared/media/rules.ts';
import type { ProposalId } from '../../../../shared/platform/ids.ts';
import { isBad, nameOf, type Speech } from './row-words.ts';
import { isPending, isReady, type Row } from './rows.ts';
import { useDesk } from './use-desk.ts';

const isOnItsWay = (row: Row): boolean => isPending(row) || ['waiting', 'queued', 'sending'].includes(row.step);

function Picture({ row: { attachment } }: { readonly row: Row }) {
  const small = attachment?.thumbnail ?? attachment;
  if (!small?.path || !small.width || !small.height) return null;
  return (
    <li>
      <img src={small.path} width={small.width} height={small.height} alt={attachment?.alt ?? ''} />
    </li>
  );
}

/** The files as readers will see them, and what is still on its way. */
export function AttachmentsPreview({ t, locale, proposalId }: Speech & { readonly proposalId: ProposalId | null }) {
  const { rows } = useDesk(proposalId).state;
  const ready = rows.filter(isReady);
  const pending = rows.filter(isOnItsWay).length;
  const refused = rows.filter(isBad).length;
  if (rows.length === 0) return null;
  return (
    <section class="stack" aria-label={t('attachments.preview')}>
      <ul class="pictures">{ready.map((row) => row.kind === 'image' && <Picture key={row.key} row={row} />)}</ul>
      <ul class="documents">
        {ready.map(
          (row, index) =>
            row.kind === 'document' &&
            row.attachment && (
              <li key={row.key}>
                {row.attachment.title || nameOf({ t, locale }, row, index + 1)}{' '}
                <span class="muted">
                  {endingOf(row.attachment.contentType).toUpperCase()}, {fileSize(row.attachment.bytes, locale)}
                </span>
              </li>
            ),
        )}
      </ul>
      <div role="status">
        {pending > 0 && <p class="note">{t('attachments.preview-pending', { count: pending })}</p>}
        {refused > 0 && <p class="note note--alert">{t('attachments.preview-refused', { count: refused })}</p>}
      </div>
    </section>
  );
}
