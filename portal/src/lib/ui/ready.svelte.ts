/** Whether the page's script runs: before that a press would be lost, so buttons wait for it. */
export const page = $state({ isReady: false });
