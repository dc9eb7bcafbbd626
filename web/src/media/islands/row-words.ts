import { endingOf, fileSize } from '../../../../shared/media/rules.ts';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { InterfaceLocale } from '../../../../shared/platform/locale.ts';
import { problemWords } from '../../platform/island.ts';
import type { Row } from './rows.ts';

export interface Speech {
  readonly t: Translate;
  readonly locale: InterfaceLocale;
}

/** What a file is called: by its name, or by its place where the name says nothing. */
export const nameOf = ({ t }: Speech, { name, kind }: Row, number: number): string =>
  name || t(`attachments.nameless-${kind}`, { number });

const reasonOf = ({ t }: Speech, { attachment }: Row): string =>
  t(`attachments.reason.${attachment?.reason ?? 'not-checked'}`);

function servedWords(speech: Speech, row: Row, isSlow: boolean): string {
  const { t, locale } = speech;
  const { attachment, file } = row;
  if (attachment?.state === 'refused') return t('attachments.state.refused', { reason: reasonOf(speech, row) });
  if (attachment?.state === 'ready') {
    const format =
      attachment.kind === 'image' ? t('attachments.image') : endingOf(attachment.contentType).toUpperCase();
    return t('attachments.state.ready', { format, size: fileSize(attachment.bytes, locale) });
  }
  if (attachment?.state === 'uploading' && file === null) return t('attachments.state.uploading');
  return t(isSlow ? 'attachments.state.slow' : 'attachments.state.checking');
}

/** How far a file has come, in words. */
export function stateWords(speech: Speech, row: Row, isSlow: boolean): string {
  const { t } = speech;
  if (row.step === 'server') return servedWords(speech, row, isSlow);
  if (row.step === 'failed' && row.problem) {
    return t('attachments.state.failed', { problem: problemWords(t, row.problem) });
  }
  return t(`attachments.state.${row.step}`, { percent: row.percent });
}

/** What is worth saying aloud of a file as it stands; empty while nothing has come of it. */
export function endWords(speech: Speech, row: Row, name: string): string {
  const { t } = speech;
  if (row.step === 'failed' && row.problem) {
    return t('attachments.said.failed', { name, problem: problemWords(t, row.problem) });
  }
  if (row.step !== 'server') return '';
  if (row.attachment?.state === 'ready') return t('attachments.said.ready', { name });
  if (row.attachment?.state === 'refused')
    return t('attachments.said.refused', { name, reason: reasonOf(speech, row) });
  return '';
}

/** Whether something is wrong with it. */
export const isBad = ({ step, attachment }: Row): boolean =>
  step === 'failed' || (step === 'server' && attachment?.state === 'refused');
