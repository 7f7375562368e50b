import { buildPortal } from '../../launcher/start/portal-build.ts';

/** Builds the portal before any test starts it: two tests that start it at once would overwrite each other's build. */
export default async function setUp(): Promise<void> {
  await buildPortal(() => undefined);
}
