"use strict";
/* Card: an input[data-card="URL"] that names a unit shows in the element of the id in data-card-into whom to call there.
   What is asked for is what the field holds when it changed; the answer to an earlier name is dropped. */
(() => {
  const { ask, each } = window.hotline;
  const rest = 200;

  each("input[data-card]", (field) => {
    let timer = 0;
    let turn = 0;
    let shown = field.value.trim();

    async function show() {
      const name = field.value.trim();
      const target = document.getElementById(field.dataset.cardInto);
      if (!target || name === shown) return;
      shown = name;
      turn += 1;
      const mine = turn;
      if (!name) { target.replaceChildren(); return; }
      try {
        const answer = await ask(`${field.dataset.card}?unit=${encodeURIComponent(name)}`);
        const markup = answer.ok ? await answer.text() : "";
        if (mine === turn) target.innerHTML = markup;
      } catch (fault) {
        /* Away: the form works without the card; the next change asks again. */
        if (mine === turn) { shown = null; target.replaceChildren(); }
      }
    }

    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(show, rest);
    };
    field.addEventListener("change", wait);
    field.addEventListener("input", wait);
  });
})();
