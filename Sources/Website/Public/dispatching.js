"use strict";
/* 派单台: a row opens beside the list by Enter or o and its form gets the caret; Escape goes back to the row, j and k (rows.js)
   to the next. How many wait is told by the live stream. */
(() => {
  const { isComposing, isText, each } = window.hotline;
  const wide = window.matchMedia("(min-width: 56.01rem)");
  const shown = () => document.querySelector(".dispatching tr.shown a") || document.querySelector(".dispatching tbody a");

  /* A telephone would open its keyboard over the order. */
  function enter(panel) {
    const problem = panel.querySelector("[aria-invalid=true]");
    const field = problem || panel.querySelector("form.action input:not([type=hidden]), form.action textarea, form.action select");
    if (wide.matches) {
      if (field) field.focus();
      panel.scrollTop = 0;
    } else {
      panel.scrollIntoView();
    }
  }

  each(".dispatching .panel", (panel) => {
    if (wide.matches) enter(panel);
    document.addEventListener("hotline:part", (event) => { if (event.detail === panel) setTimeout(() => enter(panel)); });
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || isComposing(event) || event.defaultPrevented || window.hotline.dialog.top()) return;
      const link = shown();
      if (link) link.focus();
    });
  });

  document.addEventListener("keydown", (event) => {
    if (!document.querySelector(".dispatching") || event.defaultPrevented || isComposing(event)) return;
    if (event.ctrlKey || event.altKey || event.metaKey || isText(event.target) || window.hotline.dialog.top()) return;
    const row = event.target.closest(".dispatching tbody tr");
    const box = row && row.querySelector("input[type=checkbox]");
    if (event.key === " " && box && event.target !== box) {
      event.preventDefault();
      box.click();
    } else if (event.key === "o" && row) {
      event.preventDefault();
      row.querySelector("a").click();
    } else if (["j", "k"].includes(event.key) && !row) {
      const link = shown();
      if (link) { event.preventDefault(); link.focus(); }
    }
  });

  /* How many there were when the page was made is told first; more than that is new. */
  document.addEventListener("hotline:dispatching", ({ detail }) => {
    for (const count of document.querySelectorAll("[data-waiting]")) {
      const told = detail[count.dataset.waiting];
      if (told === undefined) continue;
      const isNew = told > Number(count.dataset.seen || count.textContent.replace(/\D/g, ""));
      count.dataset.seen = count.dataset.seen || count.textContent.replace(/\D/g, "");
      count.textContent = told > 1000 ? "1,000+" : String(told);
      if (isNew && count.closest("[aria-current]")) for (const note of document.querySelectorAll('[data-changes="dispatching"]')) note.hidden = false;
    }
    const open = ["orders", "send-backs", "extensions"].reduce((sum, name) => sum + (detail[name] || 0), 0);
    for (const link of document.querySelectorAll("[data-dispatching]")) {
      link.textContent = open ? `派单台 ${open > 999 ? "999+" : open}` : "派单台";
    }
  });
})();
