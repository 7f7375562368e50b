import { ArchiveAgentDocument, PauseAgentDocument, ResumeAgentDocument } from '#generated/graphql.ts';
import { mutate, MutationFailed } from '#lib/graph/graph.ts';
import { unreachable } from '#lib/graph/unreachable.ts';

export async function pauseEmployee(id: string): Promise<void> {
  const { pauseAgent: result } = await mutate(PauseAgentDocument, { input: { id } });
  switch (result.__typename) {
    case 'PauseAgentSuccess':
      return;
    case 'NotFoundError':
      throw new MutationFailed(result.message);
    default:
      return unreachable(result);
  }
}

export async function resumeEmployee(id: string): Promise<void> {
  const { resumeAgent: result } = await mutate(ResumeAgentDocument, { input: { id } });
  switch (result.__typename) {
    case 'ResumeAgentSuccess':
      return;
    case 'NotFoundError':
    case 'PlanLimitError':
      throw new MutationFailed(result.message);
    default:
      return unreachable(result);
  }
}

export async function archiveEmployee(id: string): Promise<void> {
  const { archiveAgent: result } = await mutate(ArchiveAgentDocument, { input: { id } });
  switch (result.__typename) {
    case 'ArchiveAgentSuccess':
      return;
    case 'NotFoundError':
      throw new MutationFailed(result.message);
    default:
      return unreachable(result);
  }
}
