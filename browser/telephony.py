"""Calls in Chromium: they come to the desk, overwrite nothing, wait in the list; ten tabs on one stream.

Alone: browser/serve PYTHON browser/telephony.py [FOLDER FOR PICTURES]
"""

import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request

import site_under_test as site
import watchdog

PROGRAM = os.environ.get("HOTLINE_PROGRAM", os.path.join(os.path.dirname(__file__), "../.build/release/hotline"))
NUMBER = "19900004321"
_made = {"token": None, "calls": 0}


def check_all(chromium, expect, foreign):
    check_pop(chromium, expect, foreign)
    check_typed(chromium, expect, foreign)
    check_composition(chromium, expect, foreign)
    check_missed(chromium, expect, foreign)
    check_ten_tabs(chromium, expect)
    check_sign_out(chromium, expect)
    check_alert(chromium, expect, foreign)


def token():
    if not _made["token"]:
        command = [PROGRAM, "telephony", "token", "browser"]
        _made["token"] = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    return _made["token"]


def tell(call, **fields):
    """Tells the site of a call as a telephony system does."""
    body = json.dumps({"id": call, "direction": "in", **fields}).encode()
    headers = {"Authorization": f"Bearer {token()}", "Content-Type": "application/json"}
    request = urllib.request.Request(site.ORIGIN + "/api/telephony/calls", body, headers)
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


def new_call():
    _made["calls"] += 1
    return f"browser-{int(time.time())}-{_made['calls']}"


def ring(officer, number=NUMBER):
    call, now = new_call(), int(time.time())
    tell(call, calling=number, offered=now - 3, rung=now, agent=officer, queue="市民")
    return call


def hang_up(call):
    tell(call, ended=int(time.time()) + 1, end="party")


def miss(number=NUMBER):
    call, now = new_call(), int(time.time())
    tell(call, calling=number, offered=now - 300, ended=now - 260, end="party", queue="市民")
    return call


def until(holds, most=40):
    """Polled from here: the policy of the site forbids a page to evaluate texts."""
    for _ in range(most):
        if holds():
            return True
        time.sleep(0.25)
    return False


def open_live(chromium, foreign, role="话务员", path="/desk"):
    page = site.open_page(chromium, "desk", "light", foreign, role)
    page.goto(site.ORIGIN + path)
    live = until(lambda: page.get_attribute("html", "data-live-state") == "open")
    return page, page.get_attribute("html", "data-officer"), live


def check_pop(chromium, expect, foreign):
    """A call fills an empty form with its number, and shows who called before."""
    page, officer, live = open_live(chromium, foreign)
    expect(live, "calls: the stream doesn't open")
    call = ring(officer)
    expect(until(lambda: page.input_value("#callingNumber") == NUMBER), "calls: the number isn't filled in")
    expect(page.input_value("input[name=callNumber]") == call, "calls: the form doesn't carry the call")
    expect("199****4321" in page.text_content("#call"), "calls: the desk doesn't show the call")
    expect(until(lambda: page.query_selector("#earlier-head") is not None), "calls: no look for earlier orders")
    expect(NUMBER not in page.url, "calls: the address holds a number")
    category = page.evaluate("document.querySelector('#categories option').value")
    page.keyboard.type("楼道灯不亮")
    expect(page.input_value("#content") == "楼道灯不亮", "calls: the appeal can't be typed at once")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.fill("#category", category)
    page.keyboard.press("Alt+s")
    page.wait_for_url(re.compile("registered="), timeout=10_000)
    expect("已登记" in page.text_content("main"), "calls: an order of a call isn't registered")
    hang_up(call)
    page.context.close()


def check_typed(chromium, expect, foreign):
    """What was typed stays; the call waits for one key, and the draft is parked for it."""
    page, officer, _ = open_live(chromium, foreign)
    page.fill("#content", "前一个人说到一半")
    page.wait_for_timeout(500)
    call = ring(officer)
    expect(until(lambda: page.is_visible("#call button")), "calls: a call beside a draft isn't offered")
    expect(page.input_value("#content") == "前一个人说到一半", "calls: a call overwrote what was typed")
    expect(page.input_value("#callingNumber") == "", "calls: a call wrote into a draft")
    page.keyboard.press("Alt+i")
    expect(until(lambda: page.input_value("#callingNumber") == NUMBER), "calls: one key doesn't take the call")
    expect(page.input_value("#content") == "", "calls: the draft of another is in the call's form")
    expect("前一个人说到一半" in page.text_content(".parked"), "calls: the draft isn't parked")
    hang_up(call)
    page.context.close()


def check_composition(chromium, expect, foreign):
    """Nothing happens in the middle of a word."""
    page, officer, _ = open_live(chromium, foreign)
    page.focus("#content")
    client = page.context.new_cdp_session(page)
    client.send("Input.imeSetComposition", {"text": "lu", "selectionStart": 2, "selectionEnd": 2})
    call = ring(officer)
    expect(until(lambda: page.is_visible("#call button")), "calls: a call in the middle of a word isn't offered")
    expect(page.input_value("#callingNumber") == "", "calls: a call filled the form in the middle of a word")
    client.send("Input.insertText", {"text": "路灯"})
    expect(page.input_value("#content") == "路灯", "calls: a call broke a word")
    hang_up(call)
    page.context.close()


