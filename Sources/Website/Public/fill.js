"use strict";
/* Fill: a button[data-fill="NAME=VALUE;NAME=VALUE"] puts values into the fields of its form, and the caret into the one
   named in data-fill-focus. A select takes a value that it has. */
(() => {
  const { each } = window.hotline;

  each("button[data-fill]", (button) => {
    button.addEventListener("click", () => {
      for (const pair of button.dataset.fill.split(";")) {
        const [name, value] = pair.split("=");
        const field = button.form.elements[name];
        if (!field) continue;
        field.value = value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
      }
      const next = button.form.elements[button.dataset.fillFocus];
      if (next) next.focus();
    });
  });
})();
