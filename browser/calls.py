"""Calls at the desk in Chromium: pickers, numbers, phrases, undo, a threat at night, an outage, two officers, a session's end."""

import re
import time

import desk
import site_under_test as site


def check_all(chromium, expect, foreign):
    for check in (check_pickers, check_numbers, check_phrases, check_undo, check_threat, check_outage, check_conflict,
                  check_action_form, check_session_end, check_sealed_draft, check_without_script):
        check(chromium, expect, foreign)


def until(page, condition, most=10):
    """Whether something comes to hold; asked from outside, as the policy forbids pages to evaluate texts."""
    end = time.monotonic() + most
    while time.monotonic() < end:
        if condition():
            return True
        page.wait_for_timeout(50)
    return False


class Keys:
    """A keyboard that counts: `press` is a key, `type` is data that somebody says."""

    def __init__(self, page):
        self.page = page
        self.pressed = 0

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
        self.pressed += len(keys)

    def type(self, text):
        self.page.keyboard.type(text)


def pick(page, field, letters):
    """Types letters into a picker; what it offers first is taken by Enter, and what the form will send is returned."""
    page.focus(f"#{field}")
    page.keyboard.type(letters)
    page.wait_for_selector(f"#{field}[aria-expanded=true]")
    until(page, lambda: page.get_attribute(f"#{field}", "aria-activedescendant"))
    page.keyboard.press("Enter")
    return page.evaluate(f"document.querySelector('#{field}').closest('.picker').querySelector('input[name]').value")


def check_pickers(chromium, expect, foreign):
    """Category, place and unit by initials; nothing acts in the middle of a word."""
    page = desk.open_desk(chromium, foreign)
    for field, letters, value in (("unit", "scsglj", "市城市管理局"), ("place", "xsq", "相山区"), ("place", "gyjd", "杜集区/高岳街道")):
        page.keyboard.press("Escape")
        page.evaluate(f"document.querySelector('#{field}').value = ''")
        found = pick(page, field, letters)
        expect(found.startswith(value), f"picker: {letters} picks {found!r}, not {value}")
    code = page.evaluate("fetch('/choices/categories').then((answer) => answer.json()).then((rows) => rows.find((row) => row[4])[4])")
    found = pick(page, "category", code)
    expect(found, f"picker: the code {code} picks nothing")
    client = page.context.new_cdp_session(page)
    page.focus("#category")
    page.keyboard.press("Control+a")
    for text in ("l", "lu", "lu d"):
        client.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    page.wait_for_timeout(300)
    expect(page.get_attribute("#category", "aria-expanded") == "false", "picker: it opens in the middle of a word")
    page.context.close()


def check_numbers(chromium, expect, foreign):
    """One key moves the numbers of the text into the sealed fields; what stays is refused once."""
    page = desk.open_desk(chromium, foreign)
    page.fill("#content", "请回电19900001234，身份证34052419800101001X")
    page.focus("#content")
    page.keyboard.press("Alt+m")
    expect(until(page, lambda: "19900001234" in page.input_value("#contactNumber")), "numbers: the phone isn't moved")
    expect(page.input_value("#identityNumber") == "34052419800101001X", "numbers: the identity number isn't moved")
    text = page.input_value("#content")
    expect(text == "请回电【联系电话】，身份证【证件号码】", f"numbers: the text reads {text!r}")
    page.fill("#content", "有人用19900005678行骗")
    page.keyboard.press("Alt+s")
    page.wait_for_selector("#keepsNumbers")
    expect(page.input_value("#content") == "有人用19900005678行骗", "numbers: a refused form lost its text")
    page.context.close()


def check_phrases(chromium, expect, foreign):
    """An abbreviation becomes its text, the city's and one's own."""
    page = desk.open_desk(chromium, foreign)
    page.goto(site.ORIGIN + "/phrases")
    page.fill("#abbreviation", "zz")
    page.fill("#text", "自己的用语【地址】。")
    page.click("form:has(#abbreviation) button")
    page.goto(site.ORIGIN + "/desk")
    page.focus("#content")
    with page.expect_response("**/phrases/list"):
        page.focus("#answer")
        page.focus("#content")
    page.wait_for_timeout(200)
    page.keyboard.type("zz")
    page.keyboard.press("Tab")
    expect(page.input_value("#content") == "自己的用语【地址】。", "phrases: Tab doesn't expand one's own")
    page.keyboard.press("End")
    page.keyboard.press("Alt+p")
    page.wait_for_selector(".dialog.shown [data-phrase]")
    expect(page.locator(".dialog [data-phrase]").count() > 1, "phrases: the city's are not listed")
    page.keyboard.press("Escape")
    page.context.close()


