"""The scripts and the style guide by themselves, without program or database: real composition, a killed page, axe."""

import os
import pathlib
import sys
import tempfile
import time

from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Error, sync_playwright

import site_of_parts as site
import sound

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import watchdog  # noqa: E402

AXE = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}, "resultTypes": ["violations"]}
SIZES = {"desk": (1366, 768), "small": (1093, 614), "phone": (390, 844)}
THEMES = {"light": "theme=light", "dark": "theme=dark", "large": "theme=light&text=large"}
failures = []
checks = []


def expect(holds, sentence):
    checks.append(sentence)
    if not holds:
        failures.append(sentence)
        print("FAIL", sentence, flush=True)


def posts(server, path):
    return [fields for method, asked, fields in server.asked if method == "POST" and asked == path]


def asked_for(server, path, most=5):
    """Whether something is posted there soon."""
    for _ in range(most * 20):
        if posts(server, path):
            return True
        time.sleep(0.05)
    return False


def opened(chromium, address, size="desk"):
    width, height = SIZES[size]
    page = chromium.new_page(viewport={"width": width, "height": height})
    page.on("pageerror", lambda error: expect(False, f"a script fails: {error}"))
    page.on(
        "console",
        lambda said: expect("Content Security Policy" not in said.text, f"the policy is broken: {said.text}"),
    )
    page.goto(address)
    return page


def wait(page, condition, most=5):
    """Whether a condition comes to hold; Playwright's own waiting evaluates texts, which the policy forbids."""
    for _ in range(most * 20):
        if page.evaluate(f"Boolean({condition})"):
            return True
        time.sleep(0.05)
    return False


def compose(page, *steps):
    """A word as an input method makes it: each step replaces the one before, nothing is committed yet."""
    client = page.context.new_cdp_session(page)
    for step in steps:
        client.send("Input.imeSetComposition", {"text": step, "selectionStart": len(step), "selectionEnd": len(step)})
    return client


def check_composition(server, chromium, origin):
    """Nothing is sent and no key acts in the middle of a word."""
    page = opened(chromium, origin + "/page.html")
    page.focus("#text")
    ime = compose(page, "s", "sh", "shui", "shui'ya")
    time.sleep(0.9)
    expect(posts(server, "/check") == [], "composition: something was sent in the middle of a word")
    page.keyboard.press("Control+Enter")
    page.keyboard.press("Alt+g")
    expect(posts(server, "/orders") == [], "composition: a key acted in the middle of a word")
    ime = compose(page, "shui'ya")
    ime.send("Input.insertText", {"text": "水压不足"})
    page.wait_for_selector("#hints .seen")
    expect([sent["text"] for sent in posts(server, "/check")] == [["水压不足"]], "composition: the word is sent once, whole")
    expect(posts(server, "/check")[0].get("csrf") == ["token-1"], "check: the token is not sent")
    page.keyboard.press("Control+Enter")
    expect(asked_for(server, "/orders"), "keys: Ctrl+Enter doesn't answer")
    page.wait_for_load_state()
    watchdog.leave(page)


def check_late(server, chromium, origin):
    """An answer to an earlier text doesn't replace that to the present one."""
    page = opened(chromium, origin + "/page.html")
    page.fill("#text", "慢的回答")
    time.sleep(0.55)
    page.fill("#text", "快的回答")
    page.wait_for_selector("#hints .seen")
    time.sleep(1)
    expect(page.text_content("#hints") == "快的回答", "check: a late answer replaced the present one")
    watchdog.leave(page)


