"""Serves the style guide and the scripts' test page, without the program or a database.

`with site.served() as origin:` gives the address. Templates are read as they are; only the layout is ours, with the
lines that the real one has too.
"""

import contextlib
import http.server
import json
import os
import pathlib
import re
import threading
import time
import urllib.parse

from playwright.sync_api import sync_playwright

HERE = pathlib.Path(__file__).resolve().parent
WEBSITE = HERE.parent.parent / "Sources" / "Website"
PUBLIC = WEBSITE / "Public"
# The policy of SecurityHeaders: a script that needs more fails here too.
POLICY = (
    "default-src 'self'; style-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
TYPES = {".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml"}


def listed(name):
    """A list of file names in PublicFiles.swift: one place says which there are and in what order."""
    source = (WEBSITE / "PublicFiles.swift").read_text(encoding="utf8")
    return re.findall(r'"([\w.-]+)"', re.search(rf"static let {name} = \[(.*?)\]", source, re.S).group(1))


def block(template, name):
    found = re.search(r"\{\{\$" + name + r"\}\}(.*?)\{\{/" + name + r"\}\}", template, re.S)
    return found.group(1) if found else ""

SOUND = (
    '<form class="visitor"><button class="quiet" type="button" data-sound aria-pressed="false" hidden>静音</button></form>'
    '<p class="hidden" role="status" data-urgent-status></p>'
)


def layout(body, main, query=None):
    query = query or {}
    settable = ("theme", "text", "officer", "live", "poll", "poll-every", "session-ends")
    attributes = "".join(f' data-{name}="{query[name][0]}"' for name in settable if name in query)
    styles = "".join(f'<link rel="stylesheet" href="/public/{name}">' for name in listed("sheets"))
    alerts = '<a href="/" data-alerts>待阅</a>' if "live" in query else ""
    sound = SOUND if "live" in query else ""
    scripts = "".join(f'<script src="/public/{name}" defer></script>' for name in listed("scripts"))
    return f"""<!DOCTYPE html>
<html lang="zh-CN" data-base=""{attributes}>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="csrf" content="token-1"><title>样式指南</title>{styles}
<link rel="icon" href="/public/icon.svg" type="image/svg+xml">{scripts}</head>
<body class="{body}"><a class="skip" href="#main">跳到正文</a>
<header class="bar"><a class="brand" href="/">12345 政务服务便民热线</a>
<nav aria-label="主导航"><a href="/" aria-current="true">受理台</a><a href="/">工单</a><a href="/">知识库</a>{alerts}</nav>{sound}</header>
<main id="main" tabindex="-1">{main}</main>
<footer class="foot"><p>时间均为北京时间。</p></footer></body></html>"""


class Answer(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def give(self, content, kind="text/html", status=200, headers=()):
        data = content if isinstance(content, bytes) else content.encode("utf8")
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", "no-store")
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self):
        address = urllib.parse.urlsplit(self.path)
        query = urllib.parse.parse_qs(address.query)
        self.server.asked.append(("GET", self.path, {}))
        pages = {"/styleguide": ("show", ""), "/styleguide/desk": ("desk", "desk-page")}
        if address.path in pages:
            name, body = pages[address.path]
            template = (WEBSITE / "Templates" / "styleguide" / f"{name}.mustache").read_text("utf8")
            return self.give(layout(body, block(template, "main"), query))
        if address.path.startswith("/public/"):
            file = PUBLIC / address.path[8:]
            return self.give(file.read_bytes(), TYPES[file.suffix])
        if address.path == "/stream":
            return self.stream()
        if address.path == "/told":
            return self.stream_of_told()
        if address.path == "/poll":
            return self.give(json.dumps({"after": "7", "events": [{"topic": "polled"}]}), "application/json")
        if address.path == "/session":
            return self.give("", status=401 if self.server.locked else 204)
        file = HERE / (address.path.strip("/").split("/")[-1] or "page.html")
        if file.suffix == ".html" and file.exists():
            return self.give(layout("", file.read_text("utf8"), query))
        if file.suffix == ".json" and file.exists():
            return self.give(file.read_bytes(), "application/json")
        return self.give("没有这一页", status=404)

    def do_POST(self):
        length = int(self.headers.get("Content-Length", 0))
        fields = urllib.parse.parse_qs(self.rfile.read(length).decode("utf8"))
        self.server.asked.append(("POST", self.path, fields))
        if self.path == "/session":
            if fields.get("password") == ["right"]:
                self.server.locked = False
                return self.give("", status=204, headers=[("X-CSRF-Token", "token-2")])
            return self.give("", status=403)
        if self.server.locked:
            return self.give("", status=401)
        if self.path == "/check":
            text = fields.get("text", [""])[0]
            if "慢" in text:
                time.sleep(0.8)
            return self.give(f"<p class='seen'>{text}</p>")
        if self.path == "/orders":
            self.send_response(303)
            self.send_header("Location", "/page.html?drafted=appeal")
            self.send_header("Content-Length", "0")
            return self.end_headers()
        return self.give("<p>好</p>")

    def begin_stream(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.server.streams += 1

    def stream(self):
        self.begin_stream()
        with contextlib.suppress(OSError):
            for number in range(60):
                event = json.dumps({"topic": "queue", "count": number})
                self.wfile.write(f"id: {number}\ndata: {event}\n\n".encode("utf8"))
                self.wfile.flush()
                time.sleep(0.2)

    def stream_of_told(self):
        """What a check puts into `server.told`, from the moment the stream opens."""
        self.begin_stream()
        sent = len(self.server.told)
        with contextlib.suppress(OSError):
            while True:
                for message in self.server.told[sent:]:
                    self.wfile.write(f"data: {json.dumps(message)}\n\n".encode("utf8"))
                    sent += 1
                self.wfile.write(b": \n\n")
                self.wfile.flush()
                time.sleep(0.05)


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        """A page that is closed while it loads is no fault."""


@contextlib.contextmanager
def served(port=0):
    server = Server(("127.0.0.1", port), Answer)
    server.asked, server.locked, server.streams, server.told = [], False, 0, []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server, f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


@contextlib.contextmanager
def browser():
    arguments = ["--lang=zh-CN"] + (["--no-sandbox"] if os.geteuid() == 0 else [])
    with sync_playwright() as playwright:
        program = os.environ.get("HOTLINE_CHROMIUM", "/usr/bin/chromium")
        chromium = playwright.chromium.launch(executable_path=program, args=arguments)
        yield chromium
        chromium.close()
