/** What mails look like, in a file that a browser loads when it is opened. */
export { MailPreviews } from './MailPreviews.tsx';
