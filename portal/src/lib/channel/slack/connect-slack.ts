import { StartSlackInstallDocument } from '#generated/graphql.ts';
import { mutate, MutationFailed } from '#lib/graph/graph.ts';
import { unreachable } from '#lib/graph/unreachable.ts';

/** Opens Slack's consent page, which returns to the wizard. */
export async function connectSlack(): Promise<void> {
  const { startSlackInstall: result } = await mutate(StartSlackInstallDocument, {});
  switch (result.__typename) {
    case 'StartSlackInstallSuccess':
      return location.assign(result.url);
    case 'IntegrationOffError':
      throw new MutationFailed(result.message);
    default:
      return unreachable(result);
  }
}
