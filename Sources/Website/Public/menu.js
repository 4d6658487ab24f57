"use strict";
/* Menus are `<details class="menu">`: without script they open; here arrows walk them, Escape and a click beside close
   them. A list of ticks says what is ticked. */
(() => {
  const items = (menu) => Array.from(menu.querySelectorAll("li > a, li > button:not([disabled]), label > input"));
  const close = (menu) => { menu.open = false; };

  document.addEventListener("keydown", (event) => {
    const menu = event.target.closest && event.target.closest("details.menu");
    if (!menu || window.hotline.isComposing(event)) return;
    if (event.key === "Escape" && menu.open) {
      event.preventDefault();
      close(menu);
      menu.querySelector("summary").focus();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      menu.open = true;
      const all = items(menu);
      const step = event.key === "ArrowDown" ? 1 : -1;
      const at = all.indexOf(document.activeElement);
      all[at < 0 ? (step > 0 ? 0 : all.length - 1) : (at + step + all.length) % all.length].focus();
    }
  });

  document.addEventListener("change", (event) => {
    const ticks = event.target.closest && event.target.closest("details.ticks");
    if (!ticks) return;
    const names = Array.from(ticks.querySelectorAll("input:checked"), (input) => input.parentElement.textContent.trim());
    ticks.querySelector("summary > span").textContent = names.length ? names.join("、") : "全部";
  });

  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(event.target) || event.target.closest("li")) close(menu);
    }
  });
})();
