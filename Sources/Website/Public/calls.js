"use strict";
/* Calls as the live stream tells of them.
   `hotline:call` brings a call to the desk (#call, form #appeal): it fills an empty form, else it is offered by one key.
   What was typed is never overwritten, nothing happens in the middle of a word, and a page nobody looks at only offers. */
(() => {
  const { isComposing, isText, ask, make, each } = window.hotline;

  class CallStrip {
    constructor(strip) {
      this.strip = strip;
      this.form = document.getElementById("appeal");
      this.taken = this.field("callNumber").value;
      /* What the call filled in by itself is no work of anybody's. */
      this.filled = this.taken ? this.field("callingNumber").value : "";
      this.offered = null;
      this.known = new Set([this.taken]);
      document.addEventListener("hotline:call", (event) => this.hear(event.detail.id));
      this.form.addEventListener("input", () => this.keepTaken());
      this.strip.addEventListener("click", (event) => {
        if (event.target.closest("button") && this.offered) this.accept(this.offered);
      });
    }

    field(name) { return this.form.elements.namedItem(name); }

    isBlank() {
      return Array.from(this.form.elements).every((field) => {
        if (!isText(field) || field.tagName === "SELECT" || field.type === "hidden" || field.name === "channel") return true;
        return field.value === "" || (field.name === "callingNumber" && field.value === this.filled);
      });
    }

    async hear(id) {
      if (!id || this.known.has(id)) return;
      this.known.add(id);
      try {
        const answer = await ask(`${this.strip.dataset.calls}/${encodeURIComponent(id)}`, { again: false });
        if (!answer.ok) return;
        const call = await answer.json();
        if (document.hidden || isComposing() || !this.isBlank()) this.offer(call);
        else this.take(call);
      } catch (fault) {
        this.known.delete(id);
      }
    }

    show(call, ...more) {
      const line = make("p", {}, make("strong", {}, call.masked), " ");
      if (call.queue) line.append(make("span", { class: "badge open" }, call.queue));
      this.strip.replaceChildren(line, ...more);
      this.strip.hidden = false;
    }

    offer(call) {
      this.offered = call;
      const key = make("kbd", {}, "Alt+I");
      const button = make("button", { type: "button", class: "compact", "data-key": "Alt+I", "data-key-label": "接入来电" }, "接入 ", key);
      this.show(call, button);
    }

    /* Whatever was typed for somebody else waits with the parked drafts. */
    accept(call) {
      if (!this.isBlank()) {
        const park = this.form.querySelector("[data-draft-park]");
        if (park) park.click();
        this.filled = this.field("callingNumber").value;
        if (!this.isBlank()) return;
      }
      this.take(call);
    }

    take(call) {
      this.offered = null;
      this.taken = call.id;
      this.call = call;
      this.filled = call.number;
      this.field("callNumber").value = call.id;
      this.field("callingNumber").value = call.number;
      this.field("callingNumber").dispatchEvent(new Event("input", { bubbles: true }));
      this.show(call);
      const result = document.getElementById("call-result");
      if (result) {
        result.hidden = false;
        result.elements.namedItem("call").value = call.id;
      }
      if (document.activeElement === document.body) this.field("content").focus();
      if (call.number) this.lookUp();
    }

    /* A draft that was restored over the call has brought its own number: the call is offered again. */
    keepTaken() {
      if (!this.taken || this.field("callNumber").value === this.taken) return;
      const call = this.call || { id: this.taken, number: this.filled, masked: this.strip.querySelector("strong").textContent, queue: "" };
      this.taken = "";
      this.offer(call);
    }

    /* The caller's earlier orders, as the page itself would show them. */
    async lookUp() {
      const button = this.form.querySelector("button[formaction]");
      if (!button) return;
      const id = this.taken;
      try {
        const answer = await ask(button.getAttribute("formaction"), { fields: new FormData(this.form), again: false });
        if (!answer.ok || this.taken !== id) return;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        for (const old of document.querySelectorAll('[aria-labelledby="earlier-head"], form[id^="act-"]')) old.remove();
        const found = page.querySelector('[aria-labelledby="earlier-head"]');
        if (found) this.strip.parentElement.append(document.importNode(found, true));
        for (const form of page.querySelectorAll('form[id^="act-"]')) this.form.after(document.importNode(form, true));
        document.dispatchEvent(new CustomEvent("hotline:part", { detail: this.strip.parentElement }));
      } catch (fault) { /* The button looks him up as well. */ }
    }
  }

  each("#call", (strip) => new CallStrip(strip));

  document.addEventListener("hotline:missed-calls", () => {
    for (const note of document.querySelectorAll('[data-changes="missed-calls"]')) note.hidden = false;
  });

  document.addEventListener("hotline:signed-out", () => { if (window.hotline.signIn) window.hotline.signIn(); });
})();
