"use strict";
/* Live: one stream per browser for <html data-live="URL">, told to every page as `hotline:TOPIC` on document.
   The stream sends `data: {"topic": "queue", …}`. This file is the page's script and the shared worker's.
   Where there is no shared worker one page leads. data-poll="URL" is asked every 15 s while there is no stream:
   ?after=ID answers {"after": ID, "events": [{"topic": …}]}. */

/* One stream, opened again after 1, 2, 4 … 60 s; `tell` gets {topic, …}, or {state} when it opens and closes. */
class Stream {
  constructor(address, tell) {
    Object.assign(this, { address, tell, failures: 0, source: null, timer: 0 });
    this.open();
  }

  open() {
    this.source = new EventSource(this.address);
    this.source.onopen = () => {
      this.tell({ state: "open", isAgain: this.failures > 0 });
      this.failures = 0;
    };
    this.source.onmessage = (event) => {
      try {
        this.hear(JSON.parse(event.data));
      } catch (fault) { /* What is no message is no reason to stop. */ }
    };
    this.source.onerror = () => this.later();
  }

  /* Who is signed out, or one too many, needn't ask again at once. */
  hear(message) {
    this.tell(message);
    if (message.topic !== "signed-out" && message.topic !== "full") return;
    this.failures = Math.max(this.failures, 5);
    this.later();
  }

  later() {
    this.source.close();
    this.failures += 1;
    this.tell({ state: "closed" });
    /* Not all at the same moment after a restart of the server. */
    const wait = Math.min(60000, 1000 * 2 ** (this.failures - 1)) * (0.75 + Math.random() / 2);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.open(), wait);
  }

  close() {
    clearTimeout(this.timer);
    this.source.close();
  }
}

if (typeof document === "undefined") {
  let stream = null;
  let state = "closed";
  let officer = "";
  const channel = new BroadcastChannel("hotline-live");
  self.onconnect = ({ ports: [port] }) => {
    port.onmessage = ({ data }) => {
      /* A page that opens is a reason to ask at once; another officer's page has another session's stream. */
      if (stream && (data.officer !== officer || state !== "open")) {
        stream.close();
        stream = null;
      }
      officer = data.officer;
      if (!stream) {
        stream = new Stream(data.address, (message) => {
          if (message.state) state = message.state;
          channel.postMessage(message);
        });
      }
      port.postMessage({ state });
    };
  };
} else {
  (() => {
    const { live, poll } = document.documentElement.dataset;
    const script = document.currentScript.src;
    if (!live && !poll) return;
    const channel = "BroadcastChannel" in window ? new BroadcastChannel("hotline-live") : null;
    let isOpen = false;
    let after = "";

    function tell(message) {
      if (message.state) {
        isOpen = message.state === "open";
        document.documentElement.dataset.liveState = message.state;
        if (message.isAgain) document.dispatchEvent(new CustomEvent("hotline:reconnected"));
      } else if (message.topic) {
        document.dispatchEvent(new CustomEvent(`hotline:${message.topic}`, { detail: message }));
      }
    }

    function byWorker() {
      const worker = new SharedWorker(script, "hotline-live");
      worker.onerror = byLeader;
      worker.port.onmessage = ({ data }) => tell(data);
      worker.port.postMessage({ address: live, officer: document.documentElement.dataset.officer || "" });
    }

    /* The page whose name stands in localStorage leads and says so every 2 s; after 6 s of silence another takes over. */
    function byLeader() {
      const { kept, keep } = window.hotline;
      const name = Math.random().toString(36).slice(2);
      const key = "hotline.live.leader";
      let stream = null;
      const pass = (message) => { tell(message); if (channel) channel.postMessage(message); };
      const step = () => {
        const leader = kept(key, { name: "", at: 0 });
        const isFree = leader.name === name || Date.now() - leader.at > 6000;
        if (isFree && keep(key, { name, at: Date.now() })) {
          /* Of two that took over at once the one whose name stayed leads. */
          setTimeout(() => { if (!stream && kept(key, {}).name === name) stream = new Stream(live, pass); }, 200);
        } else if (!isFree && stream) {
          stream.close();
          stream = null;
        }
      };
      step();
      setInterval(step, 2000);
      window.addEventListener("pagehide", () => { if (stream) keep(key, null); });
    }

    async function ask() {
      if (isOpen || document.hidden) return;
      try {
        const answer = await fetch(`${poll}?after=${encodeURIComponent(after)}`, { credentials: "same-origin", headers: { "X-Part": "1" } });
        if (!answer.ok) return;
        const { after: next, events } = await answer.json();
        after = String(next);
        events.forEach(tell);
      } catch (fault) { /* Away: asked again in 15 s. */ }
    }

    if (channel) channel.addEventListener("message", ({ data }) => tell(data));
    if (live && channel && "SharedWorker" in window) byWorker();
    else if (live) byLeader();
    if (poll) setInterval(ask, Number(document.documentElement.dataset.pollEvery || 15) * 1000);
  })();
}
