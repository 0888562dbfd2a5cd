// Progressive enhancement only: every function of every page works without this file.
const root = document.documentElement;
root.classList.remove('no-js');

/** Search suggestions: ARIA 1.2 editable combobox with list autocomplete and manual selection. */
class Combobox {
  /** @param {HTMLElement} box holds an input and a list; data-source is the address that answers with suggestions */
  constructor(box) {
    this.input = box.querySelector('input');
    this.list = box.querySelector('ul');
    this.source = box.dataset.source;
    this.active = -1;
    this.status = document.createElement('div');
    this.status.className = 'ds-sr-only';
    this.status.setAttribute('role', 'status');
    box.append(this.status);
    const attributes = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': this.list.id };
    for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
    this.list.setAttribute('role', 'listbox');
    this.list.setAttribute('aria-label', 'Sökförslag');
    this.input.addEventListener('input', () => { clearTimeout(this.timer); this.timer = setTimeout(() => this.update(), 120); });
    this.input.addEventListener('keydown', (event) => this.onKey(event));
    this.input.addEventListener('blur', () => this.close());
    this.input.form.addEventListener('submit', () => this.close());
    this.list.addEventListener('mousedown', (event) => event.preventDefault());
    this.list.addEventListener('click', (event) => { const option = event.target.closest('[role=option]'); if (option) this.pick(option); });
  }

  /** Ask for suggestions; an answer that a later question has overtaken is dropped. */
  async update() {
    const text = this.input.value.trim();
    this.request?.abort();
    if (text.length < 2) return this.close();
    const request = this.request = new AbortController();
    try {
      const answer = await fetch(`${this.source}?q=${encodeURIComponent(text)}`, { signal: request.signal, headers: { Accept: 'application/json' } });
      if (answer.ok) this.show((await answer.json()).suggestions, text);
    } catch { /* no suggestions: the search itself still works */ }
  }

  show(items, text) {
    if (document.activeElement !== this.input) return;
    this.list.replaceChildren(...items.map((item, number) => this.option(item, number, text)));
    this.active = -1;
    this.input.removeAttribute('aria-activedescendant');
    this.list.hidden = !items.length;
    this.input.setAttribute('aria-expanded', String(items.length > 0));
    this.status.textContent = items.length ? `${items.length} sökförslag. Välj med piltangenterna.` : 'Inga sökförslag.';
  }

  option(item, number, text) {
    const option = document.createElement('li'), label = document.createElement('span'), kind = document.createElement('span');
    option.id = `${this.list.id}-${number}`;
    option.className = 'suggest__opt';
    option.dataset.value = item.text;
    if (item.url) option.dataset.url = item.url;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    const at = item.text.toLowerCase().indexOf(text.toLowerCase());
    if (at < 0) label.textContent = item.text;
    else {
      const part = document.createElement('b');
      part.textContent = item.text.slice(at, at + text.length);
      label.append(item.text.slice(0, at), part, item.text.slice(at + text.length));
    }
    kind.className = 'suggest__kind';
    kind.textContent = item.kind;
    option.append(label, ' ', kind);
    return option;
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.list.hidden = true;
    this.active = -1;
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
    this.status.textContent = '';
  }

  move(to) {
    const options = [...this.list.children];
    this.active = (to + options.length) % options.length;
    options.forEach((option, number) => option.setAttribute('aria-selected', String(number === this.active)));
    this.input.setAttribute('aria-activedescendant', options[this.active].id);
    options[this.active].scrollIntoView({ block: 'nearest' });
  }

  pick(option) {
    this.close();
    if (option.dataset.url) return location.assign(option.dataset.url);
    this.input.value = option.dataset.value;
    this.input.form.requestSubmit();
  }

  onKey(event) {
    if (event.isComposing) return;
    const open = !this.list.hidden;
    if (event.key === 'ArrowDown') { event.preventDefault(); open ? this.move(this.active + 1) : this.update(); }
    else if (event.key === 'ArrowUp' && open) { event.preventDefault(); this.move(this.active < 0 ? -1 : this.active - 1); }
    else if (event.key === 'Enter' && open && this.active >= 0) { event.preventDefault(); this.pick(this.list.children[this.active]); }
    else if (event.key === 'Escape' && open) { event.preventDefault(); event.stopPropagation(); this.close(); }
    else if (event.key === 'Tab') this.close();
  }
}

