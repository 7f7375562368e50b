/** The connection never stood, so nothing can have arrived. */
const neverConnected =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EAI_FAIL|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/;

/** Whether a call that failed with this code surely never reached the vendor. */
export const isNeverConnected = (code: string | null): boolean => code !== null && neverConnected.test(code);

/** Node hides the code in the cause, or, where it tried several addresses, in the causes of the cause. */
export function networkCodeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) return networkCodeOf(error.errors[0]);
  return networkCodeOf(error.cause);
}
