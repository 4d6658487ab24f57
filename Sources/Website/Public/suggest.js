"use strict";
/* Suggest: a [data-suggest="URL"] in a form shows what is answered to the fields named in data-suggest-from, asked again
   when one of them changes; without the first there is nothing to ask. Nothing is chosen by it; the answer to earlier values is dropped. */
(() => {
  const { ask, each } = window.hotline;

  each("[data-suggest]", (target) => {
    const form = target.closest("form");
    const names = target.dataset.suggestFrom.split(" ");
    /* Not by form.elements: a picker's box has the field's name as its id. */
    const values = () => {
      const data = new FormData(form);
      return Object.fromEntries(names.map((name) => [name, data.get(name) || ""]));
    };
    let asked = "";

    async function show() {
      const fields = values();
      const key = JSON.stringify(fields);
      if (key === asked) return;
      asked = key;
      if (!fields[names[0]]) { target.replaceChildren(); return; }
      try {
        const answer = await ask(target.dataset.suggest, { fields });
        const markup = answer.ok ? await answer.text() : "";
        if (asked !== key) return;
        target.innerHTML = markup;
        document.dispatchEvent(new CustomEvent("hotline:part", { detail: target }));
      } catch (fault) {
        /* Away: the form works without; the next change asks again. */
        if (asked === key) { asked = ""; target.replaceChildren(); }
      }
    }

    form.addEventListener("change", (event) => { if (names.includes(event.target.name)) show(); });
    show();
  });
})();
