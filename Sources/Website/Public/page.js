"use strict";
/* What the scripts of a page share: where the site is, its token, whether a word is being composed, and asking the server. */
window.hotline = (() => {
  const root = document.documentElement;
  const token = document.querySelector('meta[name="csrf"]');
  let composingIn = null;

  document.addEventListener("compositionstart", (event) => { composingIn = event.target; }, true);
  document.addEventListener("compositionend", () => { composingIn = null; }, true);

  /* A field that left the page or the focus takes its composition along, without saying so in every browser. */
  function isComposing(event) {
    if (event && (event.isComposing || event.keyCode === 229)) return true;
    return composingIn !== null && composingIn.isConnected && document.activeElement === composingIn;
  }

  function renewToken(value) {
    if (!value) return;
    if (token) token.content = value;
    for (const field of document.querySelectorAll('input[type="hidden"][name="csrf"]')) field.value = value;
  }

  /* Fields go as a form does. 401 asks for the password (session.js) and then tries once more. */
  async function ask(address, { fields = null, signal = undefined, again = true } = {}) {
    const options = { credentials: "same-origin", signal, headers: { "X-Part": "1" } };
    if (fields) {
      const body = new URLSearchParams(fields);
      body.set("csrf", token ? token.content : "");
      Object.assign(options, { method: "POST", body });
    }
    const answer = await fetch(address, options);
    renewToken(answer.headers.get("X-CSRF-Token"));
    document.dispatchEvent(new CustomEvent("hotline:answered", { detail: answer }));
    if (answer.status !== 401 || !again || !page.signIn) return answer;
    await page.signIn();
    return ask(address, { fields, signal, again: false });
  }

  function kept(key, otherwise) {
    try {
      const text = localStorage.getItem(key);
      return text === null ? otherwise : JSON.parse(text);
    } catch (fault) {
      return otherwise;
    }
  }

  /* False when the browser keeps nothing: full, or forbidden. */
  function keep(key, value) {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(value));
      return true;
    } catch (fault) {
      return false;
    }
  }

  /* Runs for everything that matches, now and in parts that come later. */
  function each(selector, start) {
    const begun = new WeakSet();
    const begin = (within) => {
      for (const element of within.querySelectorAll(selector)) {
        if (begun.has(element)) continue;
        begun.add(element);
        start(element);
      }
    };
    begin(document);
    document.addEventListener("hotline:part", (event) => begin(event.detail));
  }

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  const isText = (element) =>
    element.isContentEditable || element.matches("textarea, select, input:not([type=checkbox]):not([type=radio]):not([type=button]):not([type=submit])");

  const page = {
    base: root.dataset.base || "", officer: root.dataset.officer || "", signIn: null,
    isComposing, renewToken, ask, kept, keep, each, make, isText,
  };
  return page;
})();
