// A slider that shows what belongs to its value at once: it asks for the page of that value and puts the part that the form names in the place of the old
// one. Without this script the form is sent by its button and links lead from step to step.
for (const form of document.querySelectorAll("form[data-steps]")) {
  const range = form.querySelector("input[type=range]");
  const part = form.dataset.steps;
  let asked = null;

  const address = () => {
    const url = new URL(form.getAttribute("action"), location.href);
    url.search = new URLSearchParams(new FormData(form)).toString();
    return url;
  };

  const show = () => {
    const last = document.querySelector(".flow-ring") ?? document.querySelector(".flow-current rect");
    const box = last?.closest(".flow-box");
    if (box) {
      const [inner, outer] = [last.getBoundingClientRect(), box.getBoundingClientRect()];
      box.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2;
      box.scrollTop += inner.top + inner.height / 2 - outer.top - outer.height / 2;
    }
  };

  range.addEventListener("input", async () => {
    asked?.abort();
    asked = new AbortController();
    const url = address();
    try {
      const answer = await fetch(url, { signal: asked.signal, headers: { Accept: "text/html" } });
      if (!answer.ok || answer.redirected) {
        location.assign(url);
        return;
      }
      const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(part);
      const [left, top] = [document.querySelector(".flow-box")?.scrollLeft ?? 0, document.querySelector(".flow-box")?.scrollTop ?? 0];
      document.querySelector(part).replaceChildren(...found.childNodes);
      document.querySelector(".flow-box")?.scrollTo(left, top);
      history.replaceState(null, "", url);
      show();
    } catch (fault) {
      if (fault.name !== "AbortError") {
        location.assign(url);
      }
    }
  });

  show();
}
