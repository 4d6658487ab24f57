"use strict";
/* Choosing rows of a table[data-rows]: all, a range with Shift, and j/k or arrows from one row's link to the next. */
(() => {
  const { isComposing, each } = window.hotline;

  each("table[data-rows]", (table) => {
    const all = table.querySelector("[data-rows-all]");
    const boxes = () => Array.from(table.querySelectorAll("tbody input[type=checkbox]"));
    let last = null;

    function show() {
      const chosen = boxes().filter((box) => box.checked);
      for (const box of boxes()) box.closest("tr").classList.toggle("chosen", box.checked);
      if (all) {
        all.checked = chosen.length > 0 && chosen.length === boxes().length;
        all.indeterminate = chosen.length > 0 && !all.checked;
      }
      for (const count of document.querySelectorAll("[data-chosen-count]")) count.textContent = String(chosen.length);
    }

    table.addEventListener("click", (event) => {
      const box = event.target;
      if (box === all) for (const one of boxes()) one.checked = all.checked;
      else if (!box.matches("tbody input[type=checkbox]")) return;
      else if (event.shiftKey && last) {
        const list = boxes();
        const [from, to] = [list.indexOf(last), list.indexOf(box)].sort((a, b) => a - b);
        for (const one of list.slice(from, to + 1)) one.checked = box.checked;
      }
      last = box;
      show();
    });

    table.addEventListener("keydown", (event) => {
      const step = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step || isComposing(event) || event.ctrlKey || event.altKey || !event.target.matches("tbody a")) return;
      const links = Array.from(table.querySelectorAll("tbody tr")).map((row) => row.querySelector("a")).filter(Boolean);
      const next = links[links.indexOf(event.target.closest("tr").querySelector("a")) + step];
      if (!next) return;
      event.preventDefault();
      next.focus();
    });
    show();
  });
})();
