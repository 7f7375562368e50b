/** What Stripe says when it refuses: https://docs.stripe.com/api/errors */
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

/** A refused request; thrown by whatever finds the reason, answered at the edge. */
export class Rejection extends Error {
  readonly status: number;
  readonly body: ErrorBody;

  constructor(status: number, error: ErrorBody['error']) {
    super(error.message);
    this.status = status;
    this.body = { error };
  }
}

/** A request that can never be right. */
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

/** No such object: 404 where the URL names it, 400 where a parameter does. */
export function noSuch(what: string, id: string, param?: string): Rejection {
  return new Rejection(param === undefined || param === 'id' ? 404 : 400, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${what}: '${id}'`,
    param: param ?? 'id',
  });
}
