"""单位工作台 in Chromium: an order through a county and its town by keyboard, an extension, a send-back, many at once."""

import datetime
import re

import site_under_test as site
from dispatch import Officer, focused, own_unit, register


def check_all(chromium, expect, foreign):
    county = own_unit(chromium, foreign)
    town = town_of(chromium, foreign, county)
    numbers = register(chromium, foreign, 9)
    dispatcher = Officer(chromium, "派单员", foreign)
    for number in numbers:
        dispatcher.post(f"/dispatching/{number}/actions/dispatch", units=county)
    check_keyboard(chromium, expect, foreign, county, numbers)
    check_story(chromium, expect, foreign, county, town, numbers[0])
    check_identity(chromium, expect, foreign, county, numbers[1])
    check_extension(chromium, expect, foreign, county, numbers[2], dispatcher)
    check_send_back(chromium, expect, foreign, county, numbers[3], dispatcher)
    check_faults(chromium, expect, foreign, county, numbers[4])
    check_composition(chromium, expect, foreign, county, numbers[4])
    check_bulk(chromium, expect, foreign, county)
    check_others(chromium, expect, foreign, county, numbers[0])
    check_without_script(chromium, expect, county, dispatcher, chromium_register(chromium, foreign))
    dispatcher.close()


def chromium_register(chromium, foreign):
    return register(chromium, foreign, 1)[0]


def doors(chromium, foreign):
    """What the sign-in page offers, as it stands there."""
    page = site.open_page(chromium, "desk", "light", foreign, None)
    page.goto(site.ORIGIN + "/sign-in")
    found = [door.text_content().strip() for door in page.query_selector_all("button[name=demo]")]
    page.context.close()
    return found


def town_of(chromium, foreign, county):
    """The unit below the county that has officers of its own."""
    units = {re.sub(r"\s*经办人.*$", "", text) for text in doors(chromium, foreign) if "经办人" in text}
    town = next((unit for unit in units if re.search(r"(镇|街道|乡)$", unit)), None)
    assert town, f"no town among {sorted(units)} below {county}"
    return town


def open_desk(chromium, foreign, who, address="/unit-desk", width="desk"):
    page = site.open_page(chromium, width, "light", foreign, who)
    page.goto(site.ORIGIN + address)
    return page


def count(page, tab):
    return int(re.sub(r"\D", "", page.text_content(f"[data-unit-count={tab}]")))


def opened(page):
    return page.text_content(".panel .order-number a")


def send(page):
    with page.expect_navigation(timeout=20_000):
        page.keyboard.press("Control+Enter")


def letter(page, key, action):
    """From wherever the caret is: Escape to the row, then the letter of an act."""
    page.keyboard.press("Escape")
    page.keyboard.press(key)
    page.wait_for_selector(f"form.action[action$='/actions/{action}']", timeout=10_000)


def check_keyboard(chromium, expect, foreign, county, numbers):
    """One after the other is acknowledged by a key; J and O walk the list; `?` lists the keys."""
    page = open_desk(chromium, foreign, f"{county} 经办人")
    before = count(page, "waiting")
    expect(before >= len(numbers), f"unit: {before} wait of {len(numbers)}")
    for _ in range(5):
        number = opened(page)
        send(page)
        expect(opened(page) != number, f"unit: {number} is still open after it was acknowledged")
        expect(f"“签收”，工单 {number}" in page.text_content(".above-split"), "unit: nothing says what was done")
    expect(count(page, "waiting") == before - 5, f"unit: {before} waited, {count(page, 'waiting')} after five")
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("j")
    second = page.evaluate("document.activeElement.textContent")
    expect(first != second, "unit: j doesn't go to the next row")
    page.keyboard.press("o")
    page.wait_for_function("(number) => document.querySelector('.panel .order-number a').textContent === number", arg=second, timeout=10_000)
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.wait_for_selector(".key-dialog", timeout=10_000)
    expect("空格勾选" in page.text_content(".key-dialog"), "unit: the list of keys doesn't name those of rows")
    page.context.close()


