import { administrator, definePolicy } from '../platform/policy.ts';

/** Mails are looked after by administrators and operators alone: whoever finds a mail by its address knows who has an account. */
export const mailsPolicy = definePolicy('mails', {
  watch: [administrator],
  find: [administrator],
  retry: [administrator],
  suppress: [administrator],
  preview: [administrator],
});
