import { MAIL_KINDS } from '../../../../../shared/mails/kinds.ts';
import type { useOffice } from '../../context.ts';

/** What a kind of mail is called; the technical name for one that there is not. */
export function kindName(t: ReturnType<typeof useOffice>['t'], template: string): string {
  const kind = MAIL_KINDS.find((one) => one === template);
  return kind === undefined ? template : t(`mails.template.${kind}`);
}
