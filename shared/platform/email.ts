import * as z from 'zod';
import { readEmailAddress } from './email-address.ts';

/** Longer than any address: what is typed is not looked at beyond that. */
const LONGEST_TYPED = 400;

/**
 * An e-mail address as somebody types it; what comes out is the one spelling of it that is stored and compared. Refused
 * with `email.form`, `email.too-long` or `email.international`.
 */
export const Email = z
  .string()
  .max(LONGEST_TYPED)
  .overwrite((typed) => {
    const read = readEmailAddress(typed);
    return 'fault' in read ? typed : read.address;
  })
  .check(({ value, issues }) => {
    const read = readEmailAddress(value);
    if ('fault' in read) issues.push({ code: 'custom', input: value, params: { code: `email.${read.fault}` } });
  })
  .meta({ format: 'email', maxLength: LONGEST_TYPED });
