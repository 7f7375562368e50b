import { html, type Html } from '../../page/html.ts';
import { findActiveInstall } from '../directory.ts';
import type { Channel, Human, SlackState, Team } from '../workspace.ts';
import { messageList } from './message-list.ts';

/** What a visitor sees. */
export interface View {
  team: Team;
  human: Human;
  channel: Channel;
  /** The thread that the composer writes to, by its first message. */
  threadTs: string | undefined;
}

/** The address of a view. */
export function hrefOf(view: View, path = '/'): string {
  const query = new URLSearchParams({ team: view.team.id, as: view.human.id, channel: view.channel.id });
  if (view.threadTs !== undefined) query.set('thread', view.threadTs);
  return `${path}?${query.toString()}`;
}

/** The workspace as a member sees it. */
export function workspacePage(state: SlackState, view: View): Html {
  const { team, human, channel, threadTs } = view;
  const isInstalled = findActiveInstall(state, team.id) !== undefined;
  const title = channel.kind === 'im' ? 'Konstruct' : `#${channel.name}`;
  const entries = team.channels.filter(
    (one) => one.kind === 'channel' || (one.members[0] === human.id && isInstalled) || one === channel,
  );
  return html`<div
    class="workspace"
    data-updates="${hrefOf(view, '/updates')}"
    data-view="${hrefOf(view, '/messages')}"
  >
    <header class="sidebar">
      <h1>${team.name}</h1>
      <form method="get" action="/" class="chooser">
        ${
          state.teams.length > 1
            ? html`<label for="team">Workspace</label
                ><select id="team" name="team">
                  ${state.teams.map((one) => html`<option value="${one.id}" ${one === team && html` selected`}>${one.name}</option>`)}
                </select>`
            : html`<input type="hidden" name="team" value="${team.id}" />`
        }
        <label for="as">You are</label>
        <select id="as" name="as">
          ${team.humans.map((one) => html`<option value="${one.id}" ${one === human && html` selected`}>${one.realName}</option>`)}
        </select>
        <button type="submit">Switch</button>
      </form>
      <nav aria-label="Channels">
        <ul>
          ${entries.map(
            (one) =>
              html`<li>
                <a
                  href="${hrefOf({ ...view, channel: one, threadTs: undefined })}"
                  ${one === channel && html` aria-current="page"`}
                  >${one.kind === 'im' ? html`Konstruct <span class="badge">APP</span>` : `# ${one.name}`}</a
                >
              </li>`,
          )}
        </ul>
      </nav>
      <details class="apps">
        <summary>Apps</summary>
        ${
          isInstalled
            ? html`<form method="post" action="/apps/remove">
                <input type="hidden" name="team" value="${team.id}" />
                <p>Konstruct is installed.</p>
                <button type="submit">Remove Konstruct</button>
              </form>`
            : html`<p>Konstruct is not installed. Add it from the Konstruct portal.</p>`
        }
        <p><a href="/approvals">App approvals</a></p>
      </details>
    </header>
    <main>
      <h2>${title}${channel.isArchived && html` <span class="badge">ARCHIVED</span>`}</h2>
      <div class="scroll" id="messages" role="log" aria-label="Messages in ${title}" tabindex="0">
        ${messageList(team, channel, (ts) => hrefOf({ ...view, threadTs: ts }))}
      </div>
      ${!isInstalled && html`<p class="hint">Konstruct is not in this workspace yet: no one will answer.</p>`}
      <form method="post" action="${hrefOf(view, '/messages')}" class="composer">
        ${threadTs !== undefined && html`<p class="into">Replying in a thread. <a href="${hrefOf({ ...view, threadTs: undefined })}">Leave the thread</a></p>`}
        <label for="text" class="visually-hidden">Message ${title}</label>
        <textarea
          id="text"
          name="text"
          rows="2"
          required
          placeholder="Message ${title}${channel.kind === 'channel' ? ' (begin with @Konstruct to ask it)' : ''}"
        ></textarea>
        <button type="submit" class="primary">Send</button>
      </form>
    </main>
  </div>`;
}
