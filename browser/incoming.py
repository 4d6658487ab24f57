"""来件 in Chromium: a letter of 人民网 from the paste to the answer there, by keyboard."""

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
