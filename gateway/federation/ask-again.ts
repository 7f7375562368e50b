/** The connection was never made: no request was sent. */
const unconnected = ['ECONNREFUSED', 'EHOSTUNREACH', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];
/** The connection broke: the request may have been processed. */
const broken = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];

/**
 * Whether a failed request may be repeated once: either it was never sent, or its connection broke and a repeat has no
 * second effect (`isSafe`). So one copy of a service may stop while the others take over its requests.
 */
export function mayAskAgain(error: unknown, isSafe: boolean): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // An open connection may break with the same codes.
  const wasUnconnected =
    unconnected.includes(code) && !(error instanceof Error && 'syscall' in error && error.syscall !== 'connect');
  return wasUnconnected || (isSafe && broken.includes(code));
}
