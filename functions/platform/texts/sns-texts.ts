import { PublishCommand, SNSClient, SNSServiceException } from '@aws-sdk/client-sns';
import { type TextClient, TextNotTaken, type TextSender } from './text-sender.ts';

const PASSING = /Throttl|TooManyRequests|KMSThrottling/;

/** A refusal of SNS says that nothing was sent; anything but a refusal does not say. */
function refusalOf(error: unknown): unknown {
  if (!(error instanceof SNSServiceException)) return error;
  const status = error.$metadata.httpStatusCode ?? 500;
  return status < 500 ? new TextNotTaken(error.name, PASSING.test(error.name)) : error;
}

/** Sends over SNS to the telephone itself, without a topic; a request that hangs ends after ten seconds. */
export const createTextSender = (client: TextClient): TextSender => ({
  async send({ to, text, senderId }) {
    const attribute = (StringValue: string) => ({ DataType: 'String', StringValue });
    const command = new PublishCommand({
      PhoneNumber: to,
      Message: text,
      MessageAttributes: {
        // Before all advertisements, and also to those who want none.
        'AWS.SNS.SMS.SMSType': attribute('Transactional'),
        ...(senderId === '' ? {} : { 'AWS.SNS.SMS.SenderID': attribute(senderId) }),
      },
    });
    await client.send(command, { abortSignal: AbortSignal.timeout(10_000) }).catch((error: unknown) => {
      throw refusalOf(error);
    });
  },
});

/** The sender of the one function that sends, on AWS. One attempt: SNS has no key by which it would know a repeat. */
export const textsOnAws = (): TextSender => createTextSender(new SNSClient({ maxAttempts: 1 }));
