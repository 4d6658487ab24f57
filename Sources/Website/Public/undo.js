"use strict";
/* Undo: a .toast[data-seconds] counts down and goes; what it tells of is done already, its form posts to the undo address. */
(() => {
  const { ask, each, make } = window.hotline;

  function end(toast, sentence, isBad) {
    toast.classList.toggle("bad", Boolean(isBad));
    toast.replaceChildren(make("p", {}, sentence));
    setTimeout(() => toast.remove(), 5000);
  }

  /* The page is read anew, because what was undone stands in it. */
  async function undo(toast, form) {
    const answer = await ask(form.action, { fields: new FormData(form) });
    if (answer.ok) return answer.redirected ? window.location.assign(answer.url) : window.location.reload();
    return end(toast, answer.status === 409 ? "已有人继续办理，不能撤销。请打开工单查看。" : "没有撤销成功，请打开工单重试。", true);
  }

  each(".toast[data-seconds]", (toast) => {
    const until = Date.now() + Number(toast.dataset.seconds) * 1000;
    const seconds = make("span", { class: "seconds", "aria-hidden": "true" });
    const bar = make("span", { class: "time", "aria-hidden": "true" });
    const form = toast.querySelector("form");
    toast.insertBefore(seconds, form);
    toast.append(bar);
    const timer = setInterval(tick, 250);

    function tick() {
      const rest = until - Date.now();
      seconds.textContent = `${Math.max(0, Math.ceil(rest / 1000))} 秒`;
      bar.style.transform = `scaleX(${Math.max(0, rest) / (Number(toast.dataset.seconds) * 1000)})`;
      if (rest > 0 && toast.isConnected) return;
      clearInterval(timer);
      toast.remove();
    }

    tick();
    if (!form) return;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearInterval(timer);
      undo(toast, form).catch(() => end(toast, "连接中断，没有撤销。请打开工单重试。", true));
    });
  });
})();
