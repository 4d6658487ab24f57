"""派单台 in Chromium: forty orders by keyboard alone, rulings, recall, 回避, and many at once taken back."""

import re

import site_under_test as site

LEADS = ["xsq", "sxx", "djq", "lsq"]
COUNTIES = ["相山区人民政府", "濉溪县人民政府", "杜集区人民政府", "烈山区人民政府"]
ORDERS = 40


def check_all(chromium, expect, foreign):
    register(chromium, foreign, ORDERS + 12)
    check_keyboard(chromium, expect, foreign)
    check_several_units(chromium, expect, foreign)
    check_composition(chromium, expect, foreign)
    check_send_backs(chromium, expect, foreign)
    check_designated(chromium, expect, foreign)
    check_recall(chromium, expect, foreign)
    check_conflict(chromium, expect, foreign)
    check_suggestion(chromium, expect, foreign)
    check_bulk(chromium, expect, foreign)
    check_without_script(chromium, expect)


class Officer:
    """Somebody who is signed in and sends forms without a page."""

    def __init__(self, chromium, role, foreign):
        self.page = site.open_page(chromium, "desk", "light", foreign, role)
        self.page.goto(site.ORIGIN + "/password")
        self.csrf = self.page.get_attribute("meta[name=csrf]", "content")

    def post(self, path, **fields):
        form = {name: str(value) for name, value in fields.items()}
        return self.page.request.post(site.ORIGIN + path, form={"csrf": self.csrf, **form})

    def close(self):
        self.page.context.close()


def register(chromium, foreign, count, **fields):
    """Orders as a call-taker writes them; their numbers."""
    taker = Officer(chromium, "话务员", foreign)
    taker.page.goto(site.ORIGIN + "/desk")
    category = taker.page.get_attribute("#categories option", "value")
    numbers = []
    for index in range(count):
        wanted = {"content": f"路灯不亮，请尽快维修（第{index + 1}件）", "kind": "求助", "category": category, "channel": "电话", "end": "wait"}
        answer = taker.post("/desk", **{**wanted, **fields})
        numbers += re.findall(r"registered=([^&]+)", answer.url)
    taker.close()
    return numbers


def open_queue(chromium, foreign, address="/dispatching", role="派单员"):
    page = site.open_page(chromium, "desk", "light", foreign, role)
    page.goto(site.ORIGIN + address)
    return page


def waiting(page):
    return int(re.sub(r"\D", "", page.text_content("[data-waiting=orders]")))


def focused(page):
    return page.evaluate("document.activeElement.id")


def pick(page, letters):
    """Chooses a unit by its letters; the list comes from the server."""
    page.keyboard.type(letters)
    page.wait_for_selector("[role=option][aria-selected=true]:visible", timeout=10_000)
    page.keyboard.press("Enter")


def check_keyboard(chromium, expect, foreign):
    """Forty orders one after the other: letters, Enter, Ctrl+Enter; the next is open by itself."""
    page = open_queue(chromium, foreign)
    before = waiting(page)
    seen = set()
    for index in range(ORDERS):
        page.wait_for_selector("form.action", timeout=10_000)
        number = page.text_content(".panel .order-number a")
        expect(number not in seen, f"dispatching: {number} is open twice")
        seen.add(number)
        if index == 0:
            expect(focused(page) == "a-units-0", f"dispatching: the caret begins in {focused(page)!r}")
        pick(page, LEADS[index % 4])
        with page.expect_navigation(timeout=20_000):
            page.keyboard.press("Control+Enter")
    expect(len(seen) == ORDERS, f"dispatching: {len(seen)} of {ORDERS} orders by keyboard")
    expect(waiting(page) == before - ORDERS, f"dispatching: {before} waited, {waiting(page)} are left")
    page.keyboard.press("Escape")
    row = page.evaluate("document.activeElement.closest('tr') !== null")
    expect(row, "dispatching: Escape doesn't lead from the form to its row")
    first = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("j")
    expect(page.evaluate("document.activeElement.textContent") != first, "dispatching: j doesn't go to the next row")
    page.keyboard.press("o")
    page.wait_for_selector(".panel:not([aria-busy])", timeout=10_000)
    page.wait_for_timeout(300)
    opened = page.text_content(".panel .order-number a")
    expect(opened != first, "dispatching: o doesn't open the row")
    page.context.close()


