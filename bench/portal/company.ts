import { randomUUID } from 'node:crypto';
import { FoundCompanyDocument, HireDocument } from '../../test/graph/generated/graphql.ts';

const password = 'correct horse battery staple';

/** Signs up through the public door, founds a company with one employee. Returns the cookies of a browser that is signed in. */
export async function foundCompany(url: string, mailbox: string): Promise<string> {
  const email = `${randomUUID()}@example.com`;
  const post = (path: string, body: object) =>
    fetch(`${url}/api/auth/${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify(body),
    });
  await post('sign-up/email', { email, password, name: 'Ada Lovelace', callbackURL: '/' });
  let link: string | undefined;
  while (!link) {
    const mails = await (await fetch(`${mailbox}/_control/mails?to=${encodeURIComponent(email)}`)).text();
    link = /https?:\/\/[^\s"<>\\]*verify-email[^\s"<>\\]*/.exec(mails)?.[0];
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const signedIn = await post('verify-email', { token: new URL(link).searchParams.get('token'), password });
  const session = signedIn.headers.getSetCookie().map((line) => line.split(';')[0]);
  let cookie = session.join('; ');
  const ask = async <T>(document: { __meta__?: Record<string, unknown> | undefined }, variables: object, tenant = ''): Promise<T> => {
    const headers = { 'content-type': 'application/json', cookie, 'x-konstruct-tenant': tenant };
    const body = JSON.stringify({ documentId: document.__meta__?.['hash'], variables });
    const answer = (await (await fetch(`${url}/graphql`, { method: 'POST', headers, body })).json()) as { data: T; errors?: unknown };
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  };
  const founded = await ask<{ createTenant: { tenant: { id: string } } }>(FoundCompanyDocument, {
    input: { name: 'Acme', timeZone: 'Europe/Berlin', idempotencyKey: randomUUID() },
  });
  const tenant = founded.createTenant.tenant.id;
  cookie = `${cookie}; konstruct_tenant=${tenant}`;
  const hire = {
    ...{ name: 'Nora', role: 'Front desk', instructions: 'Be kind.', knowledge: 'We are open from 9 to 17.', answerLength: 'SHORT' },
    ...{ providerId: 'practice', modelId: 'practice-1', idempotencyKey: randomUUID() },
  };
  await ask(HireDocument, { input: hire }, tenant);
  return cookie;
}
