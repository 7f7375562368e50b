import { secretList } from '@konstruct/kit/process';
import { type ProxyCheck, proxyCheckHeader, proxyCheckToken } from '@konstruct/gateway/proxy-check';
import { integrationsOn } from './integrations.ts';
import { ask, type Check, type SetupSettings } from './settings.ts';

async function publicAddress(settings: SetupSettings): Promise<string | null> {
  const publicUrl = settings.values['PUBLIC_URL'];
  if (!publicUrl) return 'set PUBLIC_URL to the address that people open.';
  if (!publicUrl.startsWith('https://'))
    return 'vendors only call https addresses; put a reverse proxy with a certificate in front of the gateway.';
  const answer = await ask(settings, '/readyz');
  if (!answer) return 'nothing answers there, or its certificate is not trusted.';
  return answer.ok ? null : `it answers ${answer.status}; see the gateway's log.`;
}

/** What the gateway reported about a request sent like a page's live events; or why that is not known. */
async function followEvents(settings: SetupSettings): Promise<{ seen: ProxyCheck; isWhole: boolean } | string> {
  const [authSecret] = secretList.parse(settings.values['AUTH_SECRET']);
  if (!authSecret) return 'set AUTH_SECRET, which the gateway knows this check by.';
  const headers = { [proxyCheckHeader]: proxyCheckToken(authSecret, new Date()), accept: 'text/event-stream' };
  const answer = await ask(settings, '/events', { headers });
  if (!answer) return 'it cannot be reached.';
  if (!answer.ok || !answer.body)
    return `it answers ${answer.status}: the running gateway has a different AUTH_SECRET, its clock is off, or a proxy leads elsewhere.`;
  const reader = answer.body.getReader();
  const { value } = await reader.read().catch(() => ({ value: undefined }));
  const first = Buffer.from(value ?? []).toString();
  await reader.cancel().catch(() => undefined);
  const data = /^data: (.+)$/m.exec(first)?.[1];
  if (!data) return 'no event arrives there.';
  return { seen: JSON.parse(data) as ProxyCheck, isWhole: first.includes('event: end') };
}

/** The checks of the proxy share one request. */
function proxyChecks(settings: SetupSettings): Check[] {
  const followed = followEvents(settings);
  const live = followed.then((found) => {
    if (typeof found === 'string') return found;
    return found.isWhole ? 'the proxy buffers events; switch its buffering off for /events.' : null;
  });
  const caller = followed.then((found) => {
    if (typeof found === 'string') return found;
    const { address, forwarded } = found.seen;
    if (forwarded === 'ignored')
      return `the gateway sees everyone as ${address}; add your proxy's network to TRUSTED_PROXIES.`;
    if (forwarded === 'absent')
      return `the gateway gets no client address and sees everyone as ${address}; have your proxy send X-Forwarded-For.`;
    return null;
  });
  return [
    ['live events (/events), through the proxy', live],
    ['client addresses, through the proxy', caller],
  ];
}

/** The checks at the public address. */
export function publicChecks(settings: SetupSettings): Check[] {
  return [
    ['the public address, over https', publicAddress(settings)],
    ...proxyChecks(settings),
    ...integrationsOn(settings).flatMap(({ publicChecks: ofIntegration }) => ofIntegration(settings)),
  ];
}