def check_several_units(chromium, expect, foreign):
    """One to three units, and taken back by one key within ten seconds."""
    for count in (1, 2, 3):
        # A fresh one: an order that was taken back keeps the lanes of before.
        number = register(chromium, foreign, 1)[0]
        page = open_queue(chromium, foreign, f"/dispatching?order={number}")
        for index in range(count):
            page.focus(f"#a-units-{index}")
            pick(page, LEADS[index])
        with page.expect_navigation(timeout=20_000):
            page.keyboard.press("Control+Enter")
        toast = page.query_selector(".toast[data-seconds]")
        expect(toast is not None, "dispatching: nothing offers to take a dispatch back")
        page.goto(site.ORIGIN + f"/work-orders/{number}")
        lanes = [lane.text_content() for lane in page.query_selector_all(".lane h3")]
        expect(len(lanes) == count, f"dispatching: {lanes} of {count} units")
        page.context.close()
    page = open_queue(chromium, foreign)
    number = page.text_content(".panel .order-number a")
    pick(page, LEADS[0])
    with page.expect_navigation(timeout=20_000):
        page.keyboard.press("Control+Enter")
    with page.expect_navigation(timeout=20_000):
        page.keyboard.press("Alt+c")
    expect(page.text_content(".panel .order-number a") == number, "dispatching: what was taken back isn't open again")
    page.context.close()


def check_composition(chromium, expect, foreign):
    """No key acts inside a word that is being composed."""
    page = open_queue(chromium, foreign)
    address = page.url
    page.focus("#a-note")
    client = page.context.new_cdp_session(page)
    for text in ("j", "jo", "jok"):
        client.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
        page.keyboard.press("Escape")
    expect(page.url == address, "dispatching: a key acted inside a word")
    page.context.close()


def send_back(chromium, foreign, number, index, county):
    """The unit's own officer asks; where the city has no door for him the centre's page has no such row."""
    door = Officer(chromium, f"{county} 经办人", foreign)
    answer = door.post(
        f"/work-orders/{number}/actions/requestSendBack", dispatch=f"{number}-{index}", reasonCode="0", basis="不属本单位职责"
    )
    door.close()
    return answer.status < 400


def own_unit(chromium, foreign):
    """The unit of the demonstration's officer."""
    door = Officer(chromium, "经办人", foreign)
    door.page.goto(site.ORIGIN + "/office")
    role = door.page.text_content(".visitor a").strip()
    door.close()
    return role.replace(" 经办人", "")


def check_send_backs(chromium, expect, foreign):
    """A send-back is refused with its reason, another is ruled on, and the chain stands beside the form."""
    unit = own_unit(chromium, foreign)
    dispatcher = Officer(chromium, "派单员", foreign)
    for ruling, word in (("1", "驳回"), ("0", "同意")):
        number = register(chromium, foreign, 1)[0]
        dispatcher.post(f"/dispatching/{number}/actions/dispatch", units=unit)
        expect(send_back(chromium, foreign, number, 1, unit), f"dispatching: {unit} can't send {number} back")
        page = open_queue(chromium, foreign, f"/dispatching?queue=send-backs&order={number}")
        expect("第 1 次" in page.text_content(".panel"), "dispatching: the chain of a send-back isn't shown")
        page.check(f"input[name=ruling][value='{ruling}']", force=True)
        page.fill("#a-opinion", f"经核实，{word}")
        if ruling == "0":
            other = next(county for county in COUNTIES if county != unit)
            page.focus("#a-units-0")
            pick(page, LEADS[COUNTIES.index(other)])
        with page.expect_navigation(timeout=20_000):
            page.keyboard.press("Control+Enter")
        page.goto(site.ORIGIN + f"/work-orders/{number}")
        expect(f"热线{word}" in page.text_content(".timeline"), f"dispatching: {word} doesn't stand on record")
        page.context.close()
    dispatcher.close()


