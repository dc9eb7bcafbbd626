const namespace = 'com.amazonaws.dynamodb.v20120810#';

/** A refusal as DynamoDB words it: `name` is the exception's type, `details` further members of its body (such as `Item`). */
export class ServiceError extends Error {
  readonly details: Readonly<Record<string, unknown>>;

  constructor(name: string, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = name;
    this.details = details;
  }

  /** The JSON body of the 400 response. */
  toBody(): Record<string, unknown> {
    return { __type: `${namespace}${this.name}`, message: this.message, ...this.details };
  }
}

/** A request that is malformed or breaks a documented limit. */
export const validationError = (message: string) => new ServiceError('ValidationException', message);

/** A table, index or stream that does not exist. */
export const notFound = (what: string) =>
  new ServiceError('ResourceNotFoundException', `Requested resource not found: ${what}`);
