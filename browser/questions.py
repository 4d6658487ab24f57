"""The twenty questions of docs/questions.md in Chromium, each as its line says, in at most four acts."""

import pathlib
import re

import site_under_test as site

MOST_ACTS = 4
DOCUMENT = pathlib.Path(__file__).resolve().parent.parent / "docs" / "questions.md"


def questions():
    """Each question with its acts."""
    rows = re.findall(r"^\| (.+?) \| (.+ → .+) \|$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    return [(question, acts.split(" → ")) for question, acts in rows]


def check_all(chromium, expect, foreign):
    asked = questions()
    expect(len(asked) == 20, f"questions: {len(asked)} instead of 20")
    page = site.open_page(chromium, "desk", "light", foreign, "分析员")
    for question, acts in asked:
        expect(len(acts) <= MOST_ACTS, f"questions: {question} takes {len(acts)} acts")
        page.goto(site.ORIGIN + "/")
        for act in acts:
            do(page, act)
        page.wait_for_load_state("load")
        check_answer(page, expect, question, acts[0])
    page.context.close()


def do(page, act):
    """One act: a page of the menu, a key, a field, a press, or else what is written."""
    if act in ("工单", "统计表", "通报"):
        with page.expect_navigation(wait_until="load"):
            page.click(f"header a:text-is('{act}'), nav a:text-is('{act}')")
    elif act == "Alt+Q":
        page.keyboard.press("Alt+q")
    elif act == "Enter":
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"work-orders\?(?!ask)"), timeout=10_000)
    elif act.startswith("统计期 "):
        page.fill("#t-period", act.removeprefix("统计期 "))
    elif act == "统计":
        with page.expect_navigation(wait_until="load"):
            page.click("main button:text-is('统计')")
    elif page.evaluate("document.activeElement.id") == "ask":
        page.keyboard.insert_text(act)
    else:
        with page.expect_navigation(wait_until="load"):
            page.click(f"main a:text-is('{act}')")


def check_answer(page, expect, question, kind):
    if kind == "工单":
        expect(page.query_selector(".chips li") is not None, f"questions: {question}: no condition was understood")
        shown = page.query_selector(".total-count strong")
        expect(shown is not None, f"questions: {question}: no count")
        rows = len(page.query_selector_all("table.orders tbody tr"))
        count = int(re.sub(r"\D", "", shown.inner_text()))
        expect(rows == min(50, count), f"questions: {question}: {count} are said and {rows} shown")
    elif kind == "统计表":
        check_cell(page, expect, question)
    else:
        expect("同比" in page.inner_text("main"), f"questions: {question}: no comparison")


def check_cell(page, expect, question):
    """The first linked number of the table is the count of the list it opens."""
    cell = page.query_selector("main table td a")
    if cell is None:
        expect(False, f"questions: {question}: no number opens a list")
        return
    number = cell.inner_text().replace(",", "")
    page.goto(site.ORIGIN + cell.get_attribute("href"))
    total = page.inner_text(".total-count strong").replace(",", "")
    expect(total == number, f"questions: {question}: the table says {number}, its list {total}")
