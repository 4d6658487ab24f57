"use strict";
/* 常用语: in a textarea[data-phrases="URL"] an abbreviation before the caret and Tab become its text.
   The address answers rows [abbreviation, text]; a first 【…】 in the text is selected, to be filled in. */
(() => {
  const { isComposing, ask, each } = window.hotline;
  const lists = new Map();

  async function load(address) {
    const answer = await ask(address);
    return answer.ok ? new Map(await answer.json()) : new Map();
  }

  function phrases(address) {
    if (!lists.has(address)) lists.set(address, load(address).catch(() => new Map()));
    return lists.get(address);
  }

  /* The longest abbreviation that ends at the caret; letters in the middle of a longer word are none. */
  function found(list, before) {
    const longest = Math.min(12, before.length);
    for (let length = longest; length > 0; length -= 1) {
      const text = list.get(before.slice(-length));
      const previous = before.slice(0, -length).slice(-1);
      if (text !== undefined && !(/[A-Za-z0-9]/.test(previous) && /^[A-Za-z0-9]/.test(before.slice(-length)))) return { length, text };
    }
    return null;
  }

  function expand(field, { length, text }) {
    const end = field.selectionStart;
    field.setSelectionRange(end - length, end);
    /* Only so can the browser's own undo take it back. */
    if (!document.execCommand("insertText", false, text)) {
      field.setRangeText(text, end - length, end, "end");
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    const gap = /【[^】]*】/.exec(text);
    const start = end - length;
    if (gap) field.setSelectionRange(start + gap.index, start + gap.index + gap[0].length);
  }

  each("textarea[data-phrases]", (field) => {
    let list = new Map();
    field.addEventListener("focus", async () => { list = await phrases(field.dataset.phrases); });
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Tab" || event.shiftKey || event.ctrlKey || event.altKey || isComposing(event)) return;
      if (field.selectionStart !== field.selectionEnd) return;
      const phrase = found(list, field.value.slice(0, field.selectionStart));
      if (!phrase) return;
      event.preventDefault();
      expand(field, phrase);
    });
  });
})();
