import { MutationFailed } from '#lib/graph/graph.ts';

export interface Toast {
  id: number;
  text: string;
  tone: 'good' | 'bad';
}

export const toasts = $state<Toast[]>([]);
let lastId = 0;

export function dismiss(id: number): void {
  const index = toasts.findIndex((toast) => toast.id === id);
  if (index >= 0) toasts.splice(index, 1);
}

/** Good news disappears soon; bad news stays longer. */
export function toast(text: string, tone: Toast['tone'] = 'good'): void {
  const id = ++lastId;
  toasts.push({ id, text, tone });
  setTimeout(() => dismiss(id), tone === 'good' ? 5000 : 12_000);
}

/** Makes a change outside a form and shows an error as a toast. */
export async function attempt(change: () => Promise<void>): Promise<void> {
  try {
    await change();
  } catch (failure) {
    if (!(failure instanceof MutationFailed)) throw failure;
    toast(failure.message, 'bad');
  }
}
