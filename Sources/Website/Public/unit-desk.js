"use strict";
/* 单位工作台: letters open the acts of the dispatch that is open (rows and panel are dispatching.js's), the promise's fields
   are there where the result asks for them, and counts follow the live stream. */
(() => {
  const { isComposing, isText, each } = window.hotline;

  document.addEventListener("keydown", (event) => {
    if (!document.querySelector(".unit-desk") || event.defaultPrevented || isComposing(event) || event.repeat) return;
    if (event.ctrlKey || event.altKey || event.metaKey || isText(event.target) || window.hotline.dialog.top()) return;
    const link = Array.from(document.querySelectorAll(".panel [data-letter]")).find((one) => one.dataset.letter === event.key.toLowerCase());
    if (!link) return;
    event.preventDefault();
    link.click();
  });

  /* What a result asks for; everything stays where it was typed. */
  const asked = { 正在推进: ["unresolvedReason", "promisedDay", "stages"], 部分解决: ["unresolvedReason"], 超出职责: ["unresolvedReason"] };
  const ruled = new Set(Object.values(asked).flat());

  function follow(select) {
    const wanted = asked[select.selectedOptions[0] ? select.selectedOptions[0].textContent.trim() : ""] || [];
    for (const name of ruled) {
      const field = select.form.elements[name];
      const holder = field && (field.length && !field.tagName ? field[0] : field).closest(".field");
      if (holder) holder.hidden = !wanted.includes(name) && !holder.classList.contains("bad");
    }
  }

  each(".unit-desk select[name=result]", (select) => {
    follow(select);
    select.addEventListener("change", () => follow(select));
  });

  document.addEventListener("hotline:reviews", ({ detail }) => {
    for (const link of document.querySelectorAll("[data-reviews]")) link.textContent = detail.count ? `审核台 ${detail.count > 999 ? "999+" : detail.count}` : "审核台";
    const counts = Array.from(document.querySelectorAll("[data-review-count]"));
    const shown = counts.reduce((sum, count) => sum + Number(count.textContent.replace(/\D/g, "")), 0);
    if (counts.length && detail.count > shown) for (const note of document.querySelectorAll('[data-changes="reviews"]')) note.hidden = false;
  });

  /* How many there were when the page was made is told first; more than that is new. */
  document.addEventListener("hotline:unit-desk", ({ detail }) => {
    for (const count of document.querySelectorAll("[data-unit-count]")) {
      const told = detail[count.dataset.unitCount];
      if (told === undefined) continue;
      count.dataset.seen = count.dataset.seen || count.textContent.replace(/\D/g, "");
      const isNew = told > Number(count.dataset.seen);
      count.textContent = told > 1000 ? "1,000+" : String(told);
      if (isNew && count.dataset.unitCount === "waiting") for (const note of document.querySelectorAll('[data-changes="unit-desk"]')) note.hidden = false;
    }
    for (const link of document.querySelectorAll("[data-unit-desk]")) {
      link.textContent = detail.waiting ? `单位工作台 ${detail.waiting > 999 ? "999+" : detail.waiting}` : "单位工作台";
    }
  });
})();
