import type { SNSClient } from '@aws-sdk/client-sns';

/** A text message to one telephone. */
export interface TextMessage {
  /** E.164: `+33612345678`. */
  readonly to: string;
  readonly text: string;
  /** Name shown instead of a number, where there is one. */
  readonly senderId: string;
}

/** Sends text messages: over SNS on AWS, into the local mailbox on a developer's machine. */
export interface TextSender {
  /**
   * Hands one text over, and never a second time by itself.
   *
   * @throws TextNotTaken where it is certain that it was not taken; any other error leaves that open.
   */
  send(message: TextMessage): Promise<void>;
}

/** A text was turned away before anybody was sent anything. */
export class TextNotTaken extends Error {
  override readonly name = 'TextNotTaken';
  /** Whether the same text may be taken in a moment, as where too many came at once. */
  readonly isPassing: boolean;
  /** @param reason code of the service; never a number */
  constructor(reason: string, isPassing: boolean) {
    super(reason);
    this.isPassing = isPassing;
  }
}

/** The sender of every function but the one that sends. */
export const noTexts: TextSender = { send: () => Promise.reject(new Error('this function sends no texts')) };

/** How SNS is asked: a text that may have been taken is not asked for again, since it would come twice. */
export type TextClient = Pick<SNSClient, 'send'>;
