"use strict";
/* Orders that are chosen on several pages of a list: kept in this tab by the list's address, counted in the bar below it,
   and sent with its form. x marks the row, j and k (rows.js) lead to the next. */
(() => {
  const { isComposing, isText, each, make } = window.hotline;
  const most = 1000;
  const store = (list) => `hotline.chosen ${list}`;

  function kept(list) {
    try {
      return new Set(JSON.parse(sessionStorage.getItem(store(list)) || "[]"));
    } catch (fault) {
      return new Set();
    }
  }

  function keep(list, chosen) {
    try {
      if (chosen.size) sessionStorage.setItem(store(list), JSON.stringify([...chosen]));
      else sessionStorage.removeItem(store(list));
    } catch (fault) {
      /* A browser that keeps nothing has the ticks of this page. */
    }
  }

  each("form[data-chosen]", (form) => {
    const list = form.dataset.chosen;
    const table = document.querySelector("table[data-rows]");
    const chosen = kept(list);
    const boxes = () => Array.from(table.querySelectorAll("tbody input[type=checkbox]"));
    const whole = form.querySelector("[name=scope]");
    const clear = form.querySelector("[data-chosen-clear]");

    function show() {
      for (const box of boxes()) {
        box.closest("tr").classList.toggle("chosen", box.checked);
      }
      for (const count of document.querySelectorAll("[data-chosen-count]")) count.textContent = chosen.size.toLocaleString("zh-CN");
      clear.hidden = chosen.size === 0;
      form.classList.toggle("idle", chosen.size === 0 && !(whole && whole.checked));
    }

    function read() {
      for (const box of boxes()) {
        if (box.checked && chosen.size < most) chosen.add(box.value);
        else chosen.delete(box.value);
      }
      keep(list, chosen);
      show();
    }

    for (const box of boxes()) box.checked = chosen.has(box.value);
    /* A browser that goes back ticks boxes again after this. */
    window.addEventListener("pageshow", read);
    document.addEventListener("click", (event) => {
      if (table.contains(event.target) && event.target.matches("input[type=checkbox]")) read();
    });
    if (whole) whole.addEventListener("change", show);
    clear.addEventListener("click", () => {
      chosen.clear();
      for (const box of boxes()) box.checked = false;
      read();
    });
    form.addEventListener("submit", () => {
      for (const old of form.querySelectorAll("[data-elsewhere]")) old.remove();
      const here = new Set(boxes().map((box) => box.value));
      for (const number of chosen) {
        if (!here.has(number)) form.append(make("input", { type: "hidden", name: "number", value: number, "data-elsewhere": "" }));
      }
    });
    show();

    document.addEventListener("keydown", (event) => {
      if (event.defaultPrevented || isComposing(event) || isText(event.target) || window.hotline.dialog.top()) return;
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const row = event.target.closest("table[data-rows] tbody tr");
      if (event.key === "x" && row) {
        event.preventDefault();
        row.querySelector("input[type=checkbox]").click();
      } else if (["j", "k"].includes(event.key) && !row) {
        const link = table.querySelector("tbody a");
        if (link) { event.preventDefault(); link.focus(); }
      }
    });
  });

  /* What was done is chosen no more. */
  each("[data-chosen-done]", (page) => keep(page.dataset.chosenDone, new Set()));
})();
