import { buildPortal } from '../../launcher/start/portal-build.ts';

/** The portal is built before any test starts it: two tests that start it at once would build it over each other. */
export default async function setUp(): Promise<void> {
  await buildPortal(() => undefined);
}
