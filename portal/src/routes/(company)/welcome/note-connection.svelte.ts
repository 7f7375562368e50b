import type { SetUpStateFragment } from '#generated/graphql.ts';
import { attempt } from '#lib/ui/feedback/toasts.svelte.ts';
import { recordStep } from './record-step.ts';

interface Seen {
  isConnected: boolean;
  steps: SetUpStateFragment['steps'];
}

/** Marks the step "Connect" as done once a channel is connected, even if that happens while the page is open. */
export function noteConnection(seen: () => Seen): void {
  const isDue = $derived(
    seen().isConnected && seen().steps.some(({ name, status }) => name === 'CONNECT' && status !== 'DONE'),
  );
  $effect(() => {
    if (isDue) void attempt(() => recordStep('CONNECT', 'DONE'));
  });
}
