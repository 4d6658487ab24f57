"""The site under test: its addresses, and a browser that may talk to nobody else."""

import contextlib
import datetime
import os
import re
import urllib.parse

from playwright.sync_api import sync_playwright

CHROMIUM = os.environ.get("HOTLINE_CHROMIUM", "/usr/bin/chromium")
ORIGIN = os.environ["HOTLINE_ORIGIN"]
PERIOD = os.environ.get("HOTLINE_PERIOD", "2022-02")
# The last whole day in China, which has none but this offset: the demonstration's telephones rang on it.
YESTERDAY = (datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8))) - datetime.timedelta(days=1)).date()

# No other host has an address, so that nothing can leave this one.
HERE_ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"

# 1366 px, the same at 125 %, and a phone.
WIDTHS = {"desk": (1366, 768), "small": (1093, 614), "phone": (390, 844)}


@contextlib.contextmanager
def browser(font_size=16):
    """A browser; `font_size` is what a person sets for large text."""
    arguments = [f"--blink-settings=defaultFontSize={font_size}", "--lang=zh-CN", HERE_ALONE]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=arguments, env={**os.environ, "LANGUAGE": "zh_CN"}
        )
        yield chromium
        chromium.close()


def sign_in(context, role):
    """Comes in by the demonstration's door of a role; nothing on a site that only shows."""
    answer = context.request.get(ORIGIN + "/sign-in")
    if answer.status == 404:
        return
    door = re.search(rf'name="demo" value="([^"]+)">[^<]*{role}<', answer.text())
    assert door, f"no door for {role}: is the site served with --demo?"
    context.request.post(ORIGIN + "/sign-in", form={"demo": door.group(1)})


def open_page(chromium, width="desk", scheme="light", foreign=None, role="分析员"):
    """A page of an officer (or of nobody), whose requests to other origins are noted in `foreign`."""
    size = WIDTHS[width]
    context = chromium.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, locale="zh-CN"
    )

    # Listening alone: with a route Chromium would keep nothing, and fetch every script anew for each page.
    def note(request):
        if foreign is not None and not request.url.startswith((ORIGIN + "/", "data:", "about:", "blob:")):
            foreign.append(request.url)

    context.on("request", note)
    if role:
        sign_in(context, role)
    return context.new_page()


def first_link(page, pattern):
    """The first link of the page whose address matches; None where there is none."""
    for link in page.query_selector_all("a[href]"):
        path = link.get_attribute("href")
        if re.search(pattern, path):
            return path
    return None


def office_addresses(chromium):
    """Pages of officers at work by name, each with the role that opens it."""
    page = open_page(chromium, role="派单员")
    page.goto(ORIGIN + "/work-orders?status=" + urllib.parse.quote("办理中"))
    order = first_link(page, r"/work-orders/[^?]")
    page.context.close()
    found = {"phrases": ("话务员", "/phrases"), "desk": ("话务员", "/desk"), "account": ("话务员", "/office"), "alerts": ("值班领导", "/alerts")}
    found |= {"missed-calls": ("话务员", "/calls/missed"), "calls": ("班长", f"/calls?period={YESTERDAY}"), "call-list": ("班长", f"/calls/list?period={YESTERDAY}")}
    found["dispatching"] = ("派单员", "/dispatching")
    found["dispatching-unacknowledged"] = ("派单员", "/dispatching?queue=unacknowledged")
    found["reviews"] = ("审核员", "/reviews")
    found |= {"unit-desk": ("经办人", "/unit-desk?tab=overdue"), "unit-desk-empty": ("单位领导", "/unit-desk?tab=unsigned")}
    found |= {"orders-chosen": ("派单员", "/work-orders"), "views": ("班长", "/views"), "columns": ("班长", "/columns")}
    found |= {"incoming": ("来件员", "/incoming"), "incoming-new": ("来件员", "/incoming/new")}
    if order:
        found["order-at-work"] = ("派单员", order)
        found["action"] = ("派单员", f"{order}/actions/amend")
        found["visit"] = ("回访员", f"{order}/actions/visit")
    return found


def addresses(chromium):
    """Every kind of page of the site by name, found by going through it as a person would."""
    page = open_page(chromium)
    found = {
        "start": "/",
        "period": "/bulletins",
        "period-refused": "/bulletins?period=2022-13",
        "bulletin": f"/bulletins/{PERIOD}",
        "orders": "/work-orders",
        "orders-of-period": f"/work-orders?received={PERIOD}&valid=1&channel={urllib.parse.quote('电话')}",
        "orders-none": "/work-orders?number=nothing-has-this-number",
        "orders-refused": "/work-orders?received=2022-13&colour=red",
        "dispatches": f"/dispatches?dispatched={PERIOD}&first=1",
        "dispatches-overdue": "/dispatches?state=overdue",
        "dispatches-refused": "/dispatches?due=soon",
        "not-found": "/work-orders/nothing-has-this-number",
    }
    page.goto(ORIGIN + found["bulletin"])
    found["figure"] = first_link(page, r"/figure\?")
    # The dispatch whose order has the most to show: the first overdue one, else any.
    for name in ("dispatches-overdue", "dispatches", "orders"):
        page.goto(ORIGIN + found[name])
        found["order"] = first_link(page, r"/work-orders/[^?]")
        if found["order"]:
            break
    page.context.close()
    return {name: path for name, path in found.items() if path}