def check_designated(chromium, expect, foreign):
    """Three units send an order back; then the centre designates one, which can't."""
    units = [COUNTIES[1], COUNTIES[0], COUNTIES[2]]
    number = register(chromium, foreign, 1)[0]
    dispatcher = Officer(chromium, "派单员", foreign)
    dispatcher.post(f"/dispatching/{number}/actions/dispatch", units=units[0])
    for index, unit in enumerate(units, 1):
        expect(send_back(chromium, foreign, number, index, unit), f"designated: {unit} can't send {number} back")
        page = open_queue(chromium, foreign, f"/dispatching?queue=send-backs&order={number}")
        said = page.text_content(".panel")
        expect(f"第 {index} 次" in said, f"designated: send-back {index} isn't in the chain")
        # Told before the ruling that designates, and not before the one that doesn't.
        expect(("即为指定承办" in said) == (index == 3), f"designated: at send-back {index} the panel says {said[:200]}")
        page.check("input[name=ruling][value='0']", force=True)
        page.fill("#a-opinion", f"第{index}次改派")
        page.focus("#a-units-0")
        pick(page, LEADS[COUNTIES.index(units[index % 3])])
        with page.expect_navigation(timeout=20_000):
            page.keyboard.press("Control+Enter")
        page.context.close()
    expect(not send_back(chromium, foreign, number, 4, units[0]), f"designated: {units[0]} sent {number} back again")
    dispatcher.page.goto(site.ORIGIN + f"/work-orders/{number}")
    expect("指定承办" in dispatcher.page.text_content("main"), "designated: nothing on the order says so")
    dispatcher.close()


def check_recall(chromium, expect, foreign):
    """Before it is acknowledged a dispatch is recalled with a reason."""
    number = register(chromium, foreign, 1)[0]
    dispatcher = Officer(chromium, "派单员", foreign)
    dispatcher.post(f"/dispatching/{number}/actions/dispatch", units=COUNTIES[0])
    dispatcher.close()
    page = open_queue(chromium, foreign, f"/dispatching?queue=unacknowledged&order={number}")
    expect(focused(page) == "a-reason", f"dispatching: recall begins in {focused(page)!r}")
    page.keyboard.type("派错单位")
    with page.expect_navigation(timeout=20_000):
        page.keyboard.press("Control+Enter")
    page.goto(site.ORIGIN + f"/dispatching?order={number}")
    expect(page.query_selector("form[action$='/actions/dispatch']") is not None, "dispatching: a recalled order isn't back")
    page.context.close()


def check_conflict(chromium, expect, foreign):
    """A complaint about a unit doesn't go to it alone, with a warning before and a sentence after."""
    number = register(chromium, foreign, 1, kind="投诉", subject=COUNTIES[0])[0]
    page = open_queue(chromium, foreign, f"/dispatching?order={number}")
    expect("须回避" in page.text_content(".panel"), "dispatching: no warning of 回避")
    pick(page, LEADS[0])
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".panel [role=alert]", timeout=20_000)
    expect("不能只交给它办" in page.text_content(".panel [role=alert]"), "dispatching: 回避 isn't explained")
    page.context.close()


def save_directory(chromium, expect, foreign, text):
    """派单目录 from a file, looked at and saved."""
    page = site.open_page(chromium, "desk", "light", foreign, "系统管理员")
    page.goto(site.ORIGIN + "/settings/dispatch-directory.csv")
    page.set_input_files("#file", {"name": "派单目录.csv", "mimeType": "text/csv", "buffer": text.encode("gb18030")})
    page.click("text=预览文件")
    page.wait_for_selector("button[name=confirm]", timeout=10_000)
    expect("目录有1行" in page.text_content("main"), "directory: the preview doesn't count its lines")
    with page.expect_navigation(timeout=10_000):
        page.keyboard.press("Control+Enter")
    expect("立即生效" in page.text_content(".toast"), "directory: a file isn't saved")
    page.context.close()


