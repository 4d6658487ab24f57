"use strict";
/* 选择列: rows of ol[data-columns] are moved by ↑ and ↓, and their numbers follow; the number of an order is always there. */
(() => {
  const { each, make } = window.hotline;

  each("ol[data-columns]", (list) => {
    const rows = () => Array.from(list.children);
    const number = () => rows().forEach((row, index) => { row.querySelector("input[type=number]").value = String(index + 1); });

    function move(row, step) {
      const other = step < 0 ? row.previousElementSibling : row.nextElementSibling;
      if (!other) return;
      if (step < 0) list.insertBefore(row, other);
      else list.insertBefore(other, row);
      number();
    }

    function button(row, step, sign, word) {
      const made = make("button", { type: "button", class: "quiet icon", "aria-label": `${word}“${row.querySelector("label").textContent.trim()}”` }, sign);
      made.addEventListener("click", () => {
        move(row, step);
        made.focus();
      });
      return made;
    }

    for (const row of rows()) {
      row.querySelector("input[type=number]").hidden = true;
      row.append(button(row, -1, "↑", "上移"), button(row, 1, "↓", "下移"));
    }
    list.addEventListener("click", (event) => { if (event.target.matches("[data-fixed]")) event.preventDefault(); });
  });
})();