def check_undo(chromium, expect, foreign):
    """A dispatch is taken back by one key."""
    page = desk.open_desk(chromium, foreign)
    desk.type_appeal(page, "路灯不亮，派错了")
    pick(page, "unit", "scsglj")
    page.keyboard.press("Alt+z")
    page.wait_for_url(re.compile("registered="), timeout=10_000)
    page.wait_for_selector(".toast[data-seconds]")
    page.keyboard.press("Alt+c")
    page.wait_for_url(re.compile("about="), timeout=10_000)
    expect("撤销" in page.text_content("main"), "undo: the desk doesn't say so")
    expect("已经登记" in page.text_content(".earlier .say"), "undo: the order isn't waiting again")
    page.context.close()


def check_threat(chromium, expect, foreign):
    """A threat: flagged, its script shown, 110 with receipt, two told and one confirmed, within 6 keys in all."""
    page = desk.open_desk(chromium, foreign)
    keys = Keys(page)
    keys.press("Alt+n")
    keys.type("再不解决我就跳楼")
    page.wait_for_selector("#appeal-check .card.red")
    expect("立即转110" in page.text_content("#appeal-check"), "threat: the script isn't shown")
    keys.press("Alt+b")
    keys.type("110-20220301-0087")
    keys.press("Alt+x")
    page.wait_for_url(re.compile("registered="), timeout=10_000)
    said = page.text_content("main")
    expect("110-20220301-0087" in said and re.search(r"\d\d:\d\d，D\d+ 经办", said), "threat: no receipt, time or person")
    told = re.search(r"已通知 ([^，]+)，", said)
    expect(told and len(told.group(1).split("、")) == 2, f"threat: not two are told: {told and told.group(1)}")
    leader = site.open_page(chromium, "phone", "light", foreign, "值班领导")
    leader.goto(site.ORIGIN + "/alerts")
    there = Keys(leader)
    there.press("Alt+q")
    leader.wait_for_url(re.compile("done="), timeout=10_000)
    expect("已确认" in leader.text_content("main"), "threat: nobody confirmed it")
    expect(keys.pressed + there.pressed <= 6, f"threat: it takes {keys.pressed + there.pressed} keys")
    print(f"threat: {keys.pressed + there.pressed} keys")
    leader.context.close()
    page.context.close()


def check_outage(chromium, expect, foreign, calls=60):
    """Sixty calls on one outage: one order leads, each caller after the first takes at most 3 keys."""
    leader = site.open_page(chromium, "desk", "light", foreign, "班长")
    leader.goto(site.ORIGIN + "/desk")
    desk.type_appeal(leader, "整个小区从早上停水")
    pick(leader, "place", "gyjd")
    leader.keyboard.press("Alt+s")
    leader.wait_for_url(re.compile("registered="), timeout=10_000)
    number = leader.text_content(".banner.good a").strip()
    leader.goto(f"{site.ORIGIN}/work-orders/{number}/actions/declareIncident")
    leader.fill("textarea", "水厂抢修，预计今晚22点恢复供水。")
    leader.keyboard.press("Control+Enter")
    leader.wait_for_url(re.compile("done="), timeout=10_000)
    page = desk.open_desk(chromium, foreign)
    keys = Keys(page)
    begun = time.monotonic()
    for call in range(calls):
        keys.press("Alt+l")
        keys.type(f"1990000{call:04d}")
        with page.expect_navigation(url=re.compile("registered="), timeout=20_000):
            keys.press("Alt+k")
    spent = time.monotonic() - begun
    followers = page.text_content(f"article[aria-label$='{number}'] .badge")
    expect(followers == f"{calls} 件加入", f"outage: {followers} of {calls}")
    expect(keys.pressed <= 3 * calls, f"outage: {keys.pressed} keys for {calls} calls")
    expect(spent < 600, f"outage: {spent:.0f} s")
    print(f"outage: {calls} calls in {spent:.0f} s, {keys.pressed / calls:.0f} keys each")
    page.context.close()
    leader.context.close()


def check_conflict(chromium, expect, foreign):
    """Of two officers on one order the second sees the newer state and keeps what he typed."""
    first = desk.open_desk(chromium, foreign)
    desk.type_appeal(first, "两人同时办理的工单")
    first.keyboard.press("Alt+s")
    first.wait_for_url(re.compile("registered="), timeout=10_000)
    number = first.text_content(".banner.good a").strip()
    second = site.open_page(chromium, "desk", "light", foreign, "派单员")
    second.goto(f"{site.ORIGIN}/work-orders/{number}/actions/amend")
    second.fill("textarea, input[name=reason]", "写了很久的更正理由")
    title = second.query_selector("input[name=title]")
    if title:
        title.fill("新的标题")
    first.goto(f"{site.ORIGIN}/work-orders/{number}/actions/recordAddition")
    first.fill("textarea", "又补充一句")
    first.keyboard.press("Control+Enter")
    first.wait_for_url(re.compile("done="), timeout=10_000)
    second.keyboard.press("Control+Enter")
    second.wait_for_selector(".problem", timeout=10_000)
    expect("写了很久的更正理由" in second.content(), "conflict: what was typed is lost")
    revision = second.get_attribute("input[name=revision]", "value")
    expect(int(revision) >= 2, f"conflict: the form is still of revision {revision}")
    second.keyboard.press("Control+Enter")
    second.wait_for_url(re.compile("done="), timeout=10_000)
    second.context.close()
    first.context.close()


