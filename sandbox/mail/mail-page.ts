import { html, raw, escapeHtml, type Html } from '../page/html.ts';
import { linksOf, type Mail } from './mailbox.ts';

/** The list of mails, newest first. */
export function mailListPage(mails: Mail[], to: string | undefined, addresses: string[]): Html {
  return html`<main class="mailbox">
    <h1>Mailbox</h1>
    <form method="get" action="/" class="filter">
      <label for="to">To</label>
      <input
        id="to"
        name="to"
        type="search"
        list="addresses"
        value="${to ?? ''}"
        placeholder="everyone"
        autocomplete="off"
      />
      <datalist id="addresses">${addresses.map((address) => html`<option value="${address}"></option>`)}</datalist>
      <button type="submit">Filter</button>
      ${to !== undefined && to !== '' && html`<a href="/">Show all</a>`}
    </form>
    <div id="mails" data-view="${to === undefined ? '/list' : `/list?to=${encodeURIComponent(to)}`}">
      ${mailList(mails, to)}
    </div>
  </main>`;
}

/** The list alone, as the page's script fetches it. */
export function mailList(mails: Mail[], to: string | undefined): Html {
  if (mails.length === 0) {
    return html`<p class="empty">
      ${to === undefined || to === '' ? 'No mail yet. What the product sends appears here.' : `No mail to ${to} yet.`}
    </p>`;
  }
  return html`<ul class="mails">
    ${mails.map(
      (mail) =>
        html`<li>
          <a href="/mails/${mail.id}" data-mail="${mail.id}">
            <span class="subject">${mail.subject === '' ? '(no subject)' : mail.subject}</span>
            <span class="who">to ${mail.recipients.join(', ')}</span>
            <time datetime="${mail.receivedAt}">${mail.receivedAt.slice(0, 16).replace('T', ' ')} UTC</time>
          </a>
        </li>`,
    )}
  </ul>`;
}

/** One mail. The text is shown with its links; HTML is shown in a frame that cannot run scripts. */
export function mailPage(mail: Mail): Html {
  const links = linksOf(mail);
  const hasText = mail.text.trim() !== '';
  return html`<main class="mailbox">
    <p><a href="/">All mail</a></p>
    <article class="mail">
      <h1>${mail.subject === '' ? '(no subject)' : mail.subject}</h1>
      <dl>
        <dt>From</dt>
        <dd>${mail.from === null ? 'no sender' : nameAndAddress(mail.from)}</dd>
        <dt>To</dt>
        <dd>${mail.recipients.join(', ')}</dd>
        <dt>Received</dt>
        <dd><time datetime="${mail.receivedAt}">${mail.receivedAt.slice(0, 19).replace('T', ' ')} UTC</time></dd>
      </dl>
      ${
        links.length > 0 &&
        html`<h2>Links</h2>
          <ul class="links">
            ${links.map((link) => html`<li><a href="${link}" target="_top" rel="noreferrer">${link}</a></li>`)}
          </ul>`
      }
      ${
        hasText &&
        html`<h2>Text</h2>
          <div class="body" data-text>${raw(linkify(mail.text))}</div>`
      }
      ${
        mail.html !== null &&
        html`<h2>As HTML</h2>
          <iframe
            title="The mail as HTML"
            sandbox="allow-popups allow-top-navigation-by-user-activation"
            src="/mails/${mail.id}/html"
          ></iframe>`
      }
      ${
        mail.attachments.length > 0 &&
        html`<h2>Attachments</h2>
          <ul>
            ${mail.attachments.map((file) => html`<li>${file.filename} (${file.contentType}, ${file.sizeBytes} bytes)</li>`)}
          </ul>`
      }
    </article>
  </main>`;
}

function nameAndAddress(person: { name: string; address: string }): string {
  return person.name === '' ? person.address : `${person.name} <${person.address}>`;
}

/** A text with its URLs as links that open in the same window. */
function linkify(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"')\]]+[^\s<>"')\].,;:!?])/)
    .map((part, index) =>
      index % 2 === 1
        ? `<a href="${escapeHtml(part)}" target="_top" rel="noreferrer">${escapeHtml(part)}</a>`
        : escapeHtml(part),
    )
    .join('');
}
