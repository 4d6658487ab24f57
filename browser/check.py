"""Walks every kind of page in Chromium: axe, widths, keyboard, and no request to another host: check.py [GROUP…]"""

import sys

from axe_core_python.sync_playwright import Axe

import calls
import desk
import dispatch
import incoming
import query
import questions
import site_under_test as site
import unit
import watchdog

# WCAG 2.1 A and AA. Without the nodes of what passes it takes half the time.
AXE_OPTIONS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}, "resultTypes": ["violations"]}

failures = []
foreign = []


def expect(holds, sentence):
    if not holds:
        failures.append(sentence)
        print("FAIL", sentence, flush=True)


def check_axe(page, name):
    found = Axe().run(page, options=AXE_OPTIONS)["violations"]
    for violation in found:
        nodes = "; ".join(str(node["target"]) for node in violation["nodes"][:3])
        expect(False, f"{name}: {violation['id']} ({violation['help']}) at {nodes}")


def check_width(page, name):
    """Nobody has to scroll sideways to read."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    expect(wide <= 0, f"{name}: {wide} px wider than the window")


def check_targets(page, name):
    """Every control shows where the keyboard is."""
    for _ in range(12):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            "() => { const s = getComputedStyle(document.activeElement);"
            " return [s.outlineStyle, parseFloat(s.outlineWidth), document.activeElement.tagName] }"
        )
        expect(
            outline[2] == "BODY" or (outline[0] != "none" and outline[1] >= 1),
            f"{name}: focus can't be seen on {outline[2]}",
        )


def check_pages(chromium, looks, axed, suffix):
    """Opens every kind of page in each look (scheme, width); axe, which takes longest, in some of them."""
    addresses = site.addresses(chromium)
    for look in looks:
        scheme, width = look
        page = site.open_page(chromium, width, scheme, foreign)
        messages = []
        page.on("console", lambda message: messages.append(message.text))
        page.on("pageerror", lambda error: messages.append(str(error)))
        for name, path in addresses.items():
            messages.clear()
            answer = page.goto(site.ORIGIN + path)
            where = f"{name} {width} {scheme}{suffix}"
            expect(answer.status < 500, f"{where}: status {answer.status}")
            problems = [text for text in messages if "status of 40" not in text]
            expect(not problems, f"{where}: console says {problems[:2]}")
            check_width(page, where)
            if look in axed:
                check_axe(page, where)
            if look == ("light", "desk"):
                check_targets(page, where)
        page.context.close()


def check_office(chromium, looks, suffix):
    """The pages where officers work: axe, width and console in each look."""
    for name, (role, path) in site.office_addresses(chromium).items():
        for scheme, width in looks:
            page = site.open_page(chromium, width, scheme, foreign, role)
            messages = []
            page.on("pageerror", lambda error: messages.append(str(error)))
            answer = page.goto(site.ORIGIN + path)
            where = f"{name} {width} {scheme}{suffix}"
            expect(answer.status == 200, f"{where}: status {answer.status}")
            expect(not messages, f"{where}: console says {messages[:2]}")
            check_width(page, where)
            check_axe(page, where)
            page.context.close()


def press_until(page, condition, most=80):
    """Presses Tab until the focused element fulfils a condition; whether it came to that."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(f"() => {{ const e = document.activeElement; return Boolean({condition}) }}"):
            return True
    return False


