import { html, type Html } from '../../page/html.ts';
import type { MetaState } from '../account.ts';
import { connectionValues } from '../seed.ts';
import type { Verification } from '../webhook/verify-callback.ts';

/**
 * "App dashboard → WhatsApp → Configuration", together with the values of "API setup". The query fills the fields in.
 */
export function configurationPage(
  state: MetaState,
  given: Record<string, string | undefined>,
  verification?: Verification,
): Html {
  const index = Math.max(
    0,
    state.apps.findIndex((one) => one.id === given['app']),
  );
  const app = state.apps[index];
  const values = connectionValues(state, index);
  return html`<main class="card">
    <p class="crumbs">App dashboard › ${app?.name ?? ''} › WhatsApp</p>
    <h1>Configuration</h1>
    <form method="get" action="/configuration" class="row">
      <label for="app">App</label>
      <select id="app" name="app">
        ${state.apps.map((one) => html`<option value="${one.id}" ${one === app && html` selected`}>${one.name}</option>`)}
      </select>
      <button type="submit">Change</button>
    </form>
    ${verification !== undefined && html`<p class="answer ${verification.isSaved ? 'good' : 'bad'}" role="status">${verification.message}</p>`}
    <form method="post" action="/configuration" class="webhook">
      <input type="hidden" name="app" value="${app?.id ?? ''}" />
      <h2>Webhook</h2>
      <label for="callbackUrl">Callback URL</label>
      <input
        id="callbackUrl"
        name="callbackUrl"
        inputmode="url"
        required
        value="${given['callbackUrl'] ?? app?.webhook?.callbackUrl ?? ''}"
      />
      <label for="verifyToken">Verify token</label>
      <input
        id="verifyToken"
        name="verifyToken"
        required
        autocomplete="off"
        value="${given['verifyToken'] ?? app?.webhook?.verifyToken ?? ''}"
      />
      <fieldset>
        <legend>Webhook fields</legend>
        <label
          ><input
            type="checkbox"
            name="messages"
            ${isTicked(given, app?.webhook?.fields, verification) && html` checked`}
          />
          messages</label
        >
      </fieldset>
      <button type="submit" class="primary">Verify and save</button>
    </form>
    <h2>API setup</h2>
    <dl>
      ${pair('App ID', values.appId)} ${pair('App secret', values.appSecret)}
      ${pair('WhatsApp Business Account ID', values.businessAccountId)} ${pair('Phone number ID', values.phoneNumberId)}
      ${pair('System user token', values.accessToken)}
    </dl>
    <p><a href="/">Back to the phone</a></p>
  </main>`;
}

function isTicked(
  given: Record<string, string | undefined>,
  saved: string[] | undefined,
  verification: Verification | undefined,
): boolean {
  if (verification !== undefined) return given['messages'] !== undefined;
  return given['callbackUrl'] !== undefined || (saved?.includes('messages') ?? false);
}

function pair(name: string, value: string): Html {
  return html`<dt>${name}</dt>
    <dd><code>${value}</code></dd>`;
}
