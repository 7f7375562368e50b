/** The connection was never made: nothing was asked. */
const unconnected = ['ECONNREFUSED', 'EHOSTUNREACH', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];
/** The connection broke: what was asked may have been done. */
const broken = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];

/**
 * Whether a request that failed may be made once more: it was never made, or its connection broke and nothing happens twice
 * (`isSafe`). So a copy of a service may stop while others take what was meant for it.
 */
export function mayAskAgain(error: unknown, isSafe: boolean): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // A connection that is there may break for the same reasons.
  const wasUnconnected = unconnected.includes(code) && !(error instanceof Error && 'syscall' in error && error.syscall !== 'connect');
  return wasUnconnected || (isSafe && broken.includes(code));
}
