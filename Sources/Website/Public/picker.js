"use strict";
/* Picker: a select[data-picker], or an input[data-picker][data-source="URL"], becomes a combobox.
   The address answers rows as match.js reads them. What is sent is a row's value, or what was typed when nothing fits:
   without this script the same field sends the same kinds of text. */
(() => {
  const { isComposing, ask, each, make, kept, keep, officer, match } = window.hotline;
  const mostRecent = 20;
  const sources = new Map();
  let number = 0;

  async function fetchRows(address) {
    const answer = await ask(address);
    return answer.ok ? (await answer.json()).map(match.prepared) : [];
  }

  function rowsOf(address) {
    if (!sources.has(address)) sources.set(address, fetchRows(address).catch(() => { sources.delete(address); return []; }));
    return sources.get(address);
  }

  const rowsOfSelect = (select) => Promise.resolve(Array.from(select.options).filter((option) => option.value !== "")
    .map((option) => [option.value, option.textContent.trim(), option.dataset.readings || "", option.dataset.path || ""])
    .map(match.prepared));

  class Picker {
    constructor(field) {
      this.field = field;
      this.load = field.matches("select") ? () => rowsOfSelect(field) : () => rowsOf(field.dataset.source);
      this.rows = [];
      this.shown = [];
      this.active = -1;
      this.recentKey = `hotline.recent.${officer}.${field.dataset.source || field.name}`;
      number += 1;
      this.build(`picker-${number}`);
      this.listen();
      this.follow();
    }

    build(id) {
      const { field } = this;
      this.list = make("ul", { id, role: "listbox", class: "options", hidden: "" });
      this.told = make("span", { class: "hidden", role: "status" });
      this.box = make("input", {
        type: "text", role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id,
      });
      for (const name of ["id", "placeholder", "required", "aria-describedby", "aria-invalid", "aria-label", "data-key", "data-key-label", "autofocus"]) {
        if (!field.hasAttribute(name)) continue;
        this.box.setAttribute(name, field.getAttribute(name));
        field.removeAttribute(name);
      }
      const label = this.box.id && document.querySelector(`label[for="${this.box.id}"]`);
      this.list.setAttribute("aria-label", label ? label.textContent.trim() : this.box.getAttribute("aria-label") || "可选项");
      const hadFocus = document.activeElement === field;
      const frame = make("div", { class: "picker" });
      field.before(frame);
      if (field.matches("select")) field.hidden = true;
      else field.type = "hidden";
      frame.append(field, this.box, this.list, this.told);
      if (hadFocus) this.box.focus();
    }

    listen() {
      const { box, list, field } = this;
      box.addEventListener("input", (event) => {
        this.type();
        if (!isComposing(event)) this.open();
      });
      box.addEventListener("compositionend", () => { this.type(); this.open(); });
      box.addEventListener("keydown", (event) => this.press(event));
      box.addEventListener("click", () => this.open(""));
      box.addEventListener("blur", () => this.close());
      /* The press must not take the focus from the box. */
      list.addEventListener("mousedown", (event) => event.preventDefault());
      list.addEventListener("click", (event) => {
        const option = event.target.closest("[role=option]");
        if (option) this.pick(Number(option.dataset.index));
      });
      field.addEventListener("change", (event) => { if (!event.detail) this.follow(); });
    }

    /* Shows the name of what the field holds, as after a draft was restored. */
    async follow() {
      if (this.field.value === "") { this.box.value = ""; return; }
      this.rows = await this.load();
      this.box.value = this.shownText(this.named(this.field.value)) || this.field.value;
    }

    /* A value says which row; a name only where one row has it. */
    named(text) {
      const row = this.rows.find((one) => one.value === text);
      const named = row ? [row] : this.rows.filter((one) => one.name === text);
      return named.length === 1 ? named[0] : undefined;
    }

    /* What stands in the box for a row: its name, with its path where others have the name too. */
    shownText(row) {
      if (!row) return "";
      return this.rows.some((other) => other !== row && other.name === row.name) ? row.value : row.name;
    }

    set(value) {
      if (this.field.value === value) return;
      this.field.value = value;
      this.field.dispatchEvent(new CustomEvent("change", { bubbles: true, detail: "picked" }));
    }

    /* Until a row is picked the field holds what was typed; a select can only hold one of its own. */
    type() {
      const typed = this.box.value.trim();
      const row = this.named(typed);
      if (row) return this.set(row.value);
      return this.set(this.field.matches("select") ? "" : typed);
    }

    async open(text = this.box.value) {
      this.isWanted = true;
      this.rows = await this.load();
      if (!this.isWanted || document.activeElement !== this.box || isComposing()) return;
      this.shown = match.matches(this.rows, text, kept(this.recentKey, []));
      this.draw();
      this.point(this.shown.length && text.trim() ? 0 : -1);
    }

    draw() {
      const options = this.shown.map(({ name, path }, index) => {
        const option = make("li", { role: "option", id: `${this.list.id}-${index}`, "aria-selected": "false", "data-index": index }, make("span", {}, name));
        if (path) option.append(make("span", { class: "path" }, path));
        return option;
      });
      if (!options.length) options.push(make("li", { class: "nothing", role: "option", "aria-disabled": "true", "aria-selected": "false" }, "没有符合的，请换个写法"));
      this.list.replaceChildren(...options);
      this.list.hidden = false;
      this.list.classList.toggle("above", this.box.getBoundingClientRect().bottom + this.list.offsetHeight > window.innerHeight);
      this.box.setAttribute("aria-expanded", "true");
      this.told.textContent = this.shown.length ? `${this.shown.length} 项可选` : "没有符合的";
    }

    point(index) {
      this.active = index;
      Array.from(this.list.children).forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
      if (index < 0) return this.box.removeAttribute("aria-activedescendant");
      this.box.setAttribute("aria-activedescendant", `${this.list.id}-${index}`);
      return this.list.children[index].scrollIntoView({ block: "nearest" });
    }

    pick(index) {
      const row = this.shown[index];
      this.box.value = this.shownText(row);
      this.set(row.value);
      keep(this.recentKey, [row.value, ...kept(this.recentKey, []).filter((one) => one !== row.value)].slice(0, mostRecent));
      this.close();
    }

    close() {
      this.isWanted = false;
      this.list.hidden = true;
      this.active = -1;
      this.box.setAttribute("aria-expanded", "false");
      this.box.removeAttribute("aria-activedescendant");
      this.told.textContent = "";
    }

    press(event) {
      if (isComposing(event) || event.ctrlKey || event.altKey || event.metaKey) return;
      const isOpen = !this.list.hidden;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        if (!isOpen) this.open("");
        else if (this.shown.length) this.point((this.active + step + this.shown.length + (this.active < 0 && step < 0 ? 1 : 0)) % this.shown.length);
      } else if (isOpen && this.active >= 0 && (event.key === "Enter" || event.key === "Tab")) {
        if (event.key === "Enter") event.preventDefault();
        this.pick(this.active);
      } else if (isOpen && event.key === "Escape") {
        event.preventDefault();
        this.close();
      }
    }
  }

  each("select[data-picker], input[data-picker]", (field) => new Picker(field));
})();
