import { encodeQR } from 'qr';

/** The margin that a phone's camera needs to find a code, in modules. */
const quietZone = 4;

/** A text as a QR code. Always black on white, in both themes, because cameras read nothing else reliably. */
export function qrCode(text: string): string {
  const rows = encodeQR(text, 'raw', { border: quietZone, ecc: 'medium' });
  const runs = rows.flatMap((row, y) =>
    [
      ...row
        .map((isDark) => (isDark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`),
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${rows.length} ${rows.length}" width="${rows.length * 8}" height="${rows.length * 8}" shape-rendering="crispEdges">` +
    `<rect width="100%" height="100%" fill="#fff"/><path d="${runs.join('')}"/></svg>`
  );
}
