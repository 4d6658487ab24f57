"use strict";
/* Live check: what is typed in a textarea[data-check="URL"] is posted when the typing rests, never inside a word that is
   being composed; the answer stands in the element of the id in data-check-into. A late answer to an earlier text is dropped. */
(() => {
  const { isComposing, ask, each } = window.hotline;
  const rest = 400;

  function put(target, markup) {
    target.innerHTML = markup;
    document.dispatchEvent(new CustomEvent("hotline:part", { detail: target }));
  }

  /* What somebody stands in is replaced when he leaves it. */
  function putWhenFree(target, markup, isLatest) {
    if (!target.contains(document.activeElement)) return put(target, markup);
    return target.addEventListener("focusout", () => setTimeout(() => {
      if (isLatest()) putWhenFree(target, markup, isLatest);
    }), { once: true });
  }

  each("textarea[data-check]", (field) => {
    let timer = 0;
    let turn = 0;
    let sent = field.dataset.checkNow === undefined ? field.value : null;
    let running = null;

    async function post() {
      if (isComposing()) return;
      const text = field.value;
      if (text === sent) return;
      sent = text;
      turn += 1;
      const mine = turn;
      if (running) running.abort();
      running = new AbortController();
      try {
        const answer = await ask(field.dataset.check, { fields: { text }, signal: running.signal });
        const markup = await answer.text();
        const target = document.getElementById(field.dataset.checkInto);
        if (mine === turn && answer.ok && target) putWhenFree(target, markup, () => mine === turn);
      } catch (fault) {
        /* Away or overtaken: the check is a help, the form works without; the next letter asks again. */
        if (mine === turn) sent = null;
      }
    }

    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(post, rest);
    };
    field.addEventListener("input", (event) => { if (!isComposing(event)) wait(); });
    field.addEventListener("compositionstart", () => clearTimeout(timer));
    field.addEventListener("compositionend", wait);
    if (field.dataset.checkNow !== undefined && field.value) wait();
  });
})();