def check_keys(_, chromium, origin):
    """The list of keys, a change that stays, and keys of the browser refused."""
    page = opened(chromium, origin + "/page.html")
    page.focus("#text")
    page.keyboard.press("?")
    expect(page.input_value("#text") == "?", "keys: ? can't be typed in a field")
    page.fill("#text", "")
    page.focus("h1 ~ p a")
    page.keyboard.press("?")
    page.wait_for_selector(".key-dialog.shown")
    found = Axe().run(page, options=AXE)["violations"]
    expect(not found, f"keys: axe finds {[one['id'] for one in found]} in the list")
    expect(page.evaluate("document.activeElement.textContent") == "更改", "keys: the list doesn't take the focus")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+f")
    expect("浏览器或输入法" in page.text_content(".key-dialog .error"), "keys: Ctrl+F was not refused")
    page.keyboard.press("Enter")
    page.keyboard.press("Alt+g")
    expect("已用于“挂起”" in page.text_content(".key-dialog .error"), "keys: a key of another act was not refused")
    page.keyboard.press("Enter")
    page.keyboard.press("Alt+q")
    expect("Alt+Q" in page.text_content(".key-list"), "keys: the change is not shown")
    page.keyboard.press("Escape")
    expect(page.query_selector(".key-dialog") is None, "keys: Escape doesn't close the list")
    page.reload()
    expect(page.text_content("button[type=submit] kbd") == "Alt+Q", "keys: the change is forgotten")
    page.evaluate("localStorage.clear()")
    watchdog.leave(page)


def check_picker(server, chromium, origin):
    """A unit and an area by keyboard alone."""
    page = opened(chromium, origin + "/page.html")
    page.keyboard.press("Tab")
    reached = False
    for _ in range(25):
        page.keyboard.press("Tab")
        reached = page.evaluate("document.activeElement.id") == "unit"
        if reached:
            break
    expect(reached, "picker: can't be reached by Tab")
    page.keyboard.type("cgj")
    page.wait_for_selector("#picker-1 [role=option]")
    expect(page.locator("#picker-1 [role=option]").count() == 2, "picker: initials inside a name don't match")
    page.keyboard.press("ArrowDown")
    active = page.get_attribute("#unit", "aria-activedescendant")
    expect(page.get_attribute(f"#{active}", "aria-selected") == "true", "picker: the active option is not told")
    page.keyboard.press("Enter")
    value = page.evaluate("document.querySelector('[name=unit]').value")
    expect((value, page.input_value("#unit")) == ("0301", "城西区城管局"), f"picker: picked {value}")
    page.keyboard.press("Control+a")
    page.keyboard.type("城东 城管")
    page.wait_for_selector("#picker-1 [role=option]")
    expect(page.locator("#picker-1 [role=option]").all_inner_texts()[0].startswith("城东区城管局"), "picker: two words")
    page.keyboard.press("Escape")
    expect(page.is_hidden("#picker-1"), "picker: Escape doesn't close")
    page.keyboard.press("Control+a")
    page.keyboard.type("0102")
    page.wait_for_selector("#picker-1 [role=option]")
    page.keyboard.press("Tab")
    expect(page.evaluate("document.querySelector('[name=unit]').value") == "0102", "picker: a code and Tab")
    page.keyboard.type("cxq")
    page.wait_for_selector("#picker-2 [role=option]")
    page.keyboard.press("Enter")
    expect(page.evaluate("document.querySelector('[name=area]').value") == "2", "picker: the select is not set")
    for letters, name in (("zjl", "长江路街道"), ("cjljd", "长江路街道"), ("zhangjiang", "长江路街道"), ("gs01", "供水公司"),
                          ("grgs zjj", "供热公司"), ("城西 mz", "没有符合的"), ("xqcg", "城西区城管局")):
        page.focus("#unit")
        page.keyboard.press("Control+a")
        page.keyboard.type(letters)
        page.wait_for_selector("#picker-1:not([hidden])")
        first = page.locator("#picker-1 [role=option]").all_inner_texts()[0]
        expect(first.startswith(name), f"picker: {letters} finds {first!r} first, not {name}")
    page.keyboard.press("Escape")
    page.focus("#text")
    page.focus("#unit")
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.press("ArrowDown")
    page.wait_for_selector("#picker-1:not([hidden])")
    names = [text.split("\n")[0] for text in page.locator("#picker-1 [role=option]").all_inner_texts()]
    expect(names[:3] == ["供热公司", "城西区城管局", "供水公司"], f"picker: not by recent and frequent use but {names}")
    found = Axe().run(page, options=AXE)["violations"]
    expect(not found, f"picker: axe finds {[one['id'] for one in found]} in the open list")
    page.keyboard.press("Escape")
    asked = [path for _, path, _ in server.asked if path == "/units.json"]
    expect(len(asked) == 1, f"picker: the list was fetched {len(asked)} times")
    page.evaluate("sessionStorage.clear(); localStorage.clear()")
    watchdog.leave(page)


