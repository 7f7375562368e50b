/** A query that shows what a token with these scopes can read. */
function firstQuery(scopes: readonly string[]): string {
  const parts = ['name'];
  if (scopes.includes('agents:read')) parts.push('agents { nodes { name status } }');
  if (scopes.includes('channels:read')) parts.push('channels { name status }');
  return `{ tenant { ${parts.join(' ')} } }`;
}

/** A first request to paste into a shell. It contains the secret itself, or a shell variable in its place. */
export function firstRequest(origin: string, secret: string, scopes: readonly string[]): string {
  return [
    `curl ${origin}/graphql \\`,
    `  -H "Authorization: Bearer ${secret}" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '${JSON.stringify({ query: firstQuery(scopes) })}'`,
  ].join('\n');
}
