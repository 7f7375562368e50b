// npm run slack-manifest: prints the manifest of the Slack app, to be pasted at https://api.slack.com/apps ("Create New
// App", "From a manifest").
import { parseArgs } from 'node:util';
import { slackManifest } from '@konstruct/channels/slack-manifest';
import { environment } from './env.ts';

const usage =
  'Usage: npm run -s slack-manifest -- [--url https://example.com] [--name Konstruct] [--app-id A0123456789]';

function readArguments() {
  try {
    const options = {
      url: { type: 'string' },
      name: { type: 'string', default: 'Konstruct' },
      'app-id': { type: 'string' },
    } as const;
    return parseArgs({ options }).values;
  } catch {
    throw new Error(usage);
  }
}

try {
  const { url, name, 'app-id': appId = null } = readArguments();
  const publicUrl = url ?? environment['PUBLIC_URL'] ?? '';
  if (!URL.canParse(publicUrl) || new URL(publicUrl).protocol !== 'https:')
    throw new Error('Slack calls back over https only: set PUBLIC_URL, or give --url, such as https://example.com.');
  if (name.length === 0 || name.length > 35) throw new Error('--name: Slack takes a name of 1 to 35 characters.');
  if (appId !== null && !/^A[A-Z0-9]{5,}$/.test(appId))
    throw new Error('--app-id: give the App ID from the page Basic Information, such as A0123456789.');
  console.log(JSON.stringify(slackManifest({ publicUrl, name, appId }), null, 2));
  if (appId === null)
    console.error(
      'Once the app exists, print the manifest again with --app-id and its App ID, and paste it under "App Manifest". It subscribes to our own metadata.',
    );
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