def check_matching(_, chromium, origin):
    """2,000 rows are matched while a key is still down; the time is printed, the bound is for a busy machine."""
    page = opened(chromium, origin + "/page.html")
    spent = page.evaluate(
        """() => {
            const syllables = ["cheng|sheng", "shi", "guan", "li", "ju", "chang|zhang", "jiang", "lu|lv", "jie", "dao"];
            const rows = Array.from({ length: 2000 }, (_, index) => {
                const taken = Array.from({ length: 8 }, (_, at) => syllables[(index * 7 + at * at + index % (at + 3)) % 10]);
                return hotline.match.prepared([`v${index}`, `名称${index}号机构`, `${taken.join(" ")} / ${taken.slice(0, 3).join(" ")}`, "上级", `c${index}`, index % 50], index);
            });
            const texts = ["c", "cs", "csgl", "zjl", "changjianglu", "shiguanli", "机构", "v1999", "csgl zj", "sglcsz"];
            const spent = texts.map(() => Infinity);
            for (let round = 0; round < 8; round += 1) texts.forEach((text, at) => {
                const begun = performance.now();
                hotline.match.matches(rows, text, ["v3", "v5"]);
                spent[at] = Math.min(spent[at], performance.now() - begun);
            });
            return Math.max(...spent);
        }"""
    )
    print(f" {spent:.2f} ms for the slowest of ten texts over 2,000 rows, undisturbed;", end="")
    expect(spent < 50, f"match: {spent:.1f} ms a text")
    watchdog.leave(page)


def check_phrases(_, chromium, origin):
    page = opened(chromium, origin + "/page.html")
    with page.expect_response("**/phrases.json"):
        page.focus("#text")
    page.wait_for_timeout(100)
    page.keyboard.type("sy")
    page.keyboard.press("Tab")
    expect(page.input_value("#text").startswith("来电人反映水压不足"), "phrases: Tab doesn't expand")
    chosen = page.evaluate("getSelection().toString()")
    expect(chosen == "【地址】", f"phrases: the gap is not selected but {chosen!r}")
    page.fill("#text", "")
    page.keyboard.type("SY")
    page.keyboard.press("Alt+p")
    expect(page.input_value("#text").startswith("来电人反映"), "phrases: the key doesn't expand, in capitals")
    page.fill("#text", "前面")
    page.keyboard.press("End")
    page.keyboard.press("Alt+p")
    page.wait_for_selector(".dialog [data-phrase]")
    found = Axe().run(page, options=AXE)["violations"]
    expect(not found, f"phrases: axe finds {[one['id'] for one in found]} in the list")
    page.keyboard.type("水压")
    page.keyboard.press("Enter")
    expect(page.input_value("#text").startswith("前面来电人反映水压不足"), "phrases: the list doesn't insert")
    page.fill("#text", "xsy")
    page.keyboard.press("Tab")
    expect(page.evaluate("document.activeElement.id") != "text", "phrases: Tab doesn't leave where nothing expands")
    watchdog.leave(page)


def check_dialog_and_parts(server, chromium, origin):
    page = opened(chromium, origin + "/page.html")
    page.click("a[data-dialog]")
    expect(page.evaluate("document.activeElement.id") == "why", "dialog: doesn't take the focus")
    for _ in range(7):
        page.keyboard.press("Tab")
        expect(page.evaluate("Boolean(document.activeElement.closest('.dialog'))"), "dialog: Tab leaves it")
    page.keyboard.press("Escape")
    expect(page.evaluate("document.activeElement.hasAttribute('data-dialog')"), "dialog: the focus doesn't return")
    page.click("a[data-into]")
    page.wait_for_selector("#side .part")
    page.click(".toast button")
    expect(asked_for(server, "/undo/1"), "undo: nothing was posted")
    page.wait_for_load_state()
    watchdog.leave(page)


