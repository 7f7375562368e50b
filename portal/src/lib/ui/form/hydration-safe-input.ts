import { browser } from '$app/env';
import type { Attachment } from 'svelte/attachments';

type TextField = HTMLInputElement | HTMLTextAreaElement;

const isTextField = (element: Element): element is TextField =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

/**
 * Keeps what the visitor typed into a server-rendered field before the script ran: hydration resets the field to the
 * value that the page was rendered with. Called while the component is created, when the field still holds the
 * visitor's input.
 */
export function hydrationSafeInput(id: string): Attachment<TextField> {
  const before = browser ? document.getElementById(id) : null;
  const typed = before && isTextField(before) && before.value !== before.defaultValue ? before.value : undefined;
  return (field) => {
    if (typed === undefined || field.value === typed) return;
    field.value = typed;
    // Notifies everything that listens to the field, as if the visitor had typed the value now.
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
}

/**
 * The radio button that the visitor chose on the server-rendered page before the script ran. Called while the component
 * is created.
 */
export function hydrationSafeChoice(name: string): string | undefined {
  if (!browser) return undefined;
  return document.querySelector<HTMLInputElement>(`input[type="radio"][name="${name}"]:checked`)?.value;
}
