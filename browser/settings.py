"""账号与权限, 审计 and 设置 in Chromium: by keyboard, without script, with axe and widths.

The demonstration's data are changed: accounts are asked for and a roster is saved.
"""

import re
import sys
import time

from axe_core_python.sync_playwright import Axe

import site_under_test as site
import watchdog

AXE_OPTIONS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}, "resultTypes": ["violations"]}
PAGES = {
    "安全管理员": ["/accounts", "/accounts/D003", "/new-account", "/accounts/D003/changes/handOver", "/account-requests",
              "/sign-in-rules"],
    "审计管理员": ["/account-requests", "/audit?check=1", "/audit/changes", "/audit/identities"],
    "系统管理员": ["/settings", "/settings/duty.csv", "/settings/alert-words.csv", "/settings/terms.yml",
              "/settings/dispatch-directory.csv", "/settings/incoming-columns.csv",
              "/settings/units", "/settings/units?state=centre", "/settings/new-unit", "/settings/unit-import",
              "/settings/categories", "/settings/new-category?version=2021"],
    "话务员": ["/code"],
}
LOOKS = [("light", "desk"), ("dark", "desk"), ("light", "small"), ("light", "phone")]

failures = []
foreign = []


def expect(holds, sentence):
    if not holds:
        failures.append(sentence)
        print("FAIL", sentence, flush=True)


def check_page(page, name):
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    expect(wide <= 0, f"{name}: {wide} px wider than the window")
    for violation in Axe().run(page, options=AXE_OPTIONS)["violations"]:
        nodes = "; ".join(str(node["target"]) for node in violation["nodes"][:3])
        expect(False, f"{name}: {violation['id']} ({violation['help']}) at {nodes}")


def check_looks(chromium):
    for role, paths in PAGES.items():
        for scheme, width in LOOKS:
            page = site.open_page(chromium, width, scheme, foreign, role)
            messages = []
            page.on("pageerror", lambda error: messages.append(str(error)))
            for path in paths:
                answer = page.goto(site.ORIGIN + path)
                expect(answer.status == 200, f"{path}: status {answer.status}")
                check_page(page, f"{path} {width} {scheme}")
            expect(not messages, f"{role}: console says {messages[:2]}")
            page.context.close()


def check_two_officers(chromium):
    """An account asked for by keyboard alone, approved by another, its password shown once."""
    number = f"N{int(time.time()) % 100_000}"
    page = site.open_page(chromium, foreign=foreign, role="安全管理员")
    page.goto(site.ORIGIN + "/new-account")
    page.focus("#a-id")
    page.keyboard.type(number)
    page.keyboard.press("Tab")
    page.keyboard.type("浏览器测试")
    page.keyboard.press("Tab")
    # The last role and the first place: a call-taker of the centre.
    page.keyboard.press("End")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("text=将获得")
    check_page(page, "preview of an account")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".secret")
    secret = page.text_content(".secret")
    check_page(page, "first password")
    page.goto(site.ORIGIN + "/account-requests")
    expect(page.query_selector("text=同意 >> visible=true") is None or "撤回" in page.content(), "own request")
    page.context.close()
    page = site.open_page(chromium, foreign=foreign, role="审计管理员")
    page.goto(site.ORIGIN + "/account-requests")
    article = page.locator("article", has_text=number)
    check_page(page, "requests that wait")
    article.locator("button[value=approve]").press("Enter")
    page.wait_for_url(re.compile("done="))
    page.goto(site.ORIGIN + "/audit/changes?about=" + number)
    expect("浏览器测试" in page.content(), "the auditor doesn't find the new account")
    page.context.close()
    context = chromium.new_context(locale="zh-CN")
    page = context.new_page()
    page.goto(site.ORIGIN + "/sign-in")
    page.fill("#id", number)
    page.fill("#password", secret)
    page.click("button[type=submit]:has-text('登录')")
    page.wait_for_url(re.compile("/password"))
    expect("先修改口令" in page.content(), "a first password isn't changed first")
    context.close()


def check_roster(chromium):
    """A roster is changed as a table without script, previewed, saved, and its version is there."""
    context = chromium.new_context(java_script_enabled=False, locale="zh-CN")
    site.sign_in(context, "系统管理员")
    page = context.new_page()
    page.goto(site.ORIGIN + "/settings/duty.csv")
    row = page.locator(".cells tbody tr").count() - 3
    for column, text in enumerate(["0", "24", "舆情", f"D009;X{int(time.time()) % 1000}"]):
        page.fill(f"[name=r{row}c{column}]", text)
    page.click("text=预览")
    expect("没有工号" in page.content(), "roster: an unknown officer isn't pointed out")
    page.click("text=返回修改")
    expect(page.query_selector(".cells") is not None, "roster: going back loses the table")
    page.fill(f"[name=r{row}c0]", "99")
    page.click("text=预览")
    expect(page.query_selector(".problem") is not None, "roster: a wrong hour is taken")
    page.fill(f"[name=r{row}c0]", "0")
    page.fill(f"[name=r{row}c3]", f"D009;D00{1 + int(time.time()) % 9}")
    page.click("text=预览")
    page.click("button[name=confirm]")
    expect("done=" in page.url or page.query_selector(".problem") is not None, f"roster: it ends at {page.url}")
    context.close()


# A minute; four times that on a busy machine.
watchdog.begin(240)
with site.browser() as browser:
    for check in (check_looks, check_two_officers, check_roster):
        with watchdog.within(180, check.__name__):
            check(browser)

expect(not foreign, f"requests left this host: {foreign[:5]}")
print(f"{len(failures)} failures")
sys.exit(1 if failures else 0)
