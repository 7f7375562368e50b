import { html, type Html } from '../../page/html.ts';
import { BOT_SCOPES } from './scopes.ts';
import type { Team } from '../workspace.ts';

/** What the consent page needs. */
export interface Consent {
  teams: Team[];
  team: Team;
  scopes: string[];
  /** The query that the page was opened with, passed on unchanged. */
  query: Record<string, string>;
  /** Shows the page for a member of a workspace where only admins may install apps. */
  needsApproval: boolean;
}

/** "Konstruct is requesting permission to access the Acme workspace". */
export function consentPage(consent: Consent): Html {
  const { team, needsApproval } = consent;
  const carried = Object.entries(consent.query).filter(([name]) => name !== 'team' && name !== 'approval');
  const hidden = carried.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);
  return html`<main class="card">
    <h1>Konstruct is requesting permission to access the ${team.name} Slack workspace</h1>
    <form method="get" action="/oauth/v2/authorize" class="chooser">
      ${hidden}
      <label for="team">Workspace</label>
      <select id="team" name="team">
        ${consent.teams.map((one) => html`<option value="${one.id}" ${one === team ? html` selected` : ''}>${one.name}</option>`)}
      </select>
      <button type="submit">Change</button>
    </form>
    <form method="post" action="/oauth/v2/authorize">
      ${hidden}
      <input type="hidden" name="team" value="${team.id}" />
      <p>
        <label for="user">You are signed in as</label>
        <select id="user" name="user">
          ${team.humans.map((human) => html`<option value="${human.id}">${human.realName}</option>`)}
        </select>
      </p>
      <h2>What will Konstruct be able to do?</h2>
      <ul class="scopes">
        ${consent.scopes.map((scope) => html`<li>${BOT_SCOPES[scope] ?? scope} <code>${scope}</code></li>`)}
      </ul>
      ${
        needsApproval
          ? html`<p>In ${team.name}, apps need an admin’s approval before they can be added.</p>
              <p>
                <label for="note">Message to the admin (optional)</label><br /><textarea
                  id="note"
                  name="note"
                  rows="3"
                ></textarea>
              </p>`
          : ''
      }
      <div class="actions">
        <button type="submit" name="decision" value="cancel">Cancel</button>
        ${
          needsApproval
            ? html`<button type="submit" name="decision" value="request" class="primary">
                Request approval from an admin
              </button>`
            : html`<button type="submit" name="decision" value="allow" class="primary">Allow</button>`
        }
      </div>
    </form>
    ${needsApproval ? '' : html`<p class="aside"><a href="/oauth/v2/authorize?${new URLSearchParams({ ...consent.query, team: team.id, approval: '1' }).toString()}">See this page as in a workspace where an admin must approve apps</a></p>`}
  </main>`;
}

/** The end of a request for approval: a page at Slack, never at the app. */
export function requestedPage(team: Team): Html {
  return html`<main class="card">
    <h1>Your request was sent to an admin of ${team.name}</h1>
    <p>Slack will tell you when it was answered. You can close this page; the app is not told that you asked.</p>
    <div class="actions"><a class="button" href="/approvals?team=${team.id}">Act as the admin</a></div>
  </main>`;
}

/** The admin's list of requests. */
export function approvalsPage(teams: Team[]): Html {
  return html`<main class="card">
    <h1>App approvals</h1>
    ${teams.map(
      (team) =>
        html`<section>
          <h2>${team.name}</h2>
          ${
            team.approval === 'requested'
              ? html`<form method="post" action="/approvals">
                  <input type="hidden" name="team" value="${team.id}" />
                  <p>A member asks to add <strong>Konstruct</strong>.</p>
                  <div class="actions">
                    <button name="decision" value="deny">Deny</button
                    ><button name="decision" value="approve" class="primary">Approve</button>
                  </div>
                </form>`
              : html`<p>${APPROVAL_WORDS[team.approval]}</p>`
          }
        </section>`,
    )}
    <p><a href="/">Back to the workspace</a></p>
  </main>`;
}

/** Slack's page for an install that cannot continue. */
export function rejectionPage(message: string): Html {
  return html`<main class="card">
    <h1>Something went wrong when authorizing this app</h1>
    <p>${message}</p>
  </main>`;
}

const APPROVAL_WORDS = {
  none: 'No one has asked for an app.',
  requested: '',
  approved: 'Konstruct is approved. Members can add it now; they have to start again from the app.',
  denied: 'Konstruct was denied.',
};
