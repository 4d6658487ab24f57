"use strict";
/* Fill: a button[data-fill="NAME=VALUE;NAME=VALUE"] puts values into the fields of its form, and the caret into the one
   named in data-fill-focus. A select takes a value that it has; of several with one name each is filled in turn. */
(() => {
  const { each } = window.hotline;
  const field = (form, name, index = 0) => {
    const found = form.elements[name];
    return found instanceof RadioNodeList ? found[index] : found;
  };

  each("button[data-fill]", (button) => {
    button.addEventListener("click", () => {
      const times = {};
      for (const pair of button.dataset.fill.split(";")) {
        const [name, value] = pair.split("=");
        const filled = field(button.form, name, times[name] || 0);
        times[name] = (times[name] || 0) + 1;
        if (!filled) continue;
        filled.value = value;
        filled.dispatchEvent(new Event("input", { bubbles: true }));
        filled.dispatchEvent(new Event("change", { bubbles: true }));
      }
      const next = field(button.form, button.dataset.fillFocus);
      if (next) next.focus();
    });
  });
})();
