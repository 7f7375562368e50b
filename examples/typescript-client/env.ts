/** Where Konstruct is, and the token that the portal showed once (scopes `agents:read` and `usage:read`). */
export function readEnvironment(): { url: string; token: string } {
  const { KONSTRUCT_URL = 'http://localhost:4000', KONSTRUCT_TOKEN } = process.env;
  if (!KONSTRUCT_TOKEN)
    throw new Error('Set KONSTRUCT_TOKEN to an API token: make one in the portal, under API tokens.');
  return { url: KONSTRUCT_URL.replace(/\/$/, ''), token: KONSTRUCT_TOKEN };
}
