import { toast } from './toasts.svelte.ts';
import { text } from './text.ts';

/**
 * Copies a text that is shown only once, and confirms it. If the browser does not allow it, says what to do instead.
 */
export async function copyText(value: string, successMessage: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(value);
    toast(successMessage);
  } catch {
    toast(text.cannotCopy, 'bad');
  }
}

/** Attached to the heading of what was just created, so that the reader continues there. */
export function focusHeading(heading: HTMLElement): void {
  heading.focus();
  heading.scrollIntoView({ block: 'center' });
}