def check_keyboard(chromium):
    """From the top of a bulletin to an order by keyboard alone."""
    page = site.open_page(chromium, "desk", "light", foreign)
    page.goto(site.ORIGIN + f"/bulletins/{site.PERIOD}")
    page.keyboard.press("Tab")
    skip = page.evaluate("document.activeElement.textContent")
    expect(skip == "跳到正文", f"keyboard: the first stop is {skip!r}, not the skip link")
    page.keyboard.press("Enter")
    expect(
        page.evaluate("document.activeElement.id") == "main", "keyboard: the skip link doesn't lead to the content"
    )
    expect(press_until(page, "e.classList.contains('figure')"), "keyboard: no figure can be reached")
    expect(
        press_until(page, "e.matches('.scroll') && e.querySelector('table')"), "keyboard: no table can be reached"
    )
    expect(press_until(page, "e.matches('td a') && e.textContent !== '0'"), "keyboard: no figure of the table")
    figure = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.wait_for_selector(".total-count")
    total = page.text_content(".total-count strong").replace(",", "")
    expect(total == figure, f"keyboard: the figure {figure} leads to a list of {total}")
    expect(press_until(page, "e.matches('th[role=rowheader] a')", 60), "keyboard: no order can be reached")
    page.keyboard.press("Enter")
    page.wait_for_selector(".timeline")
    page.context.close()


def check_form(chromium):
    """Filtering by the form, without script."""
    page = site.open_page(chromium, "desk", "light", foreign)
    page.goto(site.ORIGIN + "/work-orders")
    page.fill("#f-received", site.PERIOD)
    page.click("details.ticks summary:has(#s-kind)")
    page.check("input[name=kind][value=投诉]")
    expect(page.inner_text("#s-kind") == "投诉", "form: the list of ticks doesn't say what is ticked")
    page.press("#f-received", "Enter")
    page.wait_for_selector(".chips li")
    expect("received=" in page.url and "channel" not in page.url, f"form: the address is {page.url}")
    page.click(".chips li a")
    page.wait_for_url(lambda url: "received=" not in url)
    page.context.close()


def check_foreign(chromium):
    """A request to another host is noticed, and finds no address: else nothing here would tell of one."""
    seen = []
    page = site.open_page(chromium, foreign=seen, role=None)
    failed = []
    page.on("requestfailed", lambda request: failed.append(request.failure))
    page.set_content('<img src="http://another-host.example/x.png">')
    for _ in range(40):
        if failed:
            break
        page.wait_for_timeout(50)
    expect(seen == ["http://another-host.example/x.png"], f"foreign: {seen} was noticed")
    expect(failed == ["net::ERR_NAME_NOT_RESOLVED"], f"foreign: the request ended with {failed}")
    page.context.close()


LOOKS = [(scheme, width) for scheme in ("light", "dark") for width in site.WIDTHS]
# Colours depend on the scheme, order and size on the width.
AXED = [("light", "desk"), ("dark", "desk"), ("light", "phone")]

GROUPS = {
    "looks": lambda chromium: check_pages(chromium, LOOKS, AXED, ""),
    "office": lambda chromium: check_office(chromium, AXED + [("light", "small")], ""),
    "keyboard": check_keyboard,
    "desk": lambda chromium: desk.check_all(chromium, expect, foreign),
    "incoming": lambda chromium: incoming.check_all(chromium, expect, foreign),
    "dispatch": lambda chromium: dispatch.check_all(chromium, expect, foreign),
    "unit": lambda chromium: unit.check_all(chromium, expect, foreign),
    "query": lambda chromium: query.check_all(chromium, expect, foreign),
    "questions": lambda chromium: questions.check_all(chromium, expect, foreign),
    "calls": lambda chromium: calls.check_all(chromium, expect, foreign),
    "form": check_form,
    "foreign": check_foreign,
    "large": lambda chromium: check_pages(chromium, LOOKS[:3], [("light", "phone")], " large"),
}
# 16 px is a browser's own; 24 px what who sees badly sets.
FONT_SIZES = {"large": 24}


def main():
    chosen = sys.argv[1:] or list(GROUPS)
    # Some five minutes for all, a third for the longest; twice that on a busy machine.
    watchdog.begin(800)
    for group in chosen:
        with site.browser(FONT_SIZES.get(group, 16)) as browser, watchdog.within(360, group):
            GROUPS[group](browser)
    expect(not foreign, f"requests left this host: {foreign[:5]}")
    print(f"{len(failures)} failures")
    sys.exit(1 if failures else 0)


main()
