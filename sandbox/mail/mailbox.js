// The list follows the mailbox. Without this script a reload shows the same.
const list = document.querySelector('#mails');
const refresh = async () => {
  const response = await fetch(list.dataset.view).catch(() => undefined);
  if (response?.ok) list.innerHTML = await response.text();
};
const updates = new EventSource('/updates');
updates.addEventListener('message', refresh);
updates.addEventListener('open', refresh);
