"""来件 in Chromium: a letter of 人民网 from the paste to the answer there, by keyboard; and a list of many from a file."""

import re

import site_under_test as site

LETTER = """来源平台：人民网领导留言板
留言编号：RMW%s
办理期限：2035-02-28
昵称：网友甲
标题：路灯不亮
留言内容：人民路与相阳路口的路灯不亮，
晚上看不见路。"""


def check_all(chromium, expect, foreign):
    number = check_registered(chromium, expect, foreign)
    check_repeated(chromium, expect, foreign)
    if number:
        check_answered(chromium, expect, foreign, number)
    check_many(chromium, expect, foreign)


def open_form(chromium, foreign):
    page = site.open_page(chromium, "desk", "light", foreign, "来件员")
    page.goto(site.ORIGIN + "/incoming")
    page.keyboard.press("Alt+n")
    page.wait_for_url(re.compile("/incoming/new"), timeout=10_000)
    return page


def paste(page, letter):
    """Opens the field for the whole text, puts it in and has it read."""
    page.focus("summary")
    page.keyboard.press("Enter")
    page.focus("#pasted")
    page.keyboard.insert_text(letter)
    page.keyboard.press("Alt+r")
    page.wait_for_selector(".banner.good", timeout=10_000)


def fill_rest(page):
    """What no letter says: channel, kind and category."""
    category = page.evaluate("fetch('/choices/categories').then(answer => answer.json()).then(rows => rows[0][0])")
    channels = page.eval_on_selector_all("#channels option", "options => options.map(option => option.value)")
    page.fill("#channel", next(channel for channel in channels if channel != "电话"))
    page.check("input[name=kind][value=求助]", force=True)
    page.fill("#category", category)
    page.keyboard.press("Escape")


def check_registered(chromium, expect, foreign):
    page = open_form(chromium, foreign)
    paste(page, LETTER % 1)
    expect(page.input_value("#externalNumber") == "RMW1", "incoming: the number isn't read from the letter")
    expect(page.input_value("#externalDeadline") == "2035-02-28", "incoming: the limit isn't read from the letter")
    expect("晚上看不见路" in page.input_value("#content"), "incoming: the second line of the letter is lost")
    fill_rest(page)
    page.keyboard.press("Alt+s")
    page.wait_for_url(re.compile("registered="), timeout=10_000)
    number = page.text_content(".banner.good a")
    expect("RMW1" in page.text_content("table"), "incoming: what is owed doesn't stand in the queue")
    page.context.close()
    return number


def check_repeated(chromium, expect, foreign):
    """The same number again is told of; nothing typed is lost."""
    page = open_form(chromium, foreign)
    paste(page, LETTER % 1)
    fill_rest(page)
    page.keyboard.press("Alt+s")
    page.wait_for_selector("#e-number", timeout=10_000)
    expect("已经登记过" in page.text_content("#e-number"), "incoming: the same number isn't told of")
    expect("晚上看不见路" in page.input_value("#content"), "incoming: a refused form lost its text")
    expect(page.query_selector("#isWanted") is not None, "incoming: no way to register it all the same")
    page.context.close()


def check_answered(chromium, expect, foreign, number):
    """Answered by a call-taker, then upward with the platform's receipt."""
    page = site.open_page(chromium, "desk", "light", foreign, "话务员")
    page.goto(f"{site.ORIGIN}/work-orders/{number}/actions/answerDirectly")
    page.fill("textarea[name=answer]", "路灯已修复。")
    page.click("form.action button[type=submit]")
    page.wait_for_url(re.compile("done="), timeout=10_000)
    page.context.close()
    page = site.open_page(chromium, "desk", "light", foreign, "来件员")
    page.goto(f"{site.ORIGIN}/work-orders/{number}/actions/answerUpward")
    page.fill("textarea[name=text]", "您好，路灯已修复，感谢监督。")
    page.fill("input[name=receipt]", "HZ-1")
    page.check("input[name=isFinal][value='0']", force=True)
    page.click("form.action button[type=submit]")
    page.wait_for_url(re.compile("done="), timeout=10_000)
    page.goto(site.ORIGIN + "/incoming")
    expect(number not in page.text_content("main"), "incoming: what was answered still waits")
    page.context.close()


def check_many(chromium, expect, foreign):
    """A list in GB18030: looked at, registered, its bad line mended and uploaded again, nothing twice."""
    page = site.open_page(chromium, "desk", "light", foreign, "来件员")
    page.goto(site.ORIGIN + "/incoming")
    page.click("text=批量登记")
    category = page.evaluate("fetch('/choices/categories').then(answer => answer.json()).then(rows => rows[0][0])")
    lines = [f"PL{index},路灯不亮（第{index}件）,2035/3/{index},{category},求助" for index in range(1, 6)]
    head = "编号,内容,时限,类别,诉求类型"
    text = "\n".join([head, *lines, f"PL6,请回电19900001234,下周一,{category},求助", ""])
    upload(page, text)
    main = page.text_content("main")
    expect("可登记 5 件" in main and "1 行有误" in main, f"incoming list: {page.text_content('h2')}")
    expect("应形如" in page.text_content("tbody tr:first-child"), "incoming list: what is wrong doesn't stand first")
    expect("19900001234" not in page.content(), "incoming list: a number stands on the page")
    with page.expect_navigation(timeout=30_000):
        page.keyboard.press("Control+Enter")
    expect("已登记 5 件" in page.text_content(".banner"), f"incoming list: {page.text_content('.banner')}")
    with page.expect_download(timeout=10_000) as download:
        page.click("text=下载没有登记的行")
    with open(download.value.path(), encoding="utf-8-sig") as file:
        mended = file.read().replace("下周一", "2035-03-06")
    expect("PL6" in mended and "PL1" not in mended, "incoming list: the file of bad lines has others")
    page.goto(site.ORIGIN + "/incoming/import")
    upload(page, mended.rstrip("\n") + f"\nPL1,路灯不亮,2035/3/1,{category},求助,\n")
    main = page.text_content("main")
    expect("可登记 1 件" in main and "已登记过 1 件" in main, "incoming list: what was registered isn't known again")
    expect("移入保密栏" in main, "incoming list: a number isn't offered to the sealed field")
    with page.expect_navigation(timeout=30_000):
        page.keyboard.press("Control+Enter")
    expect("已登记 1 件" in page.text_content(".banner"), "incoming list: the mended line isn't registered")
    page.context.close()


def upload(page, text):
    page.set_input_files("#file", {"name": "来件.csv", "mimeType": "text/csv", "buffer": text.encode("gb18030")})
    page.fill("#platform", "省12345平台")
    channels = page.eval_on_selector_all("#channels option", "options => options.map(option => option.value)")
    page.fill("#channel", next(channel for channel in channels if channel != "电话"))
    with page.expect_navigation(timeout=20_000):
        page.keyboard.press("Control+Enter")
