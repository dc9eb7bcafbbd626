/** The office of mails, in a file that a browser loads when it is opened. */
export { MailOffice } from './MailOffice.tsx';
