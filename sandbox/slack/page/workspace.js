// Live messages and a composer that stays on the page. Without this script the forms still work.
const workspace = document.querySelector('.workspace');
const list = document.querySelector('#messages');
const form = document.querySelector('.composer');
const text = form?.querySelector('textarea');

function toEnd() {
  if (list) list.scrollTop = list.scrollHeight;
}

// The server writes UTC, the browser knows better.
function localise() {
  for (const time of list?.querySelectorAll('time') ?? []) {
    time.textContent = new Date(time.dateTime).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  }
}

let refreshing = Promise.resolve();
function refresh() {
  refreshing = refreshing.then(async () => {
    const response = await fetch(workspace.dataset.view).catch(() => undefined);
    if (!response?.ok) return;
    const markup = await response.text();
    if (markup === list.dataset.shown) return;
    const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
    list.innerHTML = markup;
    list.dataset.shown = markup;
    localise();
    if (isAtEnd) toEnd();
  });
}

if (workspace && list && form && text) {
  localise();
  toEnd();
  const updates = new EventSource(workspace.dataset.updates);
  updates.addEventListener('message', refresh);
  updates.addEventListener('open', refresh);
  // The sandbox server may have been restarted: the browser does not reconnect automatically after every failure.
  setInterval(() => {
    if (updates.readyState === EventSource.CLOSED) refresh();
  }, 3000);

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form));
    if (text.value.trim() === '') return;
    text.value = '';
    toEnd();
    fetch(form.action, { method: 'POST', body, redirect: 'manual' }).then(refresh, () => {
      text.value = body.get('text') ?? '';
    });
  });
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
}
