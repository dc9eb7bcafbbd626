declare namespace App {
  interface Locals {
    /** View model of the page that is rendered; `pageOf` gives it its type. */
    readonly page: import('../../shared/platform/views.ts').PageFrame;
  }
}
