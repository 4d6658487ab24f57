"use strict";
/* Keys: an element with data-key="Ctrl+Enter" is pressed (a field: focused) by it. `?` lists the keys of the page.
   Each can be changed; the change is kept in this browser under the name in data-key-name, else under the given key. */
(() => {
  const { isComposing, isText, kept, keep, each, make } = window.hotline;
  const store = "hotline.keys";
  /* Browsers and input methods own these. */
  const owned = new Set([
    "F1", "F3", "F5", "F11", "F12", "Ctrl+W", "Ctrl+T", "Ctrl+N", "Ctrl+P", "Ctrl+F", "Ctrl+Space", "Alt+D",
    "Ctrl+Shift+T", "Ctrl+Shift+N", "Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Z", "Ctrl+Y", "Ctrl+R", "Ctrl+L",
    "Ctrl+Tab", "Alt+F4", "Alt+ArrowLeft", "Alt+ArrowRight", "Ctrl+.", "Ctrl+Shift+F",
  ]);
  let changed = kept(store, {});

  /* Letters and digits by their place on the keyboard: with Alt or an input method the character may be another. */
  function keyName(event) {
    const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(event.code || "");
    if (place) return place[1];
    if (event.key === " ") return "Space";
    return event.key.length === 1 ? event.key.toUpperCase() : event.key;
  }

  function combination(event) {
    const parts = [];
    if (event.ctrlKey || event.metaKey) parts.push("Ctrl");
    if (event.altKey) parts.push("Alt");
    if (event.shiftKey) parts.push("Shift");
    return parts.concat(keyName(event)).join("+");
  }

  const isAllowed = (combo) => !owned.has(combo) && (/^(Ctrl|Alt)\+/.test(combo) || /^(Shift\+)?F\d+$/.test(combo));
  const action = (element) => element.dataset.keyName || element.dataset.key;
  const combo = (element) => changed[action(element)] || element.dataset.key;
  const isShown = (element) => element.getClientRects().length > 0 && !element.disabled;

  function label(element) {
    if (element.dataset.keyLabel) return element.dataset.keyLabel;
    if (element.getAttribute("aria-label")) return element.getAttribute("aria-label");
    if (element.labels && element.labels[0]) return element.labels[0].textContent.trim();
    return Array.from(element.childNodes).filter((node) => node.nodeName !== "KBD").map((node) => node.textContent).join("").trim();
  }

  function present() {
    const dialog = window.hotline.dialog.top();
    return Array.from((dialog || document).querySelectorAll("[data-key]")).filter(isShown);
  }

  function mark(element) {
    const hint = element.querySelector("kbd");
    if (hint) hint.textContent = combo(element);
    element.setAttribute("aria-keyshortcuts", combo(element).replace("Ctrl", "Control"));
  }

  function act(element) {
    if (!isText(element)) return element.click();
    element.focus();
    return element.select && element.select();
  }

  document.addEventListener("keydown", (event) => {
    if (isComposing(event) || event.defaultPrevented || event.repeat) return;
    const isQuestion = (event.key === "?" || event.key === "？") && !event.ctrlKey && !event.altKey;
    if (isQuestion && !isText(event.target) && !window.hotline.dialog.top()) {
      event.preventDefault();
      return openList();
    }
    const pressed = combination(event);
    const element = isAllowed(pressed) && present().find((one) => combo(one) === pressed);
    if (!element) return undefined;
    event.preventDefault();
    return act(element);
  });

  function row(element, redraw) {
    const change = make("button", { type: "button", class: "quiet compact" }, "更改");
    change.addEventListener("click", () => listen(element, change, redraw));
    return make("li", {}, make("span", {}, label(element)), make("kbd", {}, combo(element)), change);
  }

  /* The next combination becomes the key, unless a browser, an input method or another act has it. */
  function listen(element, change, redraw) {
    change.textContent = "请按新键";
    const take = (event) => {
      if (isComposing(event) || ["Control", "Alt", "Shift", "Meta", "Tab"].includes(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      change.removeEventListener("keydown", take);
      if (event.key === "Escape") return redraw();
      const wanted = combination(event);
      const other = actions().find((one) => action(one) !== action(element) && combo(one) === wanted);
      if (!isAllowed(wanted)) return redraw(`${wanted} 由浏览器或输入法使用，请换一个带 Ctrl 或 Alt 的键。`);
      if (other) return redraw(`${wanted} 已用于“${label(other)}”，请换一个。`);
      return set(element, wanted, redraw);
    };
    change.addEventListener("keydown", take);
  }

  function set(element, wanted, redraw) {
    changed = { ...kept(store, {}), [action(element)]: wanted };
    const isKept = keep(store, changed);
    document.querySelectorAll("[data-key]").forEach(mark);
    return redraw(isKept ? "" : "浏览器不允许保存，本页关闭后恢复原键。");
  }

  /* One line for an act that several elements offer. */
  function actions() {
    const seen = new Set();
    return Array.from(document.querySelectorAll("[data-key]")).filter((element) => {
      if (seen.has(action(element)) || (!element.closest(".key-dialog") && !isShown(element))) return false;
      return seen.add(action(element));
    });
  }

  function draw(dialog, sentence = "") {
    const list = dialog.querySelector(".key-list");
    const redraw = (text) => draw(dialog, text);
    list.replaceChildren(...actions().map((element) => row(element, redraw)));
    const error = dialog.querySelector(".error");
    error.textContent = sentence;
    const first = list.querySelector("button");
    if (first) first.focus();
  }

  function openList() {
    /* Letters that act on a list's rows; an input method would take them in a field. */
    const plain = Array.from(document.querySelectorAll("[data-plain-keys]")).map((one) => make("p", { class: "help" }, one.dataset.plainKeys));
    const reset = make("button", { type: "button", class: "quiet" }, "恢复默认");
    const close = make("button", { type: "button", "data-close": "" }, "关闭");
    const sheet = make("div", { class: "sheet-of-dialog" },
      make("header", {}, make("h2", { id: "key-title" }, "本页按键")),
      make("div", { class: "inside" }, make("ul", { class: "key-list" }), ...plain, make("p", { class: "error", role: "alert" })),
      make("footer", { class: "buttons" }, close, reset));
    const dialog = make("div", { class: "dialog key-dialog", role: "dialog", "aria-modal": "true", "aria-labelledby": "key-title" }, sheet);
    reset.addEventListener("click", () => { changed = {}; keep(store, null); document.querySelectorAll("[data-key]").forEach(mark); draw(dialog); });
    dialog.addEventListener("hotline:closed", () => dialog.remove());
    document.body.append(dialog);
    draw(dialog);
    window.hotline.dialog.show(dialog);
  }

  each("[data-key]", mark);
})();
