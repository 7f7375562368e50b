/**
 * The header in which the gateway passes the client's address. It is trusted because the same request carries the
 * gateway's signature; no other header is.
 */
export const clientAddressHeader = 'x-konstruct-client-ip';
