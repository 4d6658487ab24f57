"use strict";
/* 常用语: in a textarea[data-phrases="URL"] an abbreviation before the caret and Tab become its text; where none stands
   there Tab leads on as ever. The button [data-phrase-list] does the same, and lists all where nothing stands there.
   The address answers rows [abbreviation, text]; a first 【…】 in the text is selected, to be filled in. */
(() => {
  const { isComposing, ask, each, make } = window.hotline;
  const lists = new Map();
  let last = null;

  async function load(address) {
    const answer = await ask(address);
    return answer.ok ? new Map(await answer.json()) : new Map();
  }

  function phrases(address) {
    if (!lists.has(address)) lists.set(address, load(address).catch(() => { lists.delete(address); return new Map(); }));
    return lists.get(address);
  }

  /* The longest abbreviation that ends at the caret; letters in the middle of a longer word are none. */
  function found(list, before) {
    const longest = Math.min(12, before.length);
    for (let length = longest; length > 0; length -= 1) {
      const typed = before.slice(-length);
      const text = list.get(typed.toLowerCase());
      const previous = before.slice(0, -length).slice(-1);
      if (text !== undefined && !(/[A-Za-z0-9]/.test(previous) && /^[A-Za-z0-9]/.test(typed))) return { length, text };
    }
    return null;
  }

  function expand(field, { length, text }) {
    field.focus();
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

  const before = (field) => field.value.slice(0, field.selectionStart);

  function rows(dialog, list, word) {
    const wanted = word.trim().toLowerCase();
    const shown = Array.from(list).filter(([short, text]) => short.startsWith(wanted) || text.includes(wanted));
    const items = shown.map(([short, text]) => {
      const pick = make("button", { type: "button", class: "plain phrase", "data-phrase": short }, make("kbd", {}, short), make("span", {}, text));
      return make("li", {}, pick);
    });
    dialog.querySelector("ul").replaceChildren(...(items.length ? items : [make("li", { class: "empty" }, "没有符合的常用语")]));
  }

  function step(dialog, event) {
    const stops = Array.from(dialog.querySelectorAll("input, [data-phrase]"));
    const at = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    event.preventDefault();
    if (stops[at]) stops[at].focus();
  }

  function openList(field, list) {
    const box = make("input", { type: "text", id: "phrase-word", autocomplete: "off", autofocus: "" });
    const sheet = make("div", { class: "sheet-of-dialog" },
      make("header", {}, make("h2", { id: "phrase-title" }, "常用语")),
      make("div", { class: "inside" }, make("div", { class: "field" }, make("label", { for: "phrase-word" }, "缩写或文字"), box), make("ul", { class: "phrases" })),
      make("footer", { class: "buttons" }, make("button", { type: "button", class: "quiet", "data-close": "" }, "关闭")));
    const dialog = make("div", { class: "dialog", role: "dialog", "aria-modal": "true", "aria-labelledby": "phrase-title" }, sheet);
    const take = (short) => {
      window.hotline.dialog.close(dialog);
      expand(field, { length: 0, text: list.get(short) });
    };
    box.addEventListener("input", (event) => { if (!isComposing(event)) rows(dialog, list, box.value); });
    box.addEventListener("compositionend", () => rows(dialog, list, box.value));
    dialog.addEventListener("keydown", (event) => {
      if (isComposing(event)) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") step(dialog, event);
      const first = dialog.querySelector("[data-phrase]");
      if (event.key === "Enter" && event.target === box && first) {
        event.preventDefault();
        take(first.dataset.phrase);
      }
    });
    dialog.addEventListener("click", (event) => {
      const pick = event.target.closest("[data-phrase]");
      if (pick) take(pick.dataset.phrase);
    });
    dialog.addEventListener("hotline:closed", () => dialog.remove());
    document.body.append(dialog);
    rows(dialog, list, "");
    window.hotline.dialog.show(dialog);
  }

  each("textarea[data-phrases]", (field) => {
    let list = new Map();
    field.addEventListener("focus", async () => { last = field; list = await phrases(field.dataset.phrases); });
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Tab" || event.shiftKey || event.ctrlKey || event.altKey || isComposing(event)) return;
      if (field.selectionStart !== field.selectionEnd) return;
      const phrase = found(list, before(field));
      if (!phrase) return;
      event.preventDefault();
      expand(field, phrase);
    });
  });

  each("[data-phrase-list]", (button) => {
    button.addEventListener("click", async () => {
      const field = last && last.isConnected ? last : document.querySelector("textarea[data-phrases]");
      if (!field) return;
      const list = await phrases(field.dataset.phrases);
      const phrase = field.selectionStart === field.selectionEnd ? found(list, before(field)) : null;
      if (phrase) expand(field, phrase);
      else openList(field, list);
    });
  });
})();