def check_session(server, chromium, origin):
    """A session that ends loses nothing that was typed."""
    page = opened(chromium, origin + "/page.html")
    server.locked = True
    page.fill("#text", "会话到期时的内容")
    page.wait_for_selector(".lock")
    found = Axe().run(page, options=AXE)["violations"]
    expect(not found, f"session: axe finds {[one['id'] for one in found]} in the lock")
    page.keyboard.type("wrong")
    page.keyboard.press("Enter")
    expect(wait(page, "document.getElementById('lock-error').textContent"), "session: a wrong password is not told")
    page.keyboard.press("Escape")
    expect(page.query_selector(".lock") is not None, "session: Escape opens the lock")
    page.keyboard.type("right")
    page.keyboard.press("Enter")
    page.wait_for_selector("#hints .seen")
    expect(page.text_content("#hints") == "会话到期时的内容", "session: what was typed is lost")
    expect(page.evaluate("document.querySelector('form input[name=csrf]').value") == "token-2", "session: the old token")
    page.evaluate("localStorage.clear()")
    watchdog.leave(page)


def check_session_clock(server, chromium, origin):
    """At the end by the clock the server is asked first; only when it says so is the password wanted."""
    page = opened(chromium, origin + "/page.html?session-ends=1")
    expect(wait(page, "performance.getEntriesByName(location.origin + '/session').length"), "session: nobody asks")
    page.wait_for_timeout(300)
    expect(page.query_selector(".lock") is None, "session: locked though work went on in another page")
    server.locked = True
    page.goto(origin + "/page.html?session-ends=1")
    page.wait_for_selector(".lock")
    watchdog.leave(page)


def started(playwright, profile):
    arguments = ["--lang=zh-CN"] + (["--no-sandbox"] if os.geteuid() == 0 else [])
    program = os.environ.get("HOTLINE_CHROMIUM", "/usr/bin/chromium")
    return playwright.chromium.launch_persistent_context(profile, executable_path=program, args=arguments)


