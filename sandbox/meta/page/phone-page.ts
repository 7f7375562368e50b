import { html, type Html } from '../../page/html.ts';
import type { Message, Person, PhoneNumber } from '../account.ts';
import { chatOf } from '../directory.ts';
import type { MetaContext } from '../meta-context.ts';
import { attachments } from './attachments.ts';

/** What a visitor sees: a person's phone, open at the chat with a business. */
export interface View {
  number: PhoneNumber;
  who: Person;
  /** The text in the composer. */
  text: string;
}

/** The address of a view. */
export function hrefOf({ number, who, text }: View, path = '/'): string {
  const query = new URLSearchParams({ as: who.id, number: number.id });
  if (text !== '') query.set('text', text);
  return `${path}?${query.toString()}`;
}

/** A phone that shows the chat. */
export function phonePage(context: MetaContext, view: View): Html {
  const { number, who } = view;
  const { people, numbers } = context.state.value;
  const reachable = numbers.filter((one) => one.status === 'CONNECTED' && one.platformType === 'CLOUD_API');
  const bare = { ...view, text: '' };
  return html`<div class="phone" data-updates="${hrefOf(bare, '/updates')}" data-view="${hrefOf(bare, '/messages')}">
    <form method="get" action="/" class="chooser" aria-label="Whose phone this is">
      <label for="as">You are</label>
      <select id="as" name="as">
        ${people.map((one) => html`<option value="${one.id}" ${one === who && html` selected`}>${one.name} (${one.phone === null ? `@${one.username ?? one.id}, no number shown` : `+${one.phone}`})</option>`)}
      </select>
      <label for="number">Chat with</label>
      <select id="number" name="number">
        ${(reachable.includes(number) ? reachable : [number, ...reachable]).map((one) => html`<option value="${one.id}" ${one === number && html` selected`}>${one.verifiedName} ${one.displayPhoneNumber}</option>`)}
      </select>
      <button type="submit">Switch</button>
    </form>
    <main>
      <header>
        <span class="avatar" aria-hidden="true">${number.verifiedName.slice(0, 1)}</span>
        <div>
          <h1>${number.verifiedName}</h1>
          <p>${number.displayPhoneNumber} · Business account</p>
        </div>
      </header>
      <div class="scroll" id="messages" role="log" aria-label="Messages with ${number.verifiedName}" tabindex="0">
        ${messageList(context, view)}
      </div>
      <form method="post" action="${hrefOf(bare, '/messages')}" class="composer">
        <label for="text" class="visually-hidden">Message ${number.verifiedName}</label>
        <textarea id="text" name="text" rows="2" placeholder="Message">${view.text}</textarea>
        <label for="attachment" class="visually-hidden">Attach</label>
        <select id="attachment" name="attachment">
          <option value="">Text only</option>
          ${attachments.map((one) => html`<option value="${one.id}">${one.label}</option>`)}
        </select>
        <button type="submit" class="primary">Send</button>
      </form>
    </main>
    <footer class="dashboard"><a href="/configuration">App dashboard: values and webhook</a></footer>
  </div>`;
}

/** The chat, oldest first. */
export function messageList(context: MetaContext, { number, who }: View): Html {
  const messages = chatOf(context.state.value, number, who);
  const isTyping = (context.state.value.typingUntil[`${number.id} ${who.id}`] ?? 0) > context.clock.now();
  if (messages.length === 0)
    return html`<p class="empty">Say hi: a business may answer freely for 24 hours after you wrote.</p>`;
  return html`<ol class="messages">
      ${messages.map((message) => html`<li class="${message.from}">${bubble(message, messages, number, who)}</li>`)}
    </ol>
    ${isTyping && html`<p class="typing">${number.verifiedName} is typing…</p>`}`;
}

function bubble(message: Message, all: Message[], number: PhoneNumber, who: Person): Html {
  const author = message.from === 'person' ? who.name : number.verifiedName;
  const at = new Date(message.timestamp * 1000).toISOString();
  const quoted = message.replyTo === null ? undefined : all.find((one) => one.id === message.replyTo);
  const status = message.statuses.at(-1)?.status ?? 'sent';
  return html`<article
    class="message"
    data-message="${message.id}"
    data-author="${author}"
    data-kind="${message.from}"
    data-status="${status}"
  >
    <span class="visually-hidden">${author}:</span>
    ${quoted !== undefined && html`<blockquote>${quoted.text.slice(0, 120)}</blockquote>`}
    <div class="text">${message.text}</div>
    <p class="meta">
      <time datetime="${at}">${at.slice(11, 16)}</time>
      <span class="tick ${status}" role="img" aria-label="${WORDS[status] ?? status}">${TICKS[status] ?? '✓'}</span>
    </p>
    ${message.reaction !== null && html`<span class="reaction" aria-label="Reaction">${message.reaction}</span>`}
  </article>`;
}

const TICKS: Record<string, string> = { sent: '✓', delivered: '✓✓', read: '✓✓', failed: '!' };
const WORDS: Record<string, string> = { sent: 'Sent', delivered: 'Delivered', read: 'Read', failed: 'Not delivered' };
