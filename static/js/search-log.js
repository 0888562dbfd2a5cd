// Tells the portal, without saying who, that a search has come to rest and that something was opened from its hits.
// What the search was and found stands in a note that the portal has signed. Nothing depends on this file.
const REST = 2000; // milliseconds without a change, after which somebody has searched and no longer types
const form = document.querySelector('[data-live-form]');
let timer = 0;
let shown = null; // the hits on show: { note, settled, opened, typing: whether the box has changed since }

/** Send a beacon; the browser does it when it has time, also while the page is left. */
function tell(...events) {
  const message = new URLSearchParams({ sokning: shown.note });
  for (const event of events) message.append('handelse', event);
  try { navigator.sendBeacon('/sok/iakttagelse/', message); } catch { /* statistics only */ }
}

/** What is to be told when the search counts as made; nothing when it has been told. */
function settle() {
  clearTimeout(timer);
  if (!shown || shown.settled) return [];
  shown.settled = true;
  return ['vila'];
}

function settleNow() {
  const events = settle();
  if (events.length) tell(...events);
}

function waitForRest() {
  clearTimeout(timer);
  if (shown && !shown.settled) timer = setTimeout(settleNow, REST);
}

/** Begin with the hits now on show; a page that came whole is counted already. */
function look() {
  const { observation: note, observed } = form.querySelector('#sok-live')?.dataset ?? {};
  shown = note ? { note, settled: observed !== undefined, opened: false, typing: false } : null;
  waitForRest();
}

function onInput() {
  if (shown) shown.typing = true;
  waitForRest();
}

function onClick(event) {
  if (event.button > 1 || !shown || shown.opened || !event.target.closest?.('.results .cards a, .results .promoted a')) return;
  shown.opened = true;
  tell(...settle(), 'oppnad');
}

if (form && navigator.sendBeacon) {
  form.addEventListener('input', onInput);
  document.addEventListener('htmx:before:request', () => clearTimeout(timer));
  document.addEventListener('htmx:after:swap', look);
  document.addEventListener('click', onClick, true);
  document.addEventListener('auxclick', onClick, true);
  addEventListener('pagehide', () => { if (!shown?.typing) settleNow(); });
  if (document.prerendering) document.addEventListener('prerenderingchange', look, { once: true });
  else look();
}
