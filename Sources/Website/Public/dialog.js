"use strict";
/* Dialogs: `<a href="#ID" data-dialog>` opens the `.dialog` of that id; Tab stays in it, Escape leaves, focus returns. */
(() => {
  const stops = 'a[href], button:not([disabled]), input:not([disabled]):not([type="hidden"]), select:not([disabled]), textarea:not([disabled]), summary, [tabindex="0"]';
  const open = [];

  function visibleStops(dialog) {
    return Array.from(dialog.querySelectorAll(stops)).filter((element) => element.getClientRects().length > 0);
  }

  /* Everything beside the dialog and its ancestors is hidden from screen readers as it is from the eye. */
  function hideOthers(dialog) {
    const hidden = [];
    for (let element = dialog; element && element !== document.body; element = element.parentElement) {
      for (const other of element.parentElement.children) {
        if (other === element || other.tagName === "SCRIPT" || other.hasAttribute("aria-hidden")) continue;
        other.setAttribute("aria-hidden", "true");
        hidden.push(other);
      }
    }
    return hidden;
  }

  function show(dialog, { mustStay = false } = {}) {
    if (open.some((one) => one.dialog === dialog)) return;
    const before = document.activeElement;
    dialog.classList.add("shown");
    open.push({ dialog, before, mustStay, hidden: hideOthers(dialog) });
    const first = dialog.querySelector("[autofocus]") || visibleStops(dialog).find((stop) => !stop.matches("[data-close]")) || visibleStops(dialog)[0];
    if (first) first.focus();
  }

  function close(dialog) {
    const index = open.findIndex((one) => one.dialog === dialog);
    if (index < 0) return;
    const [{ before, hidden }] = open.splice(index, 1);
    dialog.classList.remove("shown");
    for (const other of hidden) other.removeAttribute("aria-hidden");
    if (before && before.isConnected) before.focus();
    dialog.dispatchEvent(new Event("hotline:closed"));
  }

  function keepWithin(event, dialog) {
    const all = visibleStops(dialog);
    if (all.length === 0) return event.preventDefault();
    const at = all.indexOf(document.activeElement);
    if (at >= 0 && !(event.shiftKey ? at === 0 : at === all.length - 1)) return undefined;
    event.preventDefault();
    return all[event.shiftKey ? all.length - 1 : 0].focus();
  }

  document.addEventListener("keydown", (event) => {
    const top = open[open.length - 1];
    if (!top || window.hotline.isComposing(event)) return;
    if (event.key === "Tab") keepWithin(event, top.dialog);
    if (event.key === "Escape" && !top.mustStay && !event.defaultPrevented) close(top.dialog);
  });

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("a[data-dialog]");
    const closer = event.target.closest("[data-close]");
    const dialog = opener ? document.getElementById(opener.hash.slice(1)) : closer && closer.closest(".dialog");
    if (!dialog) return;
    event.preventDefault();
    if (opener) show(dialog);
    else close(dialog);
  });

  window.hotline.dialog = { show, close, top: () => (open.length ? open[open.length - 1].dialog : null) };
})();
