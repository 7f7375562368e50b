import { createHmac, randomUUID } from 'node:crypto';
import { createSlack } from '@konstruct/channels/slack';
import { secretList } from '@konstruct/kit/process';
import { ask, type SetupSettings, timeoutMs } from './settings.ts';
import { addressOf } from './vendor-addresses.ts';

/** Slack distinguishes a wrong id and a wrong secret from a code that it never issued. */
export async function slackCredentials(settings: SetupSettings): Promise<string | null> {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, PUBLIC_URL: publicUrl = '' } = settings.values;
  if (!clientId || !clientSecret) return 'set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET to those of your Slack app.';
  const slack = createSlack({ clientId, clientSecret, apiUrl: addressOf(settings, 'SLACK_API_URL'), timeoutMs });
  const redirectUri = URL.canParse('/oauth/slack/callback', publicUrl)
    ? new URL('/oauth/slack/callback', publicUrl).href
    : '';
  const outcome = await slack.exchangeCode('konstruct-check-setup', redirectUri);
  if (outcome.kind !== 'refused') return 'Slack cannot be reached; check that outgoing connections are allowed.';
  switch (outcome.reason) {
    case 'invalid_code':
      return null;
    case 'invalid_client_id':
      return 'Slack knows no app with this SLACK_CLIENT_ID.';
    case 'bad_client_secret':
      return 'SLACK_CLIENT_SECRET does not belong to the app with this SLACK_CLIENT_ID.';
    case 'bad_redirect_uri':
      return `the app does not list ${redirectUri} among its redirect URLs; npm run slack-manifest prints all it needs.`;
    default:
      return `Slack answers ${outcome.reason}.`;
  }
}

/**
 * A challenge that is signed as Slack signs comes back: the running service has this secret, and the proxy leaves
 * bodies unchanged.
 */
export async function slackSignature(settings: SetupSettings): Promise<string | null> {
  const [secret] = secretList.parse(settings.values['SLACK_SIGNING_SECRET']);
  if (!secret) return 'set SLACK_SIGNING_SECRET to the Signing Secret of your Slack app.';
  const [challenge, second] = [randomUUID(), Math.floor(Date.now() / 1000)];
  const body = JSON.stringify({ type: 'url_verification', challenge });
  const signature = createHmac('sha256', secret).update(`v0:${second}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'x-slack-request-timestamp': String(second),
    'x-slack-signature': `v0=${signature}`,
  };
  const answer = await ask(settings, '/webhooks/slack', { method: 'POST', body, headers });
  if (!answer) return 'it cannot be reached.';
  if (answer.status === 401)
    return 'the running service has a different secret (restart it), or a proxy changes requests.';
  return (await answer.text().catch(() => '')) === challenge
    ? null
    : `it answers ${answer.status} instead of the challenge.`;
}
