import type { Attempt } from './delivery.ts';

/** The receiver's answer to one POST. */
export interface WebhookAnswer extends Pick<Attempt, 'status' | 'failure'> {
  text: string;
  /** Null if there was no answer. */
  headers: Headers | null;
}

/** One POST, and how long to wait for its answer. */
export interface WebhookPost {
  url: string;
  body: string;
  headers: Record<string, string>;
  timeoutMs: number;
  stopping: AbortSignal;
}

/** POSTs a webhook. Never throws: a missing answer is a result too. */
export async function postWebhook({ url, body, headers, timeoutMs, stopping }: WebhookPost): Promise<WebhookAnswer> {
  try {
    const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), stopping]);
    // No vendor follows a webhook's redirect; it counts as a failed delivery.
    const response = await fetch(url, { method: 'POST', body, headers, redirect: 'manual', signal });
    return { status: response.status, text: await response.text(), failure: null, headers: response.headers };
  } catch (error) {
    const failure = (error as Error).name === 'TimeoutError' ? 'timeout' : 'connection_failed';
    return { status: null, text: '', failure, headers: null };
  }
}

/** Whether the receiver accepted the webhook: any 2xx. */
export function isSuccess({ status }: Pick<Attempt, 'status'>): boolean {
  return status !== null && status >= 200 && status < 300;
}
