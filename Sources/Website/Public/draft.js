"use strict";
/* Drafts: what is typed in a form[data-draft="NAME"] is kept in this browser (vault.js) until the server says that it has
   it (`?drafted=NAME`). A form may have several parked drafts. Passwords, files and fields with data-draft-skip are left out. */
(() => {
  const { isComposing, each, make, officer, vault } = window.hotline;
  const prefix = `hotline.draft.${officer}.`;
  const oldest = 7 * 86400 * 1000;
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("hotline-draft") : null;
  /* The drafts that pages of this browser have open answer for themselves; what nobody answers for was left behind. */
  const mine = new Set();
  const answered = new Set();

  if (channel) {
    channel.addEventListener("message", ({ data }) => {
      if (data.asks && mine.has(data.asks)) channel.postMessage({ has: data.asks });
      if (data.has) answered.add(data.has);
    });
  }

  const newId = () => `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;

  /* What is kept of a form's drafts: when and whether parked in clear, what was typed sealed; here it lies open. */
  class Drawer {
    constructor(name) {
      this.name = prefix + name;
      this.open = new Map();
      this.parked = new Map();
      this.waiting = new Map();
      this.running = new Map();
    }

    /* Opens what another page or time left; what can't be opened is left alone until it is old. */
    async load() {
      const all = vault.read(this.name);
      for (const id of this.open.keys()) if (!(id in all) && !this.running.has(id)) this.open.delete(id);
      await Promise.all(Object.entries(all).map(async ([id, { sealed, parked }]) => {
        if (this.running.has(id) || (this.open.has(id) && this.open.get(id).sealed === sealed)) return;
        const content = await vault.open(`${this.name}.${id}`, sealed);
        if (content) this.open.set(id, { ...content, sealed });
        this.parked.set(id, Boolean(parked));
      }));
    }

    all() {
      const kept = vault.read(this.name);
      const found = {};
      for (const [id, content] of this.open) {
        found[id] = { ...content, at: kept[id] ? kept[id].at : Date.now(), parked: this.isParked(id) };
      }
      return found;
    }

    isParked(id) { return this.parked.get(id) === true; }

    change(body) {
      const all = vault.read(this.name);
      body(all);
      for (const [id, one] of Object.entries(all)) if (!(Date.now() - one.at < oldest)) delete all[id];
      return vault.write(this.name, all);
    }

    park(id, parked) {
      this.parked.set(id, parked);
      return this.change((all) => { if (all[id]) all[id].parked = parked; });
    }

    drop(id) {
      this.open.delete(id);
      this.waiting.delete(id);
      this.change((all) => { delete all[id]; });
    }

    /* Sealing takes less than a key press; of several that wait only the last is sealed. */
    put(id, content) {
      this.open.set(id, content);
      this.waiting.set(id, content);
      if (!this.running.has(id)) this.running.set(id, this.sealWaiting(id).finally(() => this.running.delete(id)));
      return this.running.get(id);
    }

    async sealWaiting(id) {
      let isKept = true;
      while (this.waiting.has(id)) {
        const content = this.waiting.get(id);
        const sealed = await vault.seal(`${this.name}.${id}`, content);
        if (!this.waiting.has(id)) return isKept;
        if (this.waiting.get(id) === content) this.waiting.delete(id);
        isKept = this.change((all) => { all[id] = { at: Date.now(), parked: this.isParked(id), sealed }; });
      }
      return isKept;
    }
  }

  /* Which of the ids no open page answers for, after a moment to answer. */
  async function left(ids) {
    if (!channel || !ids.length) return ids;
    for (const id of ids) channel.postMessage({ asks: id });
    await new Promise((done) => { setTimeout(done, 120); });
    return ids.filter((id) => !answered.has(id));
  }

  const isKept = (field) => field.name && field.name !== "csrf" && field.dataset.draftSkip === undefined
    && !["password", "file", "submit", "button", "reset"].includes(field.type);

  function valuesOf(form) {
    const values = {};
    for (const field of form.elements) {
      if (!isKept(field)) continue;
      const isChoice = field.type === "checkbox" || field.type === "radio";
      const now = isChoice ? (field.checked ? [field.value] : []) : [field.value];
      values[field.name] = (values[field.name] || []).concat(now);
    }
    return values;
  }

  function fill(form, values) {
    const taken = {};
    for (const field of form.elements) {
      if (!isKept(field) || !values[field.name]) continue;
      if (field.type === "checkbox" || field.type === "radio") {
        field.checked = values[field.name].includes(field.value);
      } else {
        const at = taken[field.name] || 0;
        taken[field.name] = at + 1;
        if (values[field.name][at] === undefined) continue;
        field.value = values[field.name][at];
      }
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  function titleOf(form) {
    const field = form.querySelector("[data-draft-title]") || form.querySelector("textarea");
    const line = field ? field.value.trim().split("\n")[0] : "";
    return line.length > 16 ? `${line.slice(0, 16)}…` : line || "未填内容";
  }

  const clock = (time) => new Date(time).toTimeString().slice(0, 5);

  class Draft {
    constructor(form) {
      this.form = form;
      this.name = form.dataset.draft;
      this.here = `hotline.draft.${this.name}`;
      const values = valuesOf(form);
      this.atFirst = JSON.stringify(values);
      /* A form that the server filled in ([data-draft-filled]) is newer than its draft, and no blank one. */
      this.isFilled = form.dataset.draftFilled !== undefined;
      this.blank = this.isFilled ? JSON.stringify(Object.fromEntries(Object.keys(values).map((name) => [name, [""]]))) : this.atFirst;
      this.drawer = new Drawer(this.name);
      this.listen();
      this.begin();
    }

    listen() {
      const { form } = this;
      /* With every letter: what the browser has is there after a crash, a timer's letters are not. */
      const later = (event) => { if (!isComposing(event)) this.save(); };
      form.addEventListener("input", later);
      form.addEventListener("change", later);
      form.addEventListener("compositionend", later);
      form.addEventListener("submit", () => this.save());
      form.addEventListener("reset", () => setTimeout(() => this.save()));
      form.addEventListener("click", (event) => { if (event.target.closest("[data-draft-park]")) this.park(); });
      window.addEventListener("pagehide", () => this.save());
      document.addEventListener("visibilitychange", () => { if (document.hidden) this.save(); });
      window.addEventListener("storage", (event) => {
        if (event.key === this.drawer.name) this.drawer.load().then(() => this.list());
      });
    }

    async begin() {
      await this.drawer.load();
      const all = this.drawer.all();
      const own = sessionStorage.getItem(this.here);
      const ids = Object.keys(all).filter((id) => !all[id].parked).sort((a, b) => (b === own) - (a === own) || all[b].at - all[a].at);
      const free = await left(ids);
      const isUntouched = JSON.stringify(valuesOf(this.form)) === this.atFirst;
      const chosen = isUntouched ? free.shift() : undefined;
      this.take(chosen || newId());
      /* What several lost pages left is not thrown away: it waits with the parked ones. */
      for (const id of free) this.drawer.park(id, true);
      if (chosen && !this.isFilled) this.restore(all[chosen]);
      else if (!isUntouched || this.isFilled) this.save();
      this.list();
    }

    take(id) {
      mine.delete(this.id);
      this.id = id;
      mine.add(id);
      sessionStorage.setItem(this.here, id);
    }

    async save() {
      if (!this.id) return;
      const values = valuesOf(this.form);
      const isBlank = JSON.stringify(values) === this.blank;
      if (isBlank && !this.drawer.open.has(this.id)) return;
      let done = true;
      if (isBlank) this.drawer.drop(this.id);
      else done = await this.drawer.put(this.id, { title: titleOf(this.form), values });
      const note = document.querySelector(`[data-draft-state="${this.name}"]`);
      if (note) note.textContent = isBlank ? "" : !done ? "本机无法保存，请勿关闭本页" : vault.isSealing ? "已加密保存在本机" : "已保存在本页，关闭前请提交";
    }

    restore(draft) {
      /* A form that came back with its faults holds what was typed already. */
      if (JSON.stringify(draft.values) === this.blank) return;
      fill(this.form, draft.values);
      this.note(draft);
    }

    note(draft) {
      if (this.bar) this.bar.remove();
      const drop = make("button", { type: "button", class: "quiet compact" }, "放弃");
      const ok = make("button", { type: "button", class: "plain" }, "继续填写");
      this.bar = make("div", { class: "draft-note", role: "status" }, make("span", {}, `已恢复未提交的内容（${clock(draft.at)}）`), drop, ok);
      drop.addEventListener("click", () => { this.bar.remove(); this.empty(); this.save(); });
      ok.addEventListener("click", () => this.bar.remove());
      const place = document.querySelector(`[data-draft-note="${this.name}"]`);
      if (place) place.append(this.bar);
      else this.form.prepend(this.bar);
    }

    empty() {
      fill(this.form, JSON.parse(this.blank));
      const first = this.form.querySelector("textarea, input:not([type=hidden])");
      if (first) first.focus();
    }

    park() {
      this.save();
      if (!this.drawer.open.has(this.id) || !this.drawer.park(this.id, true)) return;
      this.take(newId());
      this.empty();
      this.save();
      if (this.bar) this.bar.remove();
      this.list();
    }

    bring(id) {
      const draft = this.drawer.all()[id];
      if (!draft) return;
      this.park();
      this.take(id);
      this.drawer.park(id, false);
      fill(this.form, draft.values);
      this.list();
    }

    list() {
      const place = document.querySelector(`[data-drafts-of="${this.name}"]`);
      if (!place) return;
      const parked = Object.entries(this.drawer.all()).filter(([, draft]) => draft.parked).sort((a, b) => a[1].at - b[1].at);
      const buttons = parked.map(([id, draft]) => {
        const button = make("button", { type: "button", class: "quiet compact" }, `${draft.title} · ${clock(draft.at)}`);
        button.addEventListener("click", () => this.bring(id));
        return button;
      });
      place.replaceChildren(...(buttons.length ? [make("span", { class: "muted" }, "已挂起"), ...buttons] : []));
    }
  }

  /* The server has it: the draft of this tab goes, and the address loses the flag so that a reload clears nothing else. */
  const address = new URL(window.location.href);
  for (const name of address.searchParams.getAll("drafted")) {
    const id = sessionStorage.getItem(`hotline.draft.${name}`);
    if (id) vault.forget(prefix + name, id);
    sessionStorage.removeItem(`hotline.draft.${name}`);
  }
  if (address.searchParams.has("drafted")) {
    address.searchParams.delete("drafted");
    window.history.replaceState(window.history.state, "", address);
  }

  each("form[data-draft]", (form) => new Draft(form));
})();
