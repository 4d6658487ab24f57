"use strict";
/* Parts of a page: a link or form with data-into="ID" puts the answer into that element; an element with
   data-refresh="TOPIC" and data-from="URL" is fetched again at `hotline:TOPIC`, with data-every="SECONDS" by itself
   while something in it is data-going. Without script they are pages. */
(() => {
  const { isComposing, ask, each } = window.hotline;
  const latest = new WeakMap();

  async function load(target, address, fields) {
    const turn = (latest.get(target) || 0) + 1;
    latest.set(target, turn);
    target.setAttribute("aria-busy", "true");
    const answer = await ask(address, { fields });
    const markup = await answer.text();
    if (latest.get(target) !== turn) return false;
    target.removeAttribute("aria-busy");
    /* A form with faults comes back as 422 and is shown; anything else that failed is not. */
    if (!answer.ok && answer.status !== 422) throw new Error(`status ${answer.status}`);
    target.innerHTML = markup;
    document.dispatchEvent(new CustomEvent("hotline:part", { detail: target }));
    return answer.ok;
  }

  /* When a part can't be had, the whole page is asked for, which says why. */
  const orGo = (address) => () => { window.location.href = address; };

  function follow(link, target) {
    for (const other of document.querySelectorAll(`a[data-into="${link.dataset.into}"]`)) {
      const row = other.closest("tr");
      if (row) row.classList.toggle("shown", other === link);
      if (other === link) other.setAttribute("aria-current", "true");
      else other.removeAttribute("aria-current");
    }
    load(target, link.href).then((done) => {
      if (done) window.history.replaceState(window.history.state, "", link.dataset.address || link.href);
    }).catch(orGo(link.href));
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-into]");
    const target = link && document.getElementById(link.dataset.into);
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    follow(link, target);
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    const target = form.dataset.into && document.getElementById(form.dataset.into);
    if (!target || event.defaultPrevented) return;
    event.preventDefault();
    const fields = new URLSearchParams(new FormData(form));
    if (event.submitter && event.submitter.name) fields.set(event.submitter.name, event.submitter.value);
    if (form.method === "get") {
      load(target, `${form.action.split("?")[0]}?${fields}`).catch(() => form.submit());
    } else {
      load(target, form.action, fields).catch(() => { form.removeAttribute("data-into"); form.submit(); });
    }
  });

  /* Nothing is replaced under somebody's hands: it waits until he has left. */
  each("[data-refresh]", (element) => {
    let isWaiting = false;
    const refresh = () => {
      if (isComposing() || element.contains(document.activeElement)) {
        if (!isWaiting) element.addEventListener("focusout", () => { isWaiting = false; setTimeout(refresh); }, { once: true });
        isWaiting = true;
        return;
      }
      load(element, element.dataset.from).catch(() => element.removeAttribute("aria-busy"));
    };
    for (const topic of element.dataset.refresh.split(" ")) document.addEventListener(`hotline:${topic}`, refresh);
    document.addEventListener("hotline:reconnected", refresh);
    if (!element.dataset.every) return;
    setInterval(() => {
      if (!document.hidden && element.querySelector("[data-going]")) refresh();
    }, element.dataset.every * 1000);
  });
})();