def acknowledge(chromium, foreign, who, number, index):
    officer = Officer(chromium, who, foreign)
    officer.post(f"/unit-desk/{number}/actions/acknowledge", dispatch=f"{number}-{index}")
    officer.close()


def reply(page, words):
    page.fill("#a-internalAccount", f"内部：{words}")
    page.fill("#a-publicAnswer", words)
    page.select_option("#a-result", label="已解决")
    send(page)


def check_story(chromium, expect, foreign, county, town, number):
    """签收, 联系, 下派; the town answers, its leader signs; the county returns and passes, and answers upward."""
    acknowledge(chromium, foreign, f"{county} 经办人", number, 1)
    page = open_desk(chromium, foreign, f"{county} 经办人", f"/unit-desk?tab=handling&open={number}-1")
    expect("/actions/recordAttempt" in page.get_attribute("form.action", "action"), "unit: 联系 isn't what comes first")
    page.check("input[name=isReached][value='0']", force=True)
    page.fill("#a-note", "已说明会转交镇里办理")
    send(page)
    expect(opened(page) == number, "unit: after 联系 another order is open")
    expect("联系上了：已说明会转交镇里办理" in page.text_content(".panel"), "unit: the contact isn't in the panel")
    letter(page, "x", "passOn")
    page.focus("#a-units-0")
    page.keyboard.type(town)
    page.wait_for_selector("[role=option][aria-selected=true]:visible", timeout=10_000)
    page.keyboard.press("Enter")
    send(page)
    page.goto(site.ORIGIN + f"/unit-desk?tab=handling&open={number}-1")
    expect("下派 1 家在办" in page.text_content("tr.shown"), "unit: the row doesn't say that it was passed on")
    at_town = open_desk(chromium, foreign, f"{town} 经办人", f"/unit-desk?open={number}-2")
    send(at_town)
    at_town.goto(site.ORIGIN + f"/unit-desk?tab=handling&open={number}-2")
    letter(at_town, "d", "reply")
    check_promise_fields(at_town, expect)
    reply(at_town, "已安排人员")
    sign(chromium, expect, foreign, town, number, 2)
    review(chromium, expect, foreign, county, number, "1", "请写明修好的日期")
    at_town.goto(site.ORIGIN + f"/unit-desk?tab=returned&open={number}-2")
    expect("审核回退：请写明修好的日期" in at_town.text_content(".panel"), "unit: why a reply came back isn't told")
    reply(at_town, "二十日已修好")
    sign(chromium, expect, foreign, town, number, 2)
    review(chromium, expect, foreign, county, number, "0", "")
    page.goto(site.ORIGIN + f"/unit-desk?tab=handling&open={number}-1&act=reply&dispatch={number}-1")
    expect("公开：二十日已修好" in page.text_content(".panel"), "unit: the town's answer isn't beside the county's form")
    reply(page, "经镇里核实，已修好")
    sign(chromium, expect, foreign, county, number, 1)
    page.goto(site.ORIGIN + f"/unit-desk?tab=handling&open={number}-1")
    expect("待审核" in page.text_content(".panel .badges"), "unit: what was signed doesn't wait for review")
    check_review_desk(chromium, expect, foreign, number)
    page.goto(site.ORIGIN + f"/unit-desk?tab=completed&open={number}-1")
    expect("已办结" in page.text_content(".panel .badges"), "unit: what passed review isn't 已办结")
    at_town.context.close()
    page.context.close()


def check_promise_fields(page, expect):
    """The promise's fields are there where the result asks for them, and keep what was typed."""
    shown = lambda: page.is_visible("#a-promisedDay")
    expect(not shown(), "unit: a day is asked for before there is a result")
    page.select_option("#a-result", label="正在推进")
    expect(shown(), "unit: 正在推进 asks for no day")
    page.select_option("#a-result", label="已解决")
    expect(not shown(), "unit: 已解决 asks for a day")


