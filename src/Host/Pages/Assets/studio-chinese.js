// Elsa Studio speaks English: its own words are put into Chinese where they appear. Whole texts only, and nothing that a designer writes.
(() => {
  "use strict";

  const words = new Map(Object.entries(window.studioWords));
  const attributes = ["placeholder", "title", "aria-label"];
  const written = ".monaco-editor, textarea, script, style";

  const chinese = text => {
    const whole = text.trim();
    const english = whole.replace(/\s+/g, " ");
    const word = words.get(english) ?? counted(english);
    return word === undefined ? text : text.replace(whole, () => word);
  };

  // Texts with a number in them stand in the dictionary with {n} in its place.
  const counted = english => {
    const number = /\d+/.exec(english)?.[0];
    return number && words.get(english.replace(number, "{n}"))?.replace("{n}", number);
  };

  const translateText = node => {
    const text = chinese(node.nodeValue);
    if (text !== node.nodeValue && !node.parentElement?.closest(written)) {
      node.nodeValue = text;
    }
  };

  // What has been chosen from a list stands in a field that nobody can write into.
  const isChosen = field => field.readOnly && field.closest(".mud-select");

  const translateValue = field => {
    if (isChosen(field) && chinese(field.value) !== field.value) {
      field.value = chinese(field.value);
    }
  };

  const translateAttributes = element => {
    for (const name of attributes) {
      const text = element.getAttribute(name);
      if (text && chinese(text) !== text) {
        element.setAttribute(name, chinese(text));
      }
    }
  };

  const translate = node => {
    if (node.nodeType === Node.TEXT_NODE) {
      translateText(node);
    } else if (node.nodeType === Node.ELEMENT_NODE && !node.closest(written)) {
      const walker = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
      do {
        const found = walker.currentNode;
        if (found.nodeType === Node.TEXT_NODE) {
          translateText(found);
        } else {
          translateAttributes(found);
          if (found instanceof HTMLInputElement) {
            translateValue(found);
          }
        }
      } while (walker.nextNode());
    }
  };

  // No change of the document tells of a field that is given another value.
  const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
  Object.defineProperty(HTMLInputElement.prototype, "value", {
    ...value,
    set(text) {
      value.set.call(this, text && isChosen(this) ? chinese(String(text)) : text);
    },
  });

  new MutationObserver(changes => {
    for (const change of changes) {
      if (change.type === "childList") {
        change.addedNodes.forEach(translate);
      } else if (change.type === "characterData") {
        translateText(change.target);
      } else if (!change.target.closest(written)) {
        translateAttributes(change.target);
      }
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: attributes });
})();
