// Keys for those who handle many cases a day, and the viewer of materials that shows a file without leaving the page. Everything works without it.
const typing = target => target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
const rows = () => [...document.querySelectorAll("[data-row]")];
const current = () => document.activeElement?.closest("[data-row]");

const step = by => {
  const all = rows();
  const next = all[Math.min(Math.max(all.indexOf(current()) + by, 0), all.length - 1)];
  next?.querySelector("[data-open]")?.focus();
};

const viewer = document.querySelector("[data-viewer]");
const views = () => [...document.querySelectorAll("[data-view]")];

const view = link => {
  const shown = document.createElement(link.dataset.view === "image" ? "img" : "iframe");
  shown.src = link.href;
  shown[shown.tagName === "IMG" ? "alt" : "title"] = link.dataset.name;
  viewer.replaceChildren(shown);
  views().forEach(one => one.toggleAttribute("aria-current", one === link));
};

const turn = by => {
  const all = views();
  const link = all[all.findIndex(one => one.hasAttribute("aria-current")) + by];
  if (link) {
    view(link);
    link.focus();
  }
};

const shortcuts = document.getElementById("shortcuts");
const keys = {
  j: () => step(1),
  k: () => step(-1),
  "]": () => turn(1),
  "[": () => turn(-1),
  c: () => (current()?.querySelector("[data-claim]") ?? document.querySelector("[data-key='c']"))?.click(),
  "?": () => {
    shortcuts.open = !shortcuts.open;
    shortcuts.scrollIntoView({ block: "nearest" });
  },
};

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) {
    return;
  }

  const marked = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  const act = keys[event.key] ?? (marked && (() => (typing(marked) ? marked.focus() : marked.click())));
  if (act) {
    event.preventDefault();
    act();
  }
});

document.addEventListener("click", event => {
  const link = event.target.closest("[data-view]");
  if (link && viewer && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    view(link);
  }

  if (event.target.closest("[data-print]")) {
    print();
  }
});

for (const all of document.querySelectorAll("[data-all]")) {
  const boxes = document.querySelectorAll(`input[name="${all.dataset.all}"]`);
  all.hidden = false;
  all.addEventListener("change", () => boxes.forEach(box => { box.checked = all.checked; }));
}