def check_drafts(server, origin):
    """Kept through a killed page, parked and brought back, gone when the server has it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile, sync_playwright() as playwright:
        context = started(playwright, profile)
        page = context.pages[0]
        page.goto(origin + "/page.html")
        page.wait_for_timeout(200)
        page.fill("#text", "路灯不亮")
        page.check("[name=kind][value='2']", force=True)
        page.fill("#secret", "hidden-word")
        page.wait_for_timeout(500)
        expect("hidden-word" not in page.evaluate("JSON.stringify(localStorage)"), "draft: a password was kept")
        expect("路灯" not in page.evaluate("JSON.stringify(localStorage)"), "draft: what a citizen said is kept in clear")
        expect("sealed" in page.evaluate("JSON.stringify(localStorage)"), "draft: nothing was kept")
        page.focus("#text")
        page.keyboard.press("End")
        page.keyboard.type("，最后一个字", delay=0)
        try:
            page.goto("chrome://crash", timeout=2000)
        except Error:
            pass
        page = context.new_page()
        page.goto(origin + "/page.html")
        page.wait_for_selector(".draft-note")
        text = page.input_value("#text")
        expect(text == "路灯不亮，最后一个字", f"draft: a killed page lost letters: {text!r}")
        page.fill("#text", "路灯不亮")
        expect(page.is_checked("[name=kind][value='2']"), "draft: a killed page lost the kind")

        second = context.new_page()
        second.goto(origin + "/page.html")
        second.wait_for_timeout(400)
        expect(second.input_value("#text") == "", "draft: an open page's draft was taken over")
        watchdog.leave(second)
        check_without_sealing(context, origin)

        page.keyboard.press("Alt+g")
        expect(page.input_value("#text") == "", "draft: parking doesn't empty the form")
        page.fill("#text", "噪声扰民")
        page.click("[data-drafts-of] button")
        expect(page.input_value("#text") == "路灯不亮", "draft: a parked draft is not brought back")
        expect("噪声扰民" in page.text_content("[data-drafts-of]"), "draft: the other one is not parked meanwhile")
        page.keyboard.press("Control+Enter")
        expect(asked_for(server, "/orders"), "draft: nothing was posted")
        page.wait_for_timeout(1000)
        expect(page.input_value("#text") == "", "draft: what the server has comes back")
        expect("噪声扰民" in page.text_content("[data-drafts-of]"), "draft: a parked one went with the posted one")
        context.close()


def check_without_sealing(context, origin):
    """Over plain HTTP browsers seal nothing: what is typed stays in its tab and outlives a reload, nothing else."""
    page = context.new_page()
    page.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })")
    page.goto(origin + "/page.html")
    page.wait_for_timeout(400)
    page.fill("#text", "没有加密的草稿")
    expect("没有加密" not in page.evaluate("JSON.stringify(localStorage)"), "draft: kept in clear beyond the tab")
    page.reload()
    page.wait_for_selector(".draft-note")
    expect(page.input_value("#text") == "没有加密的草稿", "draft: a reload loses it where nothing is sealed")
    watchdog.leave(page)


def check_live(server, chromium, origin):
    """Two pages of a browser have one stream, by worker as by a leading page; without a stream they poll."""
    for name in ("worker", "leader"):
        context = chromium.new_context()
        if name == "leader":
            context.add_init_script("delete window.SharedWorker")
        server.streams = 0
        pages = [context.new_page(), context.new_page()]
        for page in pages:
            page.goto(origin + "/page.html?live=/stream&poll=/poll")
            page.evaluate("document.addEventListener('hotline:queue', (told) => { window.seen = told.detail.count; })")
        for number, page in enumerate(pages):
            expect(wait(page, "window.seen >= 0"), f"live: page {number} hears nothing by {name}")
        expect(server.streams == 1, f"live: {server.streams} streams by {name}")
        context.close()
    context = chromium.new_context()
    context.add_init_script("document.addEventListener('hotline:polled', () => { window.polled = true; })")
    page = context.new_page()
    page.goto(origin + "/page.html?poll=/poll&poll-every=1")
    expect(wait(page, "window.polled"), "live: without a stream nothing is polled")
    context.close()


def check_sound(server, chromium, origin):
    sound.check_all(server, chromium, origin, expect, wait)


def check_guide(_, chromium, origin):
    """Every component in every theme: axe, no sideways scrolling, and a desk that fits its window."""
    for name, path in (("guide", "/styleguide"), ("desk", "/styleguide/desk")):
        for theme, query in THEMES.items():
            for size in SIZES:
                page = opened(chromium, f"{origin}{path}?{query}", size)
                where = f"{name} {size} {theme}"
                # Colours don't depend on the width: every theme once, and the one column once.
                found = Axe().run(page, options=AXE)["violations"] if size == "desk" or theme == "light" else []
                for violation in found:
                    targets = [node["target"] for node in violation["nodes"][:3]]
                    expect(False, f"{where}: {violation['id']} at {targets}")
                wide, high = page.evaluate(
                    "(root => [root.scrollWidth - innerWidth, root.scrollHeight - innerHeight])(document.documentElement)"
                )
                expect(wide <= 0, f"{where}: {wide} px wider than the window")
                fits = name == "desk" and size != "phone" and not (theme == "large" and size == "small")
                expect(not fits or high <= 0, f"{where}: the desk is {high} px higher than the window")
                watchdog.leave(page)


def check_all(server, chromium, origin):
    for check in (check_composition, check_late, check_picker, check_matching, check_keys, check_phrases, check_dialog_and_parts,
                  check_session, check_session_clock, check_live, check_sound, check_guide):
        server.asked.clear()
        server.locked = False
        with watchdog.within(90, check.__name__):
            check(server, chromium, origin)


def main():
    # It takes a minute; twice that on a busy machine.
    watchdog.begin(240)
    with site.served() as (server, origin):
        with site.browser() as chromium:
            check_all(server, chromium, origin)
        with watchdog.within(60, "check_drafts"):
            check_drafts(server, origin)
    print(f"{len(checks)} checks, {len(failures)} failures")
    sys.exit(1 if failures else 0)


main()
