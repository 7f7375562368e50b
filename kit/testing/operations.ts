/** A mutation that takes one input: its result's `__typename`, an error's `message`, and what is selected. */
export function mutationOf(name: string, selection = ''): string {
  const input = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${input}!) { ${name}(input: $input) { __typename ... on UserError { message } ${selection} } }`;
}

/** A query for entities, as the gateway asks a service for its fields: `... on Tenant { name }`. */
export const entityQuery = (selection: string) =>
  `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${selection} } }`;
