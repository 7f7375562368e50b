/**
 * The header in which the gateway names the client's address. It removes what clients send under this name, and this service
 * listens where only the gateway reaches it; no other header is believed.
 */
export const clientAddressHeader = 'x-konstruct-client-ip';
