declare namespace App {
  interface Locals {
    /** View model of the page that is rendered; `pageOf` gives it its type. */
    readonly page: import('../../shared/platform/views.ts').PageFrame;
    /** View model of the mail that is rendered. */
    readonly mail: import('../../shared/platform/mail-view.ts').MailPage;
  }
}
