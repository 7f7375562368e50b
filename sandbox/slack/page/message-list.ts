import { html, raw, type Html } from '../../page/html.ts';
import { authorName } from '../directory.ts';
import type { Channel, Message, Team } from '../workspace.ts';
import { renderMrkdwn } from './mrkdwn.ts';

/** A channel's messages, with each thread below its first message. `hrefOf` returns the address that opens a thread. */
export function messageList(team: Team, channel: Channel, hrefOf: (threadTs: string) => string): Html {
  const ids = new Set(channel.messages.map((message) => message.ts));
  const isReply = (message: Message) =>
    message.threadTs !== undefined && message.threadTs !== message.ts && ids.has(message.threadTs);
  const roots = channel.messages.filter((message) => !isReply(message));
  if (roots.length === 0) return html`<p class="empty">${emptyWords(team, channel)}</p>`;
  return html`<ol class="messages">
    ${roots.map((root) => {
      const replies = channel.messages.filter((message) => message.threadTs === root.ts && message !== root);
      return html`<li>
        ${messageBody(team, root, hrefOf(root.ts))}${
          replies.length > 0 &&
          html`<ol class="thread" aria-label="Replies">
            ${replies.map((reply) => html`<li>${messageBody(team, reply)}</li>`)}
          </ol>`
        }
      </li>`;
    })}
  </ol>`;
}

function messageBody(team: Team, message: Message, threadHref?: string): Html {
  const author = authorName(team, message);
  const isApp = message.botId !== undefined;
  const at = new Date(Number(message.ts) * 1000).toISOString();
  return html`<article
    class="message"
    data-message="${message.ts}"
    data-author="${author}"
    data-kind="${isApp ? 'app' : 'human'}"
  >
    <span class="avatar${isApp ? ' app' : ''}" data-hue="${hueOf(author)}" aria-hidden="true"
      >${author.slice(0, 1).toUpperCase()}</span
    >
    <div>
      <p class="byline">
        <strong>${author}</strong>${isApp && html` <span class="badge">APP</span>`}
        <time datetime="${at}">${at.slice(11, 16)}</time>
      </p>
      <div class="text">
        ${raw(renderMrkdwn(message.text, (id) => nameOf(team, id)))}${message.isEdited === true && html` <small class="edited">(edited)</small>`}
      </div>
      ${
        message.reactions.length > 0 &&
        html`<ul class="reactions" aria-label="Reactions">
          ${message.reactions.map((reaction) => html`<li title=":${reaction.name}:">${EMOJI[reaction.name] ?? `:${reaction.name}:`} ${reaction.users.length}</li>`)}
        </ul>`
      }
      ${threadHref !== undefined && html`<a class="reply" href="${threadHref}">Reply in thread</a>`}
    </div>
  </article>`;
}

function emptyWords(team: Team, channel: Channel): string {
  if (channel.kind === 'im') return 'This is the beginning of your direct messages with Konstruct.';
  return `Nothing was said in #${channel.name} of ${team.name} yet. Mention @Konstruct to ask it something.`;
}

function nameOf(team: Team, id: string): string {
  if (id === team.botUserId) return 'Konstruct';
  return team.humans.find((human) => human.id === id)?.realName ?? id;
}

/** One of six colours, always the same for the same name. */
function hueOf(name: string): number {
  return [...name].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % 6;
}

const EMOJI: Record<string, string> = {
  eyes: '👀',
  white_check_mark: '✅',
  thumbsup: '👍',
  '+1': '👍',
  hourglass_flowing_sand: '⏳',
  hourglass: '⌛',
  thinking_face: '🤔',
  speech_balloon: '💬',
  warning: '⚠️',
  x: '❌',
  wave: '👋',
  raised_hand: '✋',
  robot_face: '🤖',
  heart: '❤️',
};