/** The filter panel: CSS ::details-content keeps it open on wide screens; elsewhere this does. */
function openFilters() {
  if (CSS.supports('selector(::details-content)')) return;
  const wide = matchMedia('(min-width:62em)').matches;
  for (const panel of document.querySelectorAll('[data-filters]')) panel.open = panel.open || wide;
}

/**
 * Send the form when something is chosen in it. A list in which one moves by keys has not been chosen from until one
 * rests or leaves it: each key may change it, and hits that come in between would take the keys away.
 */
function sendChoices(form) {
  const REST = 1000; // milliseconds; browsers join letters into one word for as long
  let timer = 0, lastKey = -REST;
  const cancel = () => { clearTimeout(timer); timer = 0; };
  const rest = () => { cancel(); timer = setTimeout(() => form.requestSubmit(), REST); };
  form.addEventListener('keydown', (event) => {
    if (!event.target.matches('select')) return;
    lastKey = event.key === 'Enter' ? -REST : performance.now();
    if (timer) event.key === 'Enter' ? form.requestSubmit() : rest();
  });
  form.addEventListener('change', (event) => {
    if (!window.htmx || !event.target.matches('[type=checkbox],select')) return;
    if (event.target.matches('select') && performance.now() - lastKey < REST) rest();
    else form.requestSubmit();
  });
  form.addEventListener('focusout', () => { if (timer) form.requestSubmit(); });
  form.addEventListener('submit', cancel);
}

/**
 * Hits and address belong together, also for one who goes back and forward faster than the scripts load: whenever the
 * address is not that of the hits, the page is asked for again. htmx hears of some of these changes only. A page that has
 * just come is asked for once more at most.
 */
function keepToAddress(form) {
  const differs = () => {
    const shown = new URL(form.dataset.address, location.origin);
    return shown.pathname !== location.pathname || String(shown.searchParams) !== String(new URLSearchParams(location.search));
  };
  const begin = () => {
    const wrong = differs();
    if (wrong === (history.state?.again === true)) return;
    history.replaceState({ htmx: true, ...history.state, again: wrong }, '');
    if (wrong) location.reload();
  };
  begin();
  document.addEventListener('DOMContentLoaded', begin);
  addEventListener('load', begin);
  addEventListener('popstate', () => { if (differs()) location.reload(); });
  document.addEventListener('htmx:before:history:restore', (event) => event.preventDefault());
  document.addEventListener('htmx:after:history:push', (event) => { form.dataset.address = event.detail.path; });
}

/** Search while one chooses: what is chosen sends the form, and what was unfolded stays unfolded after the swap. */
function liveSearch(form) {
  const open = new Map();
  sendChoices(form);
  keepToAddress(form);
  document.addEventListener('htmx:before:request', () => form.querySelector('#sok-live').setAttribute('aria-busy', 'true'));
  document.addEventListener('htmx:before:swap', () => {
    open.clear();
    for (const part of form.querySelectorAll('[data-keep]')) open.set(part.dataset.keep, part.open);
  });
  document.addEventListener('htmx:after:swap', () => {
    for (const part of form.querySelectorAll('[data-keep]')) if (open.has(part.dataset.keep)) part.open = open.get(part.dataset.keep);
    form.querySelector('#sok-status').textContent = form.querySelector('#antal').textContent;
    if (document.activeElement === document.body) form.querySelector('#traffar').focus({ preventScroll: true });
  });
}

for (const box of document.querySelectorAll('[data-combobox]')) new Combobox(box);
for (const form of document.querySelectorAll('[data-live-form]')) liveSearch(form);
openFilters();

// The map is a picture with a table beside it; a pointer may also click the municipalities in it.
document.addEventListener('click', (event) => {
  const place = event.target.closest?.('path[data-href]');
  if (place) location.assign(place.dataset.href);
});

// An error summary takes the focus, so that it is read and its links are near.
document.querySelector('[data-error-summary]')?.focus();
