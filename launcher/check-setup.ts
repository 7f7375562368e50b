// npm run check-setup: checks whether an installation is set up correctly, from the machine and with the environment
// that it runs on; with containers, docker compose run --rm check. With --mail someone@example.com it also sends a mail
// there. Ends with 0 when everything is right; otherwise it says what to fix. It also prints what to paste at the
// vendors.
import { parseArgs } from 'node:util';
import { checkSetup, pasted } from './checks/check-setup.ts';
import { readValues } from './checks/settings.ts';
import { environment } from './env.ts';

const usage =
  'Name the recipient of the test mail: docker compose run --rm check --mail someone@example.com, or npm run check-setup -- --mail someone@example.com';

try {
  const { mail } = readArguments();
  const { values, issues } = readValues(environment);
  const settings = { values, unread: issues, mailTo: mail ?? null };
  const results = await checkSetup(settings);
  for (const { what, issue, note } of results)
    console.log(issue === null ? `ok    ${what}${note ? `: ${note}` : ''}` : `FIX   ${what}: ${issue}`);
  if (mail && results.every(({ issue }) => issue === null))
    console.log(`\nCheck that the mail has arrived at ${mail}, and not in the spam folder.`);
  if (URL.canParse(values['PUBLIC_URL'] ?? ''))
    console.log(`\nTo paste at the vendors:\n${pasted(settings).join('\n')}`);
  process.exitCode = results.some(({ issue }) => issue !== null) ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

function readArguments(): { mail?: string } {
  try {
    const { mail } = parseArgs({ options: { mail: { type: 'string' } } }).values;
    if (mail === undefined) return {};
    if (/^[^@\s]+@[^@\s]+$/.test(mail)) return { mail };
  } catch {
    // Reported below, in words for a person.
  }
  throw new Error(usage);
}
