/** Stripe's body for a rejected request: https://docs.stripe.com/api/errors */
export interface ErrorBody {
  error: {
    type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
    message: string;
    code?: string;
    param?: string;
    decline_code?: string;
    payment_intent?: { id: string; object: 'payment_intent' };
  };
}

/** A rejected request. The code that finds the reason throws it, and the HTTP layer answers with it. */
export class Rejection extends Error {
  readonly status: number;
  readonly body: ErrorBody;

  constructor(status: number, error: ErrorBody['error']) {
    super(error.message);
    this.status = status;
    this.body = { error };
  }
}

/** A request that can never succeed. */
export function invalid(message: string, param?: string, code?: string): Rejection {
  return new Rejection(400, {
    type: 'invalid_request_error',
    message,
    ...(param === undefined ? {} : { param }),
    ...(code === undefined ? {} : { code }),
  });
}

export function missingParameter(param: string): Rejection {
  return invalid(`Missing required param: ${param}.`, param, 'parameter_missing');
}

/** There is no such object: 404 if the id is in the URL, 400 if it is in a parameter. */
export function noSuch(what: string, id: string, param?: string): Rejection {
  return new Rejection(param === undefined || param === 'id' ? 404 : 400, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${what}: '${id}'`,
    param: param ?? 'id',
  });
}