def check_suggestion(chromium, expect, foreign):
    """What the directory says is offered with its reason, taken by one key, and never chosen by itself."""
    desk = Officer(chromium, "话务员", foreign)
    desk.page.goto(site.ORIGIN + "/desk")
    category = desk.page.get_attribute("#categories option", "value")
    desk.close()
    line = f"{category.split('/')[0]},{COUNTIES[3]};{COUNTIES[0]},有关规定"
    save_directory(chromium, expect, foreign, f"诉求类别,承办单位,依据\n{line}\n")
    number = register(chromium, foreign, 1)[0]
    page = open_queue(chromium, foreign, f"/dispatching?order={number}")
    expect("依据有关规定" in page.text_content(".suggestions"), "suggestion: its reason isn't told")
    expect(page.input_value("#a-units-0") == "", "suggestion: a unit is chosen by itself")
    page.keyboard.press("Alt+y")
    page.wait_for_function("() => document.querySelector('#a-units-0').value !== ''", timeout=10_000)
    units = [page.input_value(f"#a-units-{index}") for index in range(2)]
    expect(units == [COUNTIES[3], COUNTIES[0]], f"suggestion: Alt+Y puts {units} into the form")
    with page.expect_navigation(timeout=20_000):
        page.keyboard.press("Control+Enter")
    page.goto(site.ORIGIN + f"/work-orders/{number}")
    lanes = [lane.text_content() for lane in page.query_selector_all(".lane h3")]
    expect(len(lanes) == 2 and COUNTIES[3] in lanes[0], f"suggestion: the order went to {lanes}")
    page.context.close()
    check_suggestion_at_desk(chromium, expect, foreign, category)


def check_suggestion_at_desk(chromium, expect, foreign, category):
    """受理台 asks when the category is chosen; 回避 counts as soon as a complaint names a unit."""
    page = site.open_page(chromium, "desk", "light", foreign, "话务员")
    page.goto(site.ORIGIN + "/desk")
    page.fill("#category", category.split("/")[-1])
    page.wait_for_selector("[role=option]:visible", timeout=10_000)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector(".suggestions", timeout=10_000)
    expect(page.input_value("#unit") == "", "suggestion: the desk chose a unit by itself")
    page.keyboard.press("Alt+y")
    page.wait_for_function("() => document.querySelector('#unit').value !== ''", timeout=10_000)
    expect(page.input_value("#unit") == COUNTIES[3], f"suggestion: the desk has {page.input_value('#unit')}")
    page.check("input[name=kind][value=投诉]", force=True)
    page.fill("#subject", COUNTIES[3])
    page.keyboard.press("Tab")
    page.wait_for_selector(".suggestions li:has-text('须回避')", timeout=10_000)
    page.context.close()


def check_bulk(chromium, expect, foreign):
    """Rows chosen by Space go out by one form, and all come back by one key."""
    register(chromium, foreign, 3)
    page = open_queue(chromium, foreign)
    before = waiting(page)
    page.keyboard.press("Escape")
    for index in range(3):
        page.keyboard.press("Space")
        page.keyboard.press("j")
    expect(page.text_content("[data-chosen-count]") == "3", "dispatching: Space doesn't choose rows")
    page.focus("#bulk-lead")
    pick(page, LEADS[1])
    with page.expect_navigation(timeout=20_000):
        page.keyboard.press("Alt+b")
    expect("已派 3 件" in page.text_content(".above-split"), "dispatching: what became of three orders isn't told")
    expect(waiting(page) == before - 3, "dispatching: three orders still wait")
    with page.expect_navigation(timeout=20_000):
        page.keyboard.press("Alt+c")
    expect(waiting(page) == before, "dispatching: three orders weren't taken back together")
    page.context.close()


def check_without_script(chromium, expect):
    """A row opens by its link, and a dispatch is sent, with script switched off."""
    context = chromium.new_context(java_script_enabled=False, locale="zh-CN")
    site.sign_in(context, "派单员")
    page = context.new_page()
    page.goto(site.ORIGIN + "/dispatching")
    link = page.query_selector_all("tbody th a")[1]
    number = link.text_content()
    link.click()
    expect(page.text_content(".panel .order-number a") == number, "dispatching: without script a row doesn't open")
    page.fill("#a-units-0", COUNTIES[2])
    page.click("form.action button[type=submit]")
    expect("about=" in page.url, f"dispatching: without script it ends at {page.url}")
    context.close()
