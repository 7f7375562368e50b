/**
 * The header in which the gateway names the client's address. It is believed because the same request carries the gateway's
 * signature; no other header is.
 */
export const clientAddressHeader = 'x-konstruct-client-ip';
