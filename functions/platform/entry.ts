import type { Context } from 'aws-lambda';
import type { Config } from './config.ts';
import type { Mailer } from './mail/mailer.ts';
import { type Services, servicesOnAws } from './services.ts';
import type { TextSender } from './texts/text-sender.ts';

/** A function of the platform before it knows its services: the same on AWS, on the local server and in tests. */
export type Entry<E, R> = (services: Services) => (event: E, context: Context) => Promise<R>;

/** Makes an entry the handler of a Lambda: services are made at the first call and kept. */
export function lambda<E, R>(
  entry: Entry<E, R>,
  mailerOf?: (config: Config) => Mailer,
  textsOf?: () => TextSender,
): (event: E, context: Context) => Promise<R> {
  let handler: ((event: E, context: Context) => Promise<R>) | undefined;
  return (event, context) => {
    handler ??= entry(servicesOnAws(process.env, mailerOf, textsOf));
    return handler(event, context);
  };
}
