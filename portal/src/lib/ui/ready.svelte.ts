/** Whether the page's script runs. Before that a press would be lost, so buttons stay disabled. */
export const page = $state({ isReady: false });