def check_action_form(chromium, expect, foreign):
    """A form of an order: units by initials, a draft that outlives its page, 派单 taken back on the order page."""
    page = desk.open_desk(chromium, foreign)
    desk.type_appeal(page, "由派单员派单的工单")
    page.keyboard.press("Alt+s")
    page.wait_for_url(re.compile("registered="), timeout=10_000)
    number = page.text_content(".banner.good a").strip()
    page.context.close()
    page = site.open_page(chromium, "desk", "light", foreign, "派单员")
    form = f"{site.ORIGIN}/work-orders/{number}/actions/dispatch"
    page.goto(form)
    page.fill("#a-note", "写到一半的派单意见")
    page.wait_for_timeout(300)
    page.goto("about:blank")
    page.goto(form)
    kept = until(page, lambda: page.input_value("#a-note") == "写到一半的派单意见")
    expect(kept, f"action: a draft was lost: {page.input_value('#a-note')!r}")
    first = page.get_attribute("[role=combobox]", "id")
    expect(pick(page, first, "scsglj").startswith("市城市管理局"), "action: a unit isn't picked by initials")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(re.compile("done="), timeout=10_000)
    page.wait_for_selector(".toast[data-seconds]")
    page.keyboard.press("Alt+c")
    page.wait_for_url(lambda url: "%E6%92%A4%E9%94%80" in url, timeout=10_000)
    page.goto(form)
    page.wait_for_timeout(600)
    expect(page.input_value("#a-note") == "", "action: what the server has comes back as a draft")
    page.context.close()


def check_session_end(chromium, expect, foreign):
    """A session that ends in the middle of a draft loses no character, here or in the next session."""
    page = desk.open_desk(chromium, foreign)
    page.fill("#content", "会话到期前写的")
    page.wait_for_timeout(700)
    page.context.clear_cookies()
    page.focus("#content")
    page.keyboard.press("End")
    page.keyboard.type("，到期后又写的")
    page.wait_for_selector(".lock", timeout=15_000)
    expect("口令" in page.text_content(".lock"), "session: it isn't the 口令 that is asked for")
    expect(page.input_value("#content") == "会话到期前写的，到期后又写的", "session: the page lost what was typed")
    site.sign_in(page.context, "话务员")
    page.goto(site.ORIGIN + "/desk")
    found = until(page, lambda: page.input_value("#content") == "会话到期前写的，到期后又写的")
    expect(found, f"session: the next session has {page.input_value('#content')!r}")
    page.context.close()


def check_sealed_draft(chromium, expect, foreign):
    """Nothing of a draft stands in clear in this browser, nor can another officer's page read it."""
    page = desk.open_desk(chromium, foreign)
    page.fill("#content", "身份证34052419800101001X，只有本人能看")
    until(page, lambda: "sealed" in page.evaluate("JSON.stringify(localStorage)"))
    kept = page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")
    expect("sealed" in kept, "sealed: nothing is kept")
    expect("34052419800101001X" not in kept and "本人" not in kept, "sealed: a draft is kept in clear")
    other = desk.open_desk(chromium, foreign, "班长")
    keys = [one.query_selector("form[data-draft-key]").get_attribute("data-draft-key") for one in (page, other)]
    expect(len(keys[0]) >= 43 and keys[0] != keys[1], "sealed: two officers have one key")
    other.context.close()
    page.context.close()


def check_without_script(chromium, expect, foreign):
    """Numbers, phrases, an event and undo by buttons and lists of the page alone."""
    context = chromium.new_context(java_script_enabled=False, locale="zh-CN")
    site.sign_in(context, "话务员")
    page = context.new_page()
    page.goto(site.ORIGIN + "/desk")
    page.fill("#content", "没有脚本，电话19900001234")
    page.click("button[data-move-numbers]")
    expect(page.input_value("#contactNumber") == "19900001234", "without script: the number isn't moved")
    page.check("input[name=kind][value=求助]", force=True)
    page.fill("#category", page.get_attribute("#categories option", "value"))
    page.fill("#unit", "scsglj")
    page.click("button[value=dispatch]")
    expect("registered=" in page.url, f"without script: it ends at {page.url}")
    page.click(".toast button")
    expect("撤销" in page.text_content("main"), "without script: undo doesn't work")
    page.goto(site.ORIGIN + "/phrases")
    expect(page.locator(".phrases li").count() >= 20, "without script: no phrases are listed")
    context.close()
