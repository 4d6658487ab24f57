"""统计表 in Chromium: make one, open a cell to as many orders, keep it, open it again, take it away; by keyboard, on a phone.

Alone: browser/serve PYTHON browser/tables.py [FOLDER FOR PICTURES]
"""

import os
import re
import sys

from axe_core_python.sync_playwright import Axe

import site_under_test as site
import watchdog

PERIOD = "&period=" + site.PERIOD
HEAT = "/tables/show?of=orders&rows=hour&columns=weekday&measure=valid&shade=1" + PERIOD
UNITS = (
    "/tables/show?of=dispatches&rows=group&then=unit&measure=dispatched&measure=overdue&measure=on-time-rate"
    "&measure=mean-days&measure=satisfaction-rate" + PERIOD
)
PAGES = {"list": "/tables", "heat": HEAT, "units": UNITS, "faults": "/tables/show?rows=kind&then=kind&period=2022-13"}


def check_all(chromium, expect, foreign):
    check_story(chromium, expect, foreign)
    check_keyboard(chromium, expect, foreign)
    check_sticky(chromium, expect, foreign)
    check_widths(chromium, expect, foreign)
    check_leader(chromium, expect, foreign)


def number(text):
    return int(text.replace(",", ""))


def check_story(chromium, expect, foreign):
    page = site.open_page(chromium, foreign=foreign)
    page.goto(site.ORIGIN + "/tables")
    page.click("text=统计诉求")
    page.select_option("#t-rows", label="县区")
    page.select_option("#t-columns", label="诉求类型")
    page.fill("#t-period", site.PERIOD)
    page.click(".stat-form button[type=submit]")
    expect(page.query_selector("table.stat") is not None, "a table is made of what was chosen")
    caption = page.inner_text(".stat caption")
    for cell in page.query_selector_all(".stat td a")[:3]:
        href, count = cell.get_attribute("href"), number(cell.inner_text())
        listed = site.open_page(chromium, foreign=foreign)
        listed.goto(site.ORIGIN + href)
        total = number(listed.inner_text(".total-count strong"))
        expect(total == count, f"a cell of {count} opens {total} orders: {href}")
        listed.context.close()
    page.click("summary:has-text('存为模板')")
    page.fill("#k-name", "县区与类型")
    page.click(".keep-table button")
    expect("已保存模板" in page.inner_text("main"), "a table is kept as a template")
    page.click(".template-list a:has-text('县区与类型')")
    expect(page.inner_text(".stat caption") == caption, f"the template opens the same table: {page.url}")
    page.goto(site.ORIGIN + "/tables")
    page.click(".template-list button")
    expect("县区与类型" not in page.inner_text("main"), "a template is taken away")
    page.context.close()


def check_keyboard(chromium, expect, foreign):
    page = site.open_page(chromium, foreign=foreign)
    page.goto(site.ORIGIN + HEAT)
    page.focus("#m-repeated")
    page.keyboard.press("Space")
    page.focus("#t-period")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("measure=repeated"))
    expect(page.query_selector(".stat th.group") is not None, "two measures stand below each column")
    page.focus(".stat-scroll")
    before = page.evaluate("document.querySelector('.stat-scroll').scrollTop")
    page.keyboard.press("End")
    page.wait_for_timeout(300)
    after = page.evaluate("document.querySelector('.stat-scroll').scrollTop")
    expect(after > before, "a long table is scrolled by keys")
    page.context.close()


def check_sticky(chromium, expect, foreign):
    page = site.open_page(chromium, "phone", foreign=foreign)
    page.goto(site.ORIGIN + HEAT)
    box = "document.querySelector('.stat-scroll')"
    page.evaluate(f"{box}.scrollTo(200, 300)")
    places = page.evaluate(
        f"""[{box}.getBoundingClientRect(), document.querySelector('.stat .corner').getBoundingClientRect()]
            .map(r => [Math.round(r.left), Math.round(r.top)])"""
    )
    expect(abs(places[0][0] - places[1][0]) <= 2, f"the first column stays: {places}")
    expect(abs(places[0][1] - places[1][1]) <= 2, f"the head stays: {places}")
    page.context.close()


def check_widths(chromium, expect, foreign):
    folder = sys.argv[1] if len(sys.argv) > 1 else None
    for width in site.WIDTHS:
        page = site.open_page(chromium, width, foreign=foreign)
        for name, path in PAGES.items():
            page.goto(site.ORIGIN + path)
            wide = page.evaluate("document.documentElement.scrollWidth")
            expect(wide <= site.WIDTHS[width][0], f"{name} at {width} is {wide} px wide")
            found = Axe().run(page)["violations"]
            expect(not found, f"{name} at {width}: {[(one['id'], one['nodes'][0]['target']) for one in found]}")
            if folder:
                page.screenshot(path=os.path.join(folder, f"table-{name}-{width}.png"), full_page=True)
        page.context.close()


def check_leader(chromium, expect, foreign):
    page = site.open_page(chromium, foreign=foreign, role="单位领导")
    page.goto(site.ORIGIN + UNITS)
    rows = [row.inner_text() for row in page.query_selector_all(".stat tbody .below")]
    expect(len(rows) <= 1, f"a unit's leader counts his own unit: {rows}")
    answer = page.goto(site.ORIGIN + HEAT)
    expect(answer.status == 403, "a unit's leader doesn't count orders")
    page.context.close()


if __name__ == "__main__":
    failures = []

    def expect_here(holds, sentence):
        if not holds:
            failures.append(sentence)
            print("FAIL", sentence, flush=True)

    foreign = []
    # Half a minute; more on a busy machine.
    watchdog.begin(300)
    with site.browser() as browser:
        check_all(browser, expect_here, foreign)
    expect_here(not foreign, f"no request to another host: {foreign}")
    print(f"{len(failures)} failures")
    sys.exit(1 if failures else 0)
