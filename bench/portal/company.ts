import { createCompany, hire } from '../../test/setup/operator.ts';

/** Signs up through the gateway and creates a company with one employee. Returns the cookies of a signed-in browser. */
export async function openCompanySession(url: string, mailbox: string): Promise<string> {
  const operator = await createCompany({ url, sandbox: () => mailbox });
  await hire(operator);
  return operator
    .cookies()
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');
}
