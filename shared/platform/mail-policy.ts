import { administrator, definePolicy } from './policy.ts';

export const mailPolicy = definePolicy('mail', {
  watch: [administrator],
});