def sign(chromium, expect, foreign, unit, number, index):
    page = open_desk(chromium, foreign, f"{unit} 单位领导", f"/unit-desk?tab=unsigned&open={number}-{index}")
    expect(count(page, "unsigned") > 0, f"unit: nothing waits for {unit}'s leader")
    page.check("input[name=isSigned][value='0']", force=True)
    send(page)
    page.context.close()


def review(chromium, expect, foreign, county, number, verdict, opinion):
    """By the county's leader: who passed the order on doesn't review it."""
    page = open_desk(chromium, foreign, f"{county} 单位领导", f"/unit-desk?tab=reviews&open={number}-2")
    page.check(f"input[name=verdict][value='{verdict}']", force=True)
    page.fill("#a-opinion", opinion)
    send(page)
    expect("审核答复" in page.text_content(".above-split"), f"unit: a review of {number} isn't confirmed")
    page.context.close()


def check_review_desk(chromium, expect, foreign, number):
    """审核台 by keyboard: a return without its reason is refused with the choice kept, then the reply passes."""
    page = open_desk(chromium, foreign, "审核员", f"/reviews?open={number}-1")
    expect("公开：经镇里核实，已修好" in page.text_content(".panel"), "reviews: the reply isn't beside the form")
    page.check("input[name=verdict][value='1']", force=True)
    send(page)
    expect("回退理由" in page.text_content(".panel [role=alert]"), "reviews: a return needs no reason")
    expect(page.is_checked("input[name=verdict][value='1']"), "reviews: the verdict is lost")
    page.check("input[name=verdict][value='0']", force=True)
    send(page)
    expect(f"“审核答复”，工单 {number}" in page.text_content(".above-split"), "reviews: nothing says what was done")
    page.context.close()


def check_identity(chromium, expect, foreign, county, number):
    """The number is behind a mask until it is asked for, and is shown once, with who looks."""
    acknowledge(chromium, foreign, f"{county} 经办人", number, 1)
    address = f"/unit-desk?tab=handling&open={number}-1"
    page = open_desk(chromium, foreign, f"{county} 经办人", address)
    with page.expect_navigation(timeout=20_000):
        page.keyboard.press("Alt+h")
    expect("已记录" in page.text_content(".identity"), "unit: who looked isn't written beside the number")
    page.goto(site.ORIGIN + address)
    expect(page.query_selector(".identity") is None, "unit: a number stays after its page was left")
    page.context.close()


def check_extension(chromium, expect, foreign, county, number, dispatcher):
    """Asked for with a letter, granted by the dispatcher; the clock then says the later day."""
    acknowledge(chromium, foreign, f"{county} 经办人", number, 1)
    address = f"/unit-desk?tab=handling&open={number}-1"
    page = open_desk(chromium, foreign, f"{county} 经办人", address)
    deadline = re.search(r"(\d{4}-\d{2}-\d{2})", page.text_content(".panel .clock")).group(1)
    letter(page, "y", "requestExtension")
    until = (datetime.date.fromisoformat(deadline) + datetime.timedelta(days=3)).isoformat()
    page.fill("#a-until", until)
    page.fill("#a-reason", "等待材料")
    page.check("#a-isCitizenTold")
    send(page)
    page.goto(site.ORIGIN + address)
    expect("申请延期，等待审批" in page.text_content(".panel"), "unit: an extension that waits isn't told")
    dispatcher.post(f"/dispatching/{number}/actions/ruleOnExtension", dispatch=f"{number}-1", isGranted="0", opinion="同意")
    page.reload()
    expect(until in page.text_content(".panel .clock"), f"unit: the deadline isn't {until} after it was granted")
    page.context.close()


