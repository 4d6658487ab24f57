"use strict";
/* Urgent matters as the live stream tells of them: a note, the page's title, and a short tone in one page of the browser.
   `hotline:alert` is for who is to confirm it; `hotline:alerts` counts what is unconfirmed, for pages with [data-alerts].
   button[data-sound] mutes the tone, remembered for each officer; [data-urgent-status] says everything to screen readers. */
(() => {
  const { base, officer, kept, keep, make, each } = window.hotline;
  const mutedKey = `hotline.muted.${officer}`;
  const countKey = `hotline.alerts.${officer}`;
  const touchedKey = "hotline.touched";
  const title = document.title;
  let isMuted = kept(mutedKey, false) === true;

  function say(text) {
    for (const status of document.querySelectorAll("[data-urgent-status]")) status.textContent = text;
  }

  /* Browsers play nothing before a person has touched a page; the tab remembers it for its next pages. */
  function touched(isTouched) {
    try {
      if (isTouched) sessionStorage.setItem(touchedKey, "1");
      return sessionStorage.getItem(touchedKey) === "1";
    } catch (fault) {
      return Boolean(isTouched);
    }
  }
  for (const kind of ["pointerdown", "keydown"]) {
    document.addEventListener(kind, () => touched(true), { capture: true, once: true, passive: true });
  }

  const pause = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });

  /* A running context, or null where the browser allows none: then another page may have the turn. */
  async function context() {
    const Context = window.AudioContext || window.webkitAudioContext;
    if (!Context || !touched()) return null;
    const made = new Context();
    if (made.state !== "running") await Promise.race([made.resume().catch(() => null), pause(300)]);
    if (made.state === "running") return made;
    made.close();
    return null;
  }

  /* Every page of the browser hears the same message, within 3 s of each other; one plays. All who could say their names
     and the first by alphabet does, pages that are looked at before the others. */
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("hotline-sound") : null;
  let name = "";
  let settledAt = 0;
  let isLost = false;
  let hasPlayed = false;
  const isSettled = () => Date.now() - settledAt < 3000;
  if (channel) {
    channel.addEventListener("message", ({ data: { asks, taken } }) => {
      if (taken && taken === name) isLost = true;
      if (!asks) return;
      if (name ? name < asks : hasPlayed && isSettled()) channel.postMessage({ taken: asks });
      else if (name) isLost = true;
    });
  }

  async function takesTurn() {
    if (name || isSettled()) return false;
    name = (document.hidden ? "b" : "a") + Math.random().toString(36).slice(2);
    isLost = false;
    if (channel) channel.postMessage({ asks: name });
    await pause(300);
    name = "";
    settledAt = Date.now();
    hasPlayed = !isLost;
    return hasPlayed;
  }

  /* Two short notes, 880 and 1,175 Hz; swelling and fading, as a bare switch of an oscillator clicks. */
  function play(sound) {
    [880, 1175].forEach((frequency, place) => {
      const from = sound.currentTime + place * 0.2;
      const [note, volume] = [sound.createOscillator(), sound.createGain()];
      note.frequency.value = frequency;
      volume.gain.setValueAtTime(0, from);
      volume.gain.linearRampToValueAtTime(0.2, from + 0.02);
      volume.gain.linearRampToValueAtTime(0, from + 0.18);
      note.connect(volume);
      volume.connect(sound.destination);
      note.start(from);
      note.stop(from + 0.18);
    });
    setTimeout(() => sound.close(), 1000);
  }

  async function ring() {
    if (isMuted) return;
    const sound = await context();
    if (!sound) return;
    if (await takesTurn()) play(sound);
    else sound.close();
  }

  function mark(text) { document.title = `${text}${title}`; }

  function toasts() {
    const there = document.querySelector(".toasts");
    if (there) return there;
    const made = make("div", { class: "toasts", role: "region", "aria-label": "通知" });
    document.body.append(made);
    return made;
  }

  document.addEventListener("hotline:alert", ({ detail }) => {
    mark("（急）");
    const link = make("a", { href: `${base}/alerts` }, "去待阅");
    const close = make("button", { type: "button", class: "quiet compact" }, "知道了");
    const toast = make("div", { class: "toast bad", role: "alert" }, make("p", {}, `紧急敏感：${detail.kind}，工单 ${detail.number}`), link, close);
    close.addEventListener("click", () => { toast.remove(); document.title = title; });
    toasts().append(toast);
    ring();
  });

  /* A page that opens compares with what this browser knew; later counts with the one before. */
  let known = kept(countKey, 0);

  document.addEventListener("hotline:alerts", ({ detail: { count } }) => {
    const links = document.querySelectorAll("[data-alerts]");
    for (const link of links) {
      link.replaceChildren("待阅", ...(count ? [" ", make("span", { class: "badge urgent" }, String(count))] : []));
    }
    if (!links.length) return;
    const isMore = count > known;
    known = count;
    keep(countKey, count);
    if (isMore) {
      mark(`（急 ${count}）`);
      say(`有${count}件紧急敏感事项待阅。`);
      ring();
    } else if (count === 0) {
      document.title = title;
      say("紧急敏感事项已全部确认。");
    }
  });

  each("[data-sound]", (button) => {
    const show = () => button.setAttribute("aria-pressed", String(isMuted));
    show();
    button.hidden = false;
    button.addEventListener("click", () => {
      isMuted = !isMuted;
      keep(mutedKey, isMuted || null);
      show();
      say(isMuted ? "提示音已静音，紧急事项仍会在标题和页面上提示。" : "提示音已打开。");
    });
    /* Muted in another page of this browser. */
    window.addEventListener("storage", (event) => {
      if (event.key !== mutedKey) return;
      isMuted = kept(mutedKey, false) === true;
      show();
    });
  });
})();
