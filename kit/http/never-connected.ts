/**
 * How Node, or the HTTP client, names failures before a connection is established: of its name, of its address, of its
 * certificate.
 */
const neverConnected =
  /^(ECONNREFUSED|ENOTFOUND|ENODATA|EAI_\w+|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|CERT_\w+|DEPTH_ZERO\w+|SELF_SIGNED\w+|UNABLE_TO_\w+|ERR_SSL_(WRONG_VERSION_NUMBER|UNSUPPORTED_PROTOCOL|NO_PROTOCOLS_AVAILABLE|PACKET_LENGTH_TOO_LONG|\w*HANDSHAKE_FAILURE|\w*ALERT_PROTOCOL_VERSION|\w*UNRECOGNIZED_NAME|\w*CERTIFICATE\w*|UNKNOWN_CA))$/;

/** Whether a failed call certainly never reached the vendor: nothing was sent, so it may be repeated. */
export function isNeverConnected(error: unknown): boolean {
  // If there were several addresses, all were tried: all must have failed this way.
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.every(isNeverConnected);
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as { code?: unknown; syscall?: unknown };
  if (syscall === 'connect' || (typeof syscall === 'string' && syscall.startsWith('getaddrinfo'))) return true;
  if (typeof code === 'string' && neverConnected.test(code)) return true;
  // Node's message for a connection cut off during the handshake; its code is the same as for any reset.
  if (error.message.includes('before secure TLS connection was established')) return true;
  return isNeverConnected(error.cause);
}
