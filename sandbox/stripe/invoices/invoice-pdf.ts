import type { Invoice } from '../wire.ts';
import { day } from './line.ts';
import { money } from './money.ts';

const LINE_HEIGHT = 16;

/** The invoice as a minimal PDF: one page, one font, one line of text per row. */
export function invoicePdf(invoice: Invoice): Buffer {
  const rows = [
    `Invoice ${invoice.number ?? invoice.id}`,
    `Date: ${day(invoice.created)}`,
    `To: ${invoice.customer_name ?? invoice.customer_email ?? invoice.customer}`,
    '',
    ...invoice.lines.data.map((line) => `${line.description ?? ''}   ${money(line.amount, line.currency)}`),
    '',
    `Total: ${money(invoice.total, invoice.currency)}`,
    `Status: ${invoice.status ?? ''}`,
    '',
    'Made by the Stripe sandbox. No one was charged.',
  ];
  const text = rows.map((row) => `(${escape(row)}) Tj T*`).join('\n');
  const content = `BT /F1 11 Tf ${LINE_HEIGHT} TL 56 780 Td\n${text}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** Escapes text for a PDF string. Characters outside Latin-1 become question marks. */
function escape(text: string): string {
  return text.replaceAll(/[^\x20-\x7e\xa0-\xff]/g, '?').replaceAll(/[\\()]/g, (sign) => `\\${sign}`);
}
