import { browser } from '$app/env';
import type { Attachment } from 'svelte/attachments';

type TextField = HTMLInputElement | HTMLTextAreaElement;

const isTextField = (element: Element): element is TextField =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

/**
 * Keeps what was typed into a field of the server's page before the script ran: hydration sets the field to the value that the page
 * came with. Called while the component is made, when the field still stands as the visitor left it.
 */
export function hydrationSafeInput(id: string): Attachment<TextField> {
  const before = browser ? document.getElementById(id) : null;
  const typed = before && isTextField(before) && before.value !== before.defaultValue ? before.value : undefined;
  return (field) => {
    if (typed === undefined || field.value === typed) return;
    field.value = typed;
    // Notifies what follows the field's value, as if it were typed now.
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
}

/** Which radio of a group was chosen on the server's page before the script ran. Called while the component is made. */
export function hydrationSafeChoice(name: string): string | undefined {
  if (!browser) return undefined;
  return document.querySelector<HTMLInputElement>(`input[type="radio"][name="${name}"]:checked`)?.value;
}
