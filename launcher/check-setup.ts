// npm run check-setup: whether an installation is set up as it must be, from the machine and the environment that it runs with.
// Ends with 0 when everything is right; says what to mend otherwise, and what to paste at the vendors.
import { environment, readSettings } from './env.ts';
import { checkSetup, pasted } from './setup-checks.ts';

try {
  const { PUBLIC_URL, DATABASE_URL, PLATFORM_SECRET } = readSettings();
  const settings = {
    publicUrl: PUBLIC_URL ?? '',
    databaseUrl: DATABASE_URL ?? '',
    platformSecret: PLATFORM_SECRET ?? '',
    smtpUrl: environment['SMTP_URL'] ?? '',
    isOn: (name: string) => environment[name] !== 'off',
  };
  const results = await checkSetup(settings);
  for (const { what, fault } of results) console.log(fault === null ? `ok    ${what}` : `MEND  ${what}: ${fault}`);
  if (settings.publicUrl) console.log(`\nTo paste at the vendors:\n${pasted(settings).join('\n')}`);
  process.exitCode = results.some(({ fault }) => fault !== null) ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
