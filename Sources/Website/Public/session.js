"use strict";
/* Session: when it has ended (401 from the server, or the time in <html data-session-ends>, seconds since 1970) the
   password is asked for over the page. Nothing is reloaded, so nothing typed is lost.
   data-session-now is the server's time when the page was made: a desk's clock may be wrong. */
(() => {
  const { base, ask, make, renewToken, officer } = window.hotline;
  const root = document.documentElement;
  const address = root.dataset.session || `${base}/session`;
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("hotline-session") : null;
  const ahead = root.dataset.sessionNow ? Date.now() / 1000 - Number(root.dataset.sessionNow) : 0;
  let ends = root.dataset.sessionEnds ? Number(root.dataset.sessionEnds) + ahead : Infinity;
  let waiting = null;

  function extend(until) {
    if (!until) return;
    ends = Number(until) + ahead;
    if (channel) channel.postMessage({ ends });
  }

  function form() {
    const field = make("input", { type: "password", id: "lock-password", name: "password", autocomplete: "current-password", required: "", autofocus: "" });
    const error = make("p", { class: "error", id: "lock-error", role: "alert" });
    const box = make("form", { method: "post", action: address },
      make("h2", { id: "lock-title" }, "请再输入一次口令"),
      make("p", { class: "muted" }, "登录已到期。本页填写的内容都还在，输入口令后继续。"),
      make("div", { class: "field" }, make("label", { for: "lock-password" }, "口令"), field, error),
      make("button", { type: "submit" }, "继续"));
    return { box, field, error, code: null };
  }

  /* The password was right: only the six digits are missing, or were wrong. */
  function askCode(parts) {
    if (parts.code) {
      parts.error.textContent = "动态口令不对，请等手机上换了新的6位数字再输入。";
      parts.code.value = "";
    } else {
      parts.code = make("input", { type: "text", id: "lock-code", name: "code", inputmode: "numeric", autocomplete: "one-time-code", required: "" });
      const field = make("div", { class: "field" }, make("label", { for: "lock-code" }, "动态验证码"), parts.code);
      parts.box.insertBefore(field, parts.box.lastElementChild);
      parts.error.textContent = "";
    }
    parts.code.focus();
  }

  async function send(parts, unlock) {
    const answer = await ask(address, { fields: { password: parts.field.value, code: parts.code ? parts.code.value : "", officer }, again: false });
    if (answer.ok) return unlock(answer.headers.get("X-CSRF-Token"));
    if (answer.headers.get("X-Code-Needed")) return askCode(parts);
    parts.field.value = "";
    parts.field.focus();
    if (answer.status === 423 || answer.status === 429) parts.error.textContent = "尝试次数过多，账号已暂时锁定。请稍后再试或联系班长。";
    else parts.error.textContent = "口令不对，请重新输入。";
    return undefined;
  }

  /* One lock however many requests wait for it. */
  function signIn() {
    if (waiting) return waiting.promise;
    const parts = form();
    const lock = make("div", { class: "lock", role: "dialog", "aria-modal": "true", "aria-labelledby": "lock-title" }, parts.box);
    let done;
    const promise = new Promise((resolve) => { done = resolve; });
    const unlock = (token, isHere = true) => {
      waiting = null;
      if (ends < Date.now() / 1000) ends = Infinity;
      window.hotline.dialog.close(lock);
      lock.remove();
      if (isHere && channel) channel.postMessage({ unlocked: token || true, ends });
      done();
    };
    waiting = { promise, unlock };
    parts.box.addEventListener("submit", (event) => {
      event.preventDefault();
      send(parts, unlock).catch(() => { parts.error.textContent = "连不上服务器，请稍后再试。内容保存在本机。"; });
    });
    document.body.append(lock);
    window.hotline.dialog.show(lock, { mustStay: true });
    return promise;
  }

  if (channel) {
    channel.addEventListener("message", ({ data }) => {
      if (data.ends) ends = data.ends;
      if (typeof data.unlocked === "string") renewToken(data.unlocked);
      if (data.unlocked && waiting) waiting.unlock(null, false);
    });
  }

  document.addEventListener("hotline:answered", ({ detail }) => extend(detail.headers.get("X-Session-Ends")));
  document.addEventListener("click", (event) => { if (event.target.closest("[data-lock]")) signIn(); });

  /* The end by the clock is asked about first: work in another tab may have moved it. */
  let isAsking = false;
  async function look() {
    if (waiting || isAsking || Date.now() / 1000 < ends) return;
    isAsking = true;
    try {
      const answer = await ask(address, { again: false });
      if (answer.status === 401) await signIn();
      else if (answer.ok && Date.now() / 1000 >= ends) ends = Date.now() / 1000 + 60;
    } catch (fault) {
      /* Away: the next look asks again. */
    } finally {
      isAsking = false;
    }
  }

  window.hotline.signIn = signIn;
  setInterval(look, 5000);
  document.addEventListener("visibilitychange", look);
  look();
})();