def check_missed(chromium, expect, foreign):
    """A missed call waits in the list, and one key takes it to the desk."""
    page, _, _ = open_live(chromium, foreign, path="/calls/missed")
    miss("19900008765")
    note = "[data-changes=missed-calls]"
    expect(until(lambda: page.is_visible(note)), "calls: the list doesn't say that it has changed")
    page.goto(site.ORIGIN + "/calls/missed")
    expect("199****8765" in page.text_content("main"), "calls: a missed call isn't listed")
    expect("19900008765" not in page.content(), "calls: the list shows a number")
    first = page.text_content("tbody tr th").strip()
    page.keyboard.press("Alt+1")
    page.wait_for_url(re.compile("/desk"), timeout=10_000)
    number = page.input_value("#callingNumber")
    expect(f"{number[:3]}****{number[-4:]}" == first, "calls: one key doesn't take it to the desk")
    page.context.close()


class CountingProxy:
    """Passes everything on to the site and counts the streams that are asked for."""

    def __init__(self):
        address = urllib.parse.urlsplit(site.ORIGIN)
        self.site = (address.hostname, address.port)
        self.streams = 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.origin = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            browser, _ = self.listener.accept()
            server = socket.create_connection(self.site)
            threading.Thread(target=self.pump, args=(browser, server, True), daemon=True).start()
            threading.Thread(target=self.pump, args=(server, browser, False), daemon=True).start()

    def pump(self, source, target, counts):
        try:
            while data := source.recv(65_536):
                if counts:
                    self.streams += data.count(b"GET /live HTTP")
                target.sendall(data)
        except OSError:
            pass
        finally:
            for end in (source, target):
                try:
                    end.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass


def check_ten_tabs(chromium, expect):
    """Ten tabs of one officer are all live, on one connection."""
    proxy = CountingProxy()
    context = chromium.new_context(locale="zh-CN")
    site.sign_in(context, "话务员")
    tabs = [context.new_page() for _ in range(10)]
    for tab in tabs:
        tab.goto(proxy.origin + "/desk")
    for tab in tabs:
        opened = until(lambda: tab.get_attribute("html", "data-live-state") == "open")
        expect(opened, "calls: a tab of ten isn't live")
    call = ring(tabs[0].get_attribute("html", "data-officer"))
    for tab in tabs:
        expect(until(lambda: tab.is_visible("#call")), "calls: a tab of ten doesn't hear of a call")
    expect(proxy.streams == 1, f"calls: ten tabs opened {proxy.streams} streams")
    hang_up(call)
    context.close()


def check_sign_out(chromium, expect):
    """Signing out in one tab ends the stream; the others ask for the password and lose nothing."""
    context = chromium.new_context(locale="zh-CN")
    site.sign_in(context, "班长")
    one, other = context.new_page(), context.new_page()
    for tab in (one, other):
        tab.goto(site.ORIGIN + "/desk")
        until(lambda: tab.get_attribute("html", "data-live-state") == "open")
    other.fill("#content", "还没有写完")
    one.click(".visitor button[type=submit]")
    expect(until(lambda: other.query_selector(".lock") is not None), "calls: another tab doesn't hear of the end")
    expect(other.input_value("#content") == "还没有写完", "calls: the end of a session lost what was typed")
    context.close()


def check_alert(chromium, expect, foreign):
    """An urgent matter reaches who is on duty at once."""
    leader, _, _ = open_live(chromium, foreign, "值班领导", "/alerts")
    page, _, _ = open_live(chromium, foreign)
    category = page.evaluate("document.querySelector('#categories option').value")
    page.fill("#content", "再不解决我就跳楼")
    page.check("input[name=kind][value=求助]", force=True)
    page.fill("#category", category)
    page.keyboard.press("Alt+s")
    page.wait_for_url(re.compile("registered="), timeout=10_000)
    expect(until(lambda: leader.query_selector("[data-alerts] .badge") is not None), "calls: 待阅 isn't counted live")
    expect(leader.title().startswith("（急"), f"calls: the title doesn't tell of an urgent matter: {leader.title()}")
    page.context.close()
    leader.context.close()


def pictures(chromium, folder):
    """Every page of calls at 1366 and 390 px, with axe; for people to look at."""
    from axe_core_python.sync_playwright import Axe

    for index in range(3):
        miss(f"1990000{8000 + index}")
    faults = []
    for width in ("desk", "phone"):
        for role, path, name in [
            ("话务员", "/calls/missed", "missed"), ("班长", "/calls?period=" + time.strftime("%Y-%m"), "figures"), ("话务员", "/desk", "desk"),
            ("班长", "/calls/list?period=" + time.strftime("%Y-%m"), "list"),
        ]:
            page = site.open_page(chromium, width, "light", None, role)
            page.goto(site.ORIGIN + path)
            if name == "desk":
                until(lambda: page.get_attribute("html", "data-live-state") == "open")
                call = ring(page.get_attribute("html", "data-officer"))
                until(lambda: page.is_visible("#call"))
            page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            found = Axe().run(page)["violations"]
            faults += [f"{name} {width}: {one['id']} {one['nodes'][0]['target']}" for one in found]
            faults += [f"{name} {width}: {wide} px too wide"] if wide > 0 else []
            if name == "desk":
                hang_up(call)
            page.context.close()
    return faults


if __name__ == "__main__":
    failures = []

    def expect_here(holds, sentence):
        if not holds:
            failures.append(sentence)
            print("FAIL", sentence, flush=True)

    # A minute and a half; more on a busy machine.
    watchdog.begin(300)
    with site.browser() as browser:
        check_all(browser, expect_here, [])
        if len(sys.argv) > 1:
            for fault in pictures(browser, sys.argv[1]):
                expect_here(False, fault)
    print(f"{len(failures)} failures")
    sys.exit(1 if failures else 0)
