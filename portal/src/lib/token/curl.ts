/** What a token with these scopes can show at once. */
function firstQuery(scopes: readonly string[]): string {
  const parts = ['name'];
  if (scopes.includes('agents:read')) parts.push('agents { nodes { name status } }');
  if (scopes.includes('channels:read')) parts.push('channels { name status }');
  return `{ tenant { ${parts.join(' ')} } }`;
}

/** A first request to paste into a shell. The secret stands in it as it is, or as a variable of the shell. */
export function firstRequest(origin: string, secret: string, scopes: readonly string[]): string {
  return [
    `curl ${origin}/graphql \\`,
    `  -H "Authorization: Bearer ${secret}" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '${JSON.stringify({ query: firstQuery(scopes) })}'`,
  ].join('\n');
}
