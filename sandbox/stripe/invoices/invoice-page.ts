import { html, type Html } from '../../page/html.ts';
import type { Invoice } from '../wire.ts';
import { day } from './line.ts';
import { money } from './money.ts';

/** The page at `hosted_invoice_url`. */
export function invoicePage(invoice: Invoice, problem: string | undefined): Html {
  const path = new URL(invoice.hosted_invoice_url ?? 'http://localhost/').pathname;
  return html`<main class="card wide" data-invoice="${invoice.id}" data-status="${invoice.status ?? ''}">
    <p class="seller">Konstruct</p>
    <h1>Invoice ${invoice.number ?? ''}</h1>
    ${problem !== undefined && html`<p class="problem" role="alert">${problem}</p>`}
    <p>
      <span class="badge">${invoice.status ?? ''}</span> ${day(invoice.created)}, for
      ${invoice.customer_name ?? invoice.customer_email ?? invoice.customer}
    </p>
    <table>
      <thead>
        <tr>
          <th scope="col">What for</th>
          <th scope="col" class="number">Amount</th>
        </tr>
      </thead>
      <tbody>
        ${invoice.lines.data.map(
          (line) =>
            html`<tr>
              <td>
                ${line.description ?? ''}<br /><span class="hint"
                  >${day(line.period.start)} – ${day(line.period.end)}</span
                >
              </td>
              <td class="number">${money(line.amount, line.currency)}</td>
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Total</th>
          <td class="number">${money(invoice.total, invoice.currency)}</td>
        </tr>
        <tr>
          <th scope="row">Due</th>
          <td class="number" data-due>${money(invoice.amount_remaining, invoice.currency)}</td>
        </tr>
      </tfoot>
    </table>
    <p><a href="${path}/pdf">Download as PDF</a></p>
    ${
      invoice.status === 'open' &&
      html`<form method="post" action="${path}" class="pay">
        <fieldset>
          <legend>Pay this invoice</legend>
          <p class="hint">No real card is taken here. Choose how the bank behaves.</p>
          <button class="primary" name="card" value="works">Pay with a card that works</button>
          <button name="card" value="declines">Pay with a card that is declined</button>
        </fieldset>
      </form>`
    }
  </main>`;
}
