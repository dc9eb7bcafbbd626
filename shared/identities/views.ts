import type { PageFrame } from '../platform/views.ts';
import type { ServiceName } from './service.ts';

/** The page for signing in. */
export interface SignInPage extends PageFrame {
  /** Services to sign in with, in the order of their buttons. */
  readonly services: readonly ServiceName[];
}
