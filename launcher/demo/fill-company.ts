import { channelNames } from '@konstruct/schema/channel-kinds';
import { channelsOf, connectSlack, connectWhatsApp, sendTests } from './channels.ts';
import { finishWizard, openCompany, subscribe } from './company.ts';
import { converse } from './conversations.ts';
import { hireAll, tryOut } from './employees.ts';
import { enter, password } from './enter.ts';
import type { RunningProduct } from './running-product.ts';
import { colleague, company, owner } from './script.ts';
import { gather, makeToken } from './team.ts';

/**
 * Fills the product with a demo company through its public API: existing data is left alone, missing data is added. The
 * sandbox model really answers every question and its cost is calculated, so the numbers are those of the day of the
 * run.
 */
export async function fillCompany(product: RunningProduct, print: (line: string) => void): Promise<void> {
  const say = (what: string, outcome: string) => print(`${`${what} `.padEnd(24, '.')} ${outcome}`);
  print(`\nAdding a demo company to ${product.url}.`);
  const operator = await enter(product, owner);
  say(company, await openCompany(operator));
  say('Subscription', await subscribe(operator, product.sandbox('stripe') !== null));
  const hired = await hireAll(operator);
  say('AI employees', hired.map(({ script }) => script.name).join(', '));
  say('Slack', await connectSlack(operator, product));
  say('WhatsApp', await connectWhatsApp(operator, product));
  for (const channel of await channelsOf(operator))
    say(`Chats, ${channelNames[channel.kind]}`, await converse(operator, product, channel));
  say('Test messages', await sendTests(operator));
  for (const each of hired) say(`Tried, ${each.script.name}`, await tryOut(operator, each));
  say('Team', await gather(operator, product));
  say('API token', await makeToken(operator));
  say('Wizard', await finishWizard(operator));
  print(
    [
      '',
      `The demo company is ready: ${product.url}`,
      `  Sign in as   ${owner.email}`,
      `  or, with fewer rights, as ${colleague.email}`,
      `  Password     ${password}`,
    ].join('\n'),
  );
}