def check_send_back(chromium, expect, foreign, county, number, dispatcher):
    """Asked for with a letter and refused: the ruling stands in the panel, and it can't be asked for again."""
    acknowledge(chromium, foreign, f"{county} 经办人", number, 1)
    address = f"/unit-desk?tab=handling&open={number}-1"
    page = open_desk(chromium, foreign, f"{county} 经办人", address)
    letter(page, "t", "requestSendBack")
    page.select_option("#a-reasonCode", index=1) if page.query_selector("#a-reasonCode") else page.check("input[name=reasonCode][value='0']", force=True)
    page.fill("#a-basis", "属市级部门职责")
    send(page)
    page.goto(site.ORIGIN + address)
    expect("退单待裁定" in page.text_content(".panel .badges"), "unit: a send-back that waits isn't told")
    dispatcher.post(f"/dispatching/{number}/actions/ruleOnSendBack", dispatch=f"{number}-1", ruling="1", opinion="属你单位职责")
    page.reload()
    expect("裁定驳回：属你单位职责" in page.text_content(".panel"), "unit: how a send-back was ruled isn't told")
    expect(page.query_selector("[data-letter=t]") is None, "unit: a refused send-back may be asked for again")
    page.context.close()


def check_faults(chromium, expect, foreign, county, number):
    """What is missing is said at its field, with what was typed still there."""
    acknowledge(chromium, foreign, f"{county} 经办人", number, 1)
    page = open_desk(chromium, foreign, f"{county} 经办人", f"/unit-desk?tab=handling&open={number}-1")
    letter(page, "d", "reply")
    page.fill("#a-internalAccount", "只写了内部情况")
    send(page)
    expect("请填写" in page.text_content(".panel [role=alert]"), "unit: a missing field isn't named")
    expect(page.input_value("#a-internalAccount") == "只写了内部情况", "unit: what was typed is lost")
    expect(focused(page) == "a-publicAnswer", f"unit: after a fault the caret is in {focused(page)!r}")
    page.context.close()


def check_composition(chromium, expect, foreign, county, number):
    """No letter acts inside a word that is being composed, nor in a field."""
    page = open_desk(chromium, foreign, f"{county} 经办人", f"/unit-desk?tab=handling&open={number}-1")
    letter(page, "d", "reply")
    page.focus("#a-publicAnswer")
    client = page.context.new_cdp_session(page)
    for text in ("l", "ly", "lyt"):
        client.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    page.keyboard.press("Escape")
    expect(page.query_selector("form.action[action$='/actions/reply']") is not None, "unit: a letter acted inside a word")
    page.context.close()


def check_bulk(chromium, expect, foreign, county):
    """Rows chosen by Space are acknowledged by one key."""
    page = open_desk(chromium, foreign, f"{county} 经办人")
    before = count(page, "waiting")
    page.keyboard.press("j")
    for _ in range(2):
        page.keyboard.press("Space")
        page.keyboard.press("j")
    expect(page.text_content("[data-chosen-count]") == "2", "unit: Space doesn't choose rows")
    with page.expect_navigation(timeout=20_000):
        page.keyboard.press("Alt+b")
    expect("已签收 2 件" in page.text_content(".above-split"), "unit: what became of two isn't told")
    expect(count(page, "waiting") == before - 2, "unit: two still wait")
    page.context.close()


def check_others(chromium, expect, foreign, county, number):
    """Another unit's officer sees nothing of the order."""
    other = next(text for text in doors(chromium, foreign) if "经办人" in text and county not in text)
    page = site.open_page(chromium, "desk", "light", foreign, re.sub(r"\s+", " ", other))
    answer = page.goto(site.ORIGIN + f"/unit-desk?open={number}-1")
    is_town = answer.status == 200
    expect(answer.status == 403 or is_town and number in page.content(), f"unit: {other} gets {answer.status}")
    page.context.close()


def check_without_script(chromium, expect, county, dispatcher, number):
    """A row opens by its link, and is acknowledged, with script switched off."""
    dispatcher.post(f"/dispatching/{number}/actions/dispatch", units=county)
    context = chromium.new_context(java_script_enabled=False, locale="zh-CN")
    site.sign_in(context, f"{county} 经办人")
    page = context.new_page()
    page.goto(site.ORIGIN + "/unit-desk")
    page.click(f"tbody th a:text-is('{number}')")
    expect(opened(page) == number, "unit: without script a row doesn't open")
    page.click("form.action button[type=submit]")
    expect(f"about={number}" in page.url, f"unit: without script it ends at {page.url}")
    context.close()
