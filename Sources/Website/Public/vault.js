"use strict";
/* Vault: drafts hold what citizens say, so this browser keeps them sealed (AES-GCM) with a key that the server gives to
   their officer alone (form[data-draft-key]). Browsers seal on HTTPS and on this machine only: over plain HTTP drafts
   stay in the tab (sessionStorage), which forgets them when it is closed. */
(() => {
  const holder = document.querySelector("form[data-draft-key]");
  const given = holder ? holder.dataset.draftKey : "";
  const subtle = window.crypto ? window.crypto.subtle : undefined;
  const isSealing = Boolean(given && subtle);
  const key = isSealing ? subtle.importKey("raw", bytes(given), "AES-GCM", false, ["encrypt", "decrypt"]) : null;
  const store = isSealing ? "localStorage" : "sessionStorage";

  function bytes(text) {
    return Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  }

  function letters(buffer) {
    let text = "";
    for (const byte of new Uint8Array(buffer)) text += String.fromCharCode(byte);
    return btoa(text);
  }

  /* What belongs to `name` can't be put in the place of anything else. */
  async function seal(name, value) {
    if (!isSealing) return value;
    const iv = window.crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(value));
    const sealed = await subtle.encrypt({ name: "AES-GCM", iv, additionalData: new TextEncoder().encode(name) }, await key, text);
    return `${letters(iv)}.${letters(sealed)}`;
  }

  /* Null where another key sealed it. */
  async function open(name, sealed) {
    if (typeof sealed !== "string" || !isSealing) return isSealing ? null : sealed;
    try {
      const [iv, text] = sealed.split(".").map(bytes);
      const data = await subtle.decrypt({ name: "AES-GCM", iv, additionalData: new TextEncoder().encode(name) }, await key, text);
      return JSON.parse(new TextDecoder().decode(data));
    } catch (fault) {
      return null;
    }
  }

  function read(name, place = store) {
    try {
      return JSON.parse(window[place].getItem(name)) || {};
    } catch (fault) {
      return {};
    }
  }

  /* False when the browser keeps nothing: full, or forbidden. */
  function write(name, value, place = store) {
    try {
      if (Object.keys(value).length) window[place].setItem(name, JSON.stringify(value));
      else window[place].removeItem(name);
      return true;
    } catch (fault) {
      return false;
    }
  }

  /* For a page that has no key and need not open what it throws away. */
  function forget(name, id) {
    for (const place of ["localStorage", "sessionStorage"]) {
      const kept = read(name, place);
      if (!(id in kept)) continue;
      delete kept[id];
      write(name, kept, place);
    }
  }

  window.hotline.vault = { isSealing, seal, open, read, write, forget };
})();
