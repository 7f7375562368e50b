import { randomInt } from 'node:crypto';
import type { App } from '../account.ts';
import type { MetaContext } from '../meta-context.ts';

/** The dashboard's result after "Verify and save". */
export interface Verification {
  isSaved: boolean;
  message: string;
  /** The callback's status; null if there was no answer. */
  status: number | null;
}

const TIMEOUT_MS = 10_000;

/**
 * Asks the callback URL to prove that it knows the verify token, and saves the URL if it does.
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests
 */
export async function saveWebhook(
  context: MetaContext,
  app: App,
  { callbackUrl, verifyToken, fields }: { callbackUrl: string; verifyToken: string; fields: string[] },
): Promise<Verification> {
  if (!URL.canParse(callbackUrl) || !/^https?:/.test(callbackUrl)) return refuse('Enter a valid callback URL.', null);
  if (verifyToken.trim() === '') return refuse('Enter the verify token.', null);
  const challenge = String(randomInt(1e9, 2e9));
  const asked = new URL(callbackUrl);
  asked.searchParams.set('hub.mode', 'subscribe');
  asked.searchParams.set('hub.challenge', challenge);
  asked.searchParams.set('hub.verify_token', verifyToken);
  let answer: { status: number; text: string };
  try {
    const response = await fetch(asked, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
    answer = { status: response.status, text: await response.text() };
  } catch {
    return refuse("The callback URL or verify token couldn't be validated: nothing answers there.", null);
  }
  if (answer.status !== 200 || answer.text !== challenge) {
    return refuse(
      `The callback URL or verify token couldn't be validated. It answered ${answer.status}; expected were 200 and the challenge, nothing else.`,
      answer.status,
    );
  }
  app.webhook = { callbackUrl, verifyToken, fields };
  context.state.changed();
  return {
    isSaved: true,
    message: fields.includes('messages')
      ? 'Saved. Messages are sent to the callback URL.'
      : 'Saved. Subscribe to the field "messages" too.',
    status: answer.status,
  };
}

function refuse(message: string, status: number | null): Verification {
  return { isSaved: false, message, status };
}
