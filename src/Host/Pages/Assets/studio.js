// Joins Elsa Studio to our pages: where its server is, and where one comes from one of its elements to another.
(() => {
  "use strict";

  // Read when the Studio starts: dates and the words of its tables.
  localStorage.setItem("BlazorCulture", "zh-CN");

  // The Studio takes a whole address only.
  const server = document.querySelector("elsa-backend-provider");
  server.setAttribute("remote-endpoint", new URL(server.getAttribute("remote-endpoint"), location.origin).href);

  const open = kind => id => location.assign(`/studio/workflows/${kind[0]}/${encodeURIComponent(id)}/${kind[1]}`);
  const definition = open(["definitions", "edit"]);
  const instance = open(["instances", "view"]);
  const callbacks = [
    ["elsa-workflow-definition-list", "editWorkflowDefinition", definition],
    ["elsa-workflow-instance-list", "viewWorkflowInstance", instance],
    ["elsa-workflow-instance-viewer", "editWorkflowDefinition", definition],
  ];
  for (const [name, callback, follow] of callbacks) {
    const element = document.querySelector(name);
    if (element) {
      // What is set before the element has come to life is lost.
      customElements.whenDefined(name).then(() => { element[callback] = follow; });
    }
  }

  // The Studio has no router here: it changes the address and shows nothing else.
  const ownPage = /^\/studio\/workflows\/(definitions\/[^/]+\/edit|instances\/[^/]+\/view)$/;
  const pushState = history.pushState;
  history.pushState = function (state, unused, url) {
    const address = url == null ? location : new URL(url, document.baseURI);
    if (ownPage.test(address.pathname) && address.pathname !== location.pathname) {
      location.assign(address);
    } else {
      pushState.call(this, state, unused, url);
    }
  };

  // Links in the viewer's panels lead to the root, where the Studio is not.
  document.addEventListener("click", event => {
    const link = event.target.closest('a[href^="/workflows/"]');
    if (link) {
      event.preventDefault();
      location.assign(`/studio${link.getAttribute("href")}`);
    }
  }, true);
})();
