"""受理台 in Chromium: calls by keyboard alone, drafts that survive, words that are composed."""

import re

import site_under_test as site


def check_all(chromium, expect, foreign):
    check_direct_answer(chromium, expect, foreign)
    check_threat(chromium, expect, foreign)
    check_draft(chromium, expect, foreign)
    check_composition(chromium, expect, foreign)
    check_refused(chromium, expect, foreign)
    check_without_script(chromium, expect)
    check_progress_call(chromium, expect, foreign)
    check_similar(chromium, expect, foreign)
    check_card(chromium, expect, foreign)


def open_desk(chromium, foreign, role="话务员"):
    page = site.open_page(chromium, "desk", "light", foreign, role)
    page.goto(site.ORIGIN + "/desk")
    return page


def first_category(page):
    return page.evaluate("document.querySelector('#categories option').value")


def type_appeal(page, text, number=None):
    """Fills in an appeal without the mouse: keys lead to each field."""
    category = first_category(page)
    if number:
        page.keyboard.press("Alt+l")
        page.keyboard.type(number)
    page.keyboard.press("Alt+n")
    page.keyboard.type(text)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type(category)


def check_direct_answer(chromium, expect, foreign):
    """A direct answer by keyboard alone."""
    page = open_desk(chromium, foreign)
    type_appeal(page, "咨询新生儿落户需要哪些材料")
    page.keyboard.press("Alt+a")
    page.keyboard.type("携带出生医学证明到户籍所在地派出所办理。")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(re.compile("registered="), timeout=10_000)
    expect(page.query_selector(".say") is not None, "desk: no sentence to read aloud after a direct answer")
    expect(page.input_value("#content") == "", "desk: the form isn't empty after registering")
    page.context.close()


def check_threat(chromium, expect, foreign):
    """A threat is flagged while it is typed, and after it is registered."""
    page = open_desk(chromium, foreign)
    type_appeal(page, "再不解决我就跳楼")
    page.wait_for_selector("#appeal-check .card", timeout=10_000)
    expect("不要挂断" in page.text_content("#appeal-check"), "desk: a threat isn't met with what to say")
    page.keyboard.press("Alt+s")
    page.wait_for_url(re.compile("registered="), timeout=10_000)
    expect(page.query_selector(".banner.bad") is not None, "desk: a registered threat isn't flagged")
    page.context.close()


def check_draft(chromium, expect, foreign):
    """What was typed is there again after the page is gone."""
    page = open_desk(chromium, foreign)
    page.fill("#content", "路灯不亮，写到一半")
    page.wait_for_timeout(600)
    page.close(run_before_unload=False)
    again = page.context.new_page()
    again.goto(site.ORIGIN + "/desk")
    # Polled from here: the policy of the site forbids a page to evaluate texts.
    for _ in range(40):
        if again.input_value("#content"):
            break
        again.wait_for_timeout(250)
    expect(again.input_value("#content") == "路灯不亮，写到一半", "desk: a draft was lost with its page")
    again.context.close()


def check_composition(chromium, expect, foreign):
    """Nothing is sent in the middle of a word that is being composed."""
    page = open_desk(chromium, foreign)
    sent = []
    page.on("request", lambda request: sent.append(request.url) if "/desk/check" in request.url else None)
    page.focus("#content")
    client = page.context.new_cdp_session(page)
    for text in ("l", "lu", "lu d", "lu de", "lu den", "lu deng"):
        client.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
        page.wait_for_timeout(120)
    page.wait_for_timeout(900)
    expect(not sent, f"desk: {len(sent)} requests in the middle of a word")
    client.send("Input.insertText", {"text": "路灯"})
    page.wait_for_timeout(1_200)
    expect(len(sent) == 1, f"desk: {len(sent)} requests after a word")
    page.context.close()


def check_refused(chromium, expect, foreign):
    """What is missing is said at its field and nothing typed is lost."""
    page = open_desk(chromium, foreign)
    page.keyboard.press("Alt+n")
    page.keyboard.type("只写了内容")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".problem", timeout=10_000)
    expect(page.input_value("#content") == "只写了内容", "desk: a refused form lost its text")
    expect(page.query_selector("[aria-invalid=true]") is not None, "desk: no field is marked")
    page.context.close()


def check_without_script(chromium, expect):
    """Registering works with script switched off."""
    context = chromium.new_context(java_script_enabled=False, locale="zh-CN")
    site.sign_in(context, "话务员")
    page = context.new_page()
    page.goto(site.ORIGIN + "/desk")
    category = page.get_attribute("#categories option", "value")
    page.fill("#content", "没有脚本也能登记")
    page.check("input[name=kind][value=求助]", force=True)
    page.fill("#category", category)
    page.click("button[value=wait]")
    expect("registered=" in page.url, f"desk: without script it ends at {page.url}")
    context.close()


def check_progress_call(chromium, expect, foreign):
    """A call about an earlier order takes three keys and the number: to its field, to find it, to record it."""
    page = open_desk(chromium, foreign)
    type_appeal(page, "小区门口积水", "19900007788")
    page.keyboard.press("Alt+s")
    page.wait_for_url(re.compile("registered="), timeout=10_000)
    page.keyboard.press("Alt+l")
    page.keyboard.type("19900007788")
    page.keyboard.press("Alt+q")
    page.wait_for_selector(".earlier", timeout=10_000)
    expect("19900007788" not in page.url, "desk: the address holds a phone number")
    button = page.query_selector(".earlier button")
    expect(button is not None and "告知进度" in button.text_content(), "desk: no key to tell how an order stands")
    if button:
        page.keyboard.press("Alt+t")
        page.wait_for_url(re.compile("about="), timeout=10_000)
        expect("已记录" in page.text_content("main"), "desk: a progress call isn't recorded")
    page.context.close()


def check_similar(chromium, expect, foreign):
    """Who tells what a neighbour told is shown the neighbour's order, while he is on the line."""
    text = "锦绣花园三号楼二单元楼道积水结冰，老人摔倒，物业一直不处理"
    for number in (1, 2):
        page = open_desk(chromium, foreign)
        place = page.evaluate(
            "fetch('/choices/places').then((answer) => answer.json())"
            ".then((rows) => rows.map((row) => row[0]).find((path) => path.split('/').length === 3))"
        )
        type_appeal(page, text)
        # Past the urgency to the place.
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.type(place.split("/")[-1])
        page.wait_for_timeout(600)
        page.keyboard.press("Enter")
        if number == 2:
            page.wait_for_selector(".similar li", timeout=10_000)
            expect("楼道积水" in page.text_content(".similar"), "desk: the neighbour's order is not shown")
        page.keyboard.press("Alt+s")
        page.wait_for_url(re.compile("registered="), timeout=10_000)
        page.context.close()


def check_card(chromium, expect, foreign):
    """A unit that is named shows whom to call there at this hour; another takes its place, none takes it away."""
    page = open_desk(chromium, foreign)
    for unit, shown in (("相山区人民政府", "0561-9020"), ("杜集区人民政府", "0561-9030")):
        page.click("#unit")
        page.keyboard.press("Control+a")
        page.keyboard.type(unit)
        page.wait_for_timeout(600)
        page.keyboard.press("Enter")
        page.wait_for_selector(f"#unit-card:has-text('{shown}')", timeout=10_000)
    page.click("#unit")
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.press("Tab")
    page.wait_for_selector("#unit-card .unit-card", state="detached", timeout=10_000)
    expect(page.text_content("#unit-card").strip() == "", "desk: the card of a unit that is no longer named stays")
    page.context.close()
