import { toast } from './toasts.svelte.ts';

/** Copies a text that is shown only once, and says so; where the browser does not allow it, says what to do instead. */
export async function copyText(text: string, successMessage: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast(successMessage);
  } catch {
    toast('Your browser does not let this page copy. Select the text and copy it by hand.', 'bad');
  }
}

/** Attached to the heading of what was just made: the reader goes on there. */
export function focusHeading(heading: HTMLElement): void {
  heading.focus();
  heading.scrollIntoView({ block: 'center' });
}
