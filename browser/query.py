"""综合查询 in Chromium: filters kept as a view, orders chosen on two pages and reminded of together, by keyboard too."""

import re
import time

import dispatch
import site_under_test as site


def check_all(chromium, expect, foreign):
    check_views(chromium, expect, foreign)
    check_columns(chromium, expect, foreign)
    check_choosing(chromium, expect, foreign)
    check_without_script(chromium, expect)


def open_list(chromium, foreign, role="班长", address="/work-orders", width="desk"):
    page = site.open_page(chromium, width, "light", foreign, role)
    page.goto(site.ORIGIN + address)
    return page


def current(page):
    return page.text_content(".view-bar .tabs [aria-current]").strip()


def chosen(page):
    return page.text_content("[data-chosen-count]")


def check_views(chromium, expect, foreign):
    """What is filtered is kept, opened, changed, shared, made the start, removed and brought back."""
    # A name that no other run has left.
    name = f"本月 {int(time.time())}"
    page = open_list(chromium, foreign)
    page.fill("#f-received", site.PERIOD)
    page.press("#f-received", "Enter")
    page.wait_for_selector(".chips li")
    page.click(".save-view summary")
    page.fill("#view-name", name)
    page.select_option("#view-audience", label="热线中心")
    with page.expect_navigation():
        page.press("#view-name", "Enter")
    expect(current(page) == name, f"query: {current(page)!r} is open after a view was saved")
    page.fill("#f-number", "2")
    with page.expect_navigation():
        page.press("#f-number", "Enter")
    expect(current(page) == name, "query: a view is left by a condition")
    with page.expect_navigation():
        page.click("text=更新视图")
    expect(len(page.query_selector_all(".chips li")) == 2, f"query: an updated view shows {page.url}")
    other = open_list(chromium, foreign, role="话务员")
    found = [link.get_attribute("href") for link in other.query_selector_all(".view-bar .menu a") if name in link.text_content()]
    expect(len(found) == 1 and "number=2" in found[0], f"query: the shared view leads another to {found}")
    other.context.close()
    page.click("text=管理视图")
    page.wait_for_selector(".view-list")
    with page.expect_navigation():
        page.click(f"[aria-label='打开工单时先看“{name}”']")
    page.goto(site.ORIGIN + "/work-orders")
    expect(current(page) == name, "query: the list doesn't open with the view to start with")
    page.click("text=全部工单")
    page.wait_for_url(lambda url: "view=none" in url)
    page.goto(site.ORIGIN + "/views")
    with page.expect_navigation():
        page.click(f"[aria-label='删去“{name}”']")
    with page.expect_navigation():
        page.keyboard.press("Alt+c")
    expect(page.query_selector(f"input[value='{name}']") is not None, "query: a removed view isn't brought back")
    with page.expect_navigation():
        page.click(f"[aria-label='删去“{name}”']")
    page.context.close()


def check_columns(chromium, expect, foreign):
    """Columns are chosen and moved by ↑; the first stays while the others are scrolled, on a telephone too."""
    page = open_list(chromium, foreign, role="派单员")
    page.click("text=选择列")
    page.check("input[value=lead]")
    row = "li:has(input[value=lead])"
    for _ in range(40):
        if page.evaluate("document.querySelectorAll('.column-list li')[1].querySelector('input').value") == "lead":
            break
        page.click(f"{row} button:first-of-type")
    for name in ("content", "answer", "tags", "dispatched", "deadline", "satisfaction"):
        page.check(f"input[value={name}]")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    heads = [head.text_content() for head in page.query_selector_all("thead th:not(.mark)")]
    expect(heads[:2] == ["工单编号", "主办单位"], f"query: the columns begin with {heads[:3]}")
    for width in ("desk", "phone"):
        page.set_viewport_size(dict(zip(("width", "height"), site.WIDTHS[width])))
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        expect(wide <= 0, f"query: chosen columns are {wide} px wider than the window")
        place = "document.querySelector('tbody .frozen-1').getBoundingClientRect().left"
        before = page.evaluate(place)
        page.evaluate("document.querySelector('.sheet-scroll').scrollLeft = 500")
        moved = page.evaluate("document.querySelector('.sheet-scroll').scrollLeft")
        expect(moved > 0, "query: chosen columns don't scroll")
        expect(abs(page.evaluate(place) - before) <= 1, f"query: the first column moves at {width}")
        page.evaluate("document.querySelector('.sheet-scroll').scrollLeft = 0")
    page.goto(site.ORIGIN + "/columns")
    with page.expect_navigation():
        page.click("text=恢复标准列")
    expect(page.query_selector(".orders-sheet") is None, "query: the usual columns don't come back")
    page.context.close()


def check_choosing(chromium, expect, foreign):
    """x and j choose by keyboard; what is chosen on the first page is still chosen on the second."""
    fresh = dispatch.register(chromium, foreign, 3)
    # A list ends with the second before: what came in this one isn't in it yet.
    time.sleep(1.1)
    page = open_list(chromium, foreign, role="话务员")
    before = chosen(page)
    expect(before == "0", f"query: {before} orders are chosen on a new page")
    page.keyboard.press("j")
    for _ in range(3):
        page.keyboard.press("x")
        page.keyboard.press("j")
    expect(chosen(page) == "3", f"query: x and j chose {chosen(page)}")
    marked = [box.get_attribute("value") for box in page.query_selector_all("tbody input:checked")]
    expect(sorted(marked) == sorted(fresh), f"query: {marked} are chosen and not {fresh}")
    page.keyboard.press("?")
    expect("x 勾选" in page.text_content(".key-dialog"), "query: ? doesn't tell of x")
    page.keyboard.press("Escape")
    further = page.query_selector("a[rel=next]")
    expect(further is not None, "query: the list has one page alone")
    with page.expect_navigation():
        further.click()
    boxes = page.query_selector_all("tbody input[type=checkbox]")
    boxes[0].check()
    expect(chosen(page) == "4", f"query: {chosen(page)} are chosen on two pages")
    page.go_back()
    page.wait_for_selector("tbody input:checked")
    expect(chosen(page) == "4", f"query: {chosen(page)} are chosen after going back")
    page.select_option("#batch-act", "remind")
    with page.expect_navigation():
        page.keyboard.press("Alt+b")
    text = page.text_content("main")
    expect(all(number in text for number in fresh), "query: what was chosen isn't looked at")
    can = int(re.search(r"可以催办 (\d+) 件", text).group(1))
    expect(can >= 3, f"query: {can} of 4 can be reminded of")
    page.fill("#a-content", "请尽快办理")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    expect(f"已催办 {can} 件" in page.text_content(".banner"), f"query: {page.text_content('.banner')!r} after a batch")
    page.goto(site.ORIGIN + f"/work-orders/{fresh[0]}")
    expect(page.text_content(".timeline").count("请尽快办理") == 1, "query: a reminder isn't on record once")
    page.goto(site.ORIGIN + "/work-orders")
    expect(chosen(page) == "0", f"query: {chosen(page)} are still chosen after they were done")
    page.context.close()


def check_without_script(chromium, expect):
    """The page's own ticks are sent, and a view is saved, with script switched off."""
    context = chromium.new_context(java_script_enabled=False, locale="zh-CN")
    site.sign_in(context, "话务员")
    page = context.new_page()
    page.goto(site.ORIGIN + "/work-orders")
    for box in page.query_selector_all("tbody input[type=checkbox]")[:2]:
        box.check()
    page.select_option("#batch-act", "amend")
    page.click("#batch button[type=submit]")
    expect("/batches/" in page.url, f"query: without script a batch ends at {page.url}")
    context.close()
