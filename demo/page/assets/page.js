// Follows what happens and sends the forms without a reload. Without this script the forms work as well.

const toast = document.querySelector('.toast');

/** Draws the page again; what one is typing or has unfolded stays as it is. */
async function refresh() {
  const response = await fetch(location.pathname, { headers: { accept: 'text/html' } });
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  const before = document.querySelector('main');
  const after = fresh.querySelector('main');
  if (before === null || after === null || before.innerHTML === after.innerHTML) return;
  keepTyping(before, after);
  keepUnfolded(before, after);
  const focus = document.activeElement?.closest('form') ? keyOf(document.activeElement) : undefined;
  before.replaceWith(after);
  document.title = fresh.title;
  if (focus !== undefined) fieldsOf(after).get(focus)?.focus({ preventScroll: true });
  markLines();
}

function keyOf(field) {
  const form = field.closest('form');
  const place = form?.closest('details')?.id ?? '';
  return `${place} ${form?.className} ${field.name} ${field.tagName}`;
}

function fieldsOf(root) {
  return new Map([...root.querySelectorAll('[data-keep]')].map((field) => [keyOf(field), field]));
}

function keepTyping(before, after) {
  const fields = fieldsOf(after);
  for (const [key, field] of fieldsOf(before)) {
    const typed = field.tagName === 'SELECT' ? !isDefault(field) : field.value !== field.defaultValue;
    const next = fields.get(key);
    if (typed && next !== undefined) next.value = field.value;
  }
}

function isDefault(select) {
  const chosen = [...select.options].findIndex((option) => option.defaultSelected);
  return select.selectedIndex === Math.max(chosen, 0);
}

function keepUnfolded(before, after) {
  const unfold = (root) => [...root.querySelectorAll('details')];
  const open = new Map(unfold(before).map((details) => [nameOf(details), details.open]));
  for (const details of unfold(after)) {
    const was = open.get(nameOf(details));
    if (was !== undefined) details.open = was;
  }
}

function nameOf(details) {
  return `${details.id} ${details.querySelector('summary')?.textContent}`;
}

document.addEventListener('submit', async (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.hasAttribute('data-act')) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form, event.submitter));
  const response = await fetch(form.action, {
    method: 'POST',
    body,
    headers: { accept: 'application/json' },
  });
  const { message } = await response.json();
  if (response.ok) form.reset();
  say(message, response.ok);
  await refresh();
});

function say(message, good) {
  if (toast === null || message === undefined) return;
  toast.textContent = message;
  toast.classList.toggle('toast-bad', !good);
  toast.hidden = false;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => {
    toast.hidden = true;
  }, 6000);
}

/** Marks the lines that the address names: `#L3` or `#L3-L5`. */
function markLines() {
  const lines = /^#L(\d+)(?:-L(\d+))?$/.exec(location.hash);
  for (const row of document.querySelectorAll('tr.marked')) row.classList.remove('marked');
  if (lines === null) return;
  const from = Number(lines[1]);
  for (let line = from; line <= Number(lines[2] ?? from); line += 1)
    document.getElementById(`L${line}`)?.classList.add('marked');
  document.getElementById(`L${from}`)?.scrollIntoView({ block: 'center' });
}

addEventListener('hashchange', markLines);
markLines();
const events = new EventSource('/demo/events');
events.addEventListener('change', refresh);
events.addEventListener('open', refresh);
