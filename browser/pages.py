"""Writes docs/pages.md with a picture of every page at 1366 and 390 px: pages.py DOCS

A path of docs/rights.md that answers GET and is neither pictured nor named below as none ends the program.
"""

import datetime
import io
import os
import re
import sys
import urllib.parse

from PIL import Image

import dispatch
import site_under_test as site

docs = sys.argv[1]
folder = os.path.join(docs, "images", "pages")

# What is served to programs, or is shown over another page.
NO_PAGES = {
    "/health", "/public/:file", "/live", "/live/state", "/session", "/styleguide/desk", "/choices/:list", "/phrases/list",
    "/desk/calls/:id", "/settings/:name/file", "/unit-card", "/exports/rows", "/exports/:id/file",
}

HANDLING = "/work-orders?status=" + urllib.parse.quote("办理中")


class Opened:
    """The site as an officer of a role sees it, to find addresses on it."""

    def __init__(self, chromium):
        self.chromium = chromium

    def link(self, role, path, pattern):
        """The first address on a page that matches; the page must have one."""
        page = site.open_page(self.chromium, role=role)
        page.goto(site.ORIGIN + path)
        found = site.first_link(page, pattern)
        page.context.close()
        assert found, f"no link like {pattern} on {path} for {role}"
        return found


def order(opened, role="派单员"):
    return opened.link(role, HANDLING, r"/work-orders/[^?]")


def batch(opened):
    """A batch of the first orders of the list, looked at."""
    page = site.open_page(opened.chromium, role="话务员")
    page.goto(site.ORIGIN + "/work-orders")
    for box in page.query_selector_all("tbody input[type=checkbox]")[:8]:
        box.check()
    page.select_option("#batch-act", "remind")
    page.click("#batch button[type=submit]")
    path = page.url.removeprefix(site.ORIGIN)
    page.context.close()
    return path


# What waits while pictures are taken: invented appeals.
WAITING = [
    ("一般", "小区北门外路灯三天不亮，夜里看不清路，请尽快维修。"), ("一般", "早市占道经营，公交车进不了站，请加强管理。"),
    ("紧急", "路口井盖缺失，一辆电动车刚刚摔倒，请马上处理。"), ("一般", "楼上加装电梯的补贴怎样申请，请答复。"),
    ("一般", "工地夜间十二点后仍在打桩，附近居民无法休息。"),
]
FROM_ABOVE = [
    ("省12345平台", "物业公司拒绝公开维修资金使用情况，请督促公开。"), ("人民网领导留言板", "城东片区冬季供暖温度不达标，望核查。"),
    ("省长热线", "乡道桥面破损，雨后积水，影响学生上学。"),
]

def made_tables(opened):
    """The tables of a template that is made every month."""
    page = site.open_page(opened.chromium, role="分析员")
    page.goto(f"{site.ORIGIN}/tables/show?of=orders&rows=kind&measure=valid&period=last-month")
    page.click("summary:has-text('存为模板')")
    page.fill("#k-name", "每月各类型")
    page.select_option("#k-schedule", label="每月")
    page.click(".keep-table button")
    path = site.first_link(page, r"/tables/made\?")
    page.context.close()
    return path


# Path of docs/rights.md, name of the pictures, role, title, sentence, address (text, or found on the site).
PAGES = [
    ("/sign-in", "sign-in", None, "登录", "工号和口令；演示时每个角色一个按钮。", "/sign-in"),
    ("/", "start", "分析员", "首页", "各角色从这里去自己的页面。", "/"),
    ("/desk", "desk", "话务员", "受理台", "接一个电话所需的都在一屏。", "/desk"),
    ("/dispatching", "dispatching", "派单员", "派单台", "待派单、退单和延期，打开的工单在清单旁。", "/dispatching"),
    ("/reviews", "reviews", "审核员", "审核台", "待审核的答复，风险高的在前；诉求、答复和审核在清单旁。", "/reviews"),
    ("/unit-desk", "unit-desk", "经办人", "单位工作台", "本单位要办的工单按标签列出，打开的在清单旁联系、下派、答复。", "/unit-desk?tab=overdue"),
    ("/incoming", "incoming", "来件员", "来件", "待回复上级的工单，外部时限近的在前。", "/incoming"),
    (
        "/incoming/import", "incoming-import", "来件员", "批量登记来件",
        "平台导出的表格逐行预览后登记，有误的行可下载改正，重复上传不重复登记。", "/incoming/import",
    ),
    (
        "/incoming/new", "incoming-new", "来件员", "登记来件", "逐栏填写，或粘贴全文读出栏目；外部编号登记过会提示。",
        "/incoming/new",
    ),
    ("/work-orders", "orders", "派单员", "工单清单", "按任意条件筛选，条件留在网址里。", HANDLING),
    ("/columns", "columns", "派单员", "选择列", "工单清单显示哪些列、什么顺序、冻结几列。", "/columns"),
    ("/views", "views", "派单员", "管理视图", "自己保存的视图：改名、共享、排序、删除。", "/views"),
    (
        "/batches/:id", "batch", "话务员", "批量办理", "选中的工单里哪些能办、哪些不能和为什么，再一起办。", batch,
    ),
    ("/work-orders/:number", "order", "派单员", "工单详情", "一件工单的全部，和现在可以做的事。", order),
    (
        "/work-orders/:number/actions/:name", "action", "派单员", "办理", "每个动作一张表，错误写在字段旁。",
        lambda opened: order(opened) + "/actions/amend",
    ),
    ("/dispatches", "dispatches", "单位领导", "派件清单", "一个单位的派件，按时限。", "/dispatches?state=overdue"),
    ("/alerts", "alerts", "值班领导", "待阅", "紧急敏感事项，一触即签收。", "/alerts"),
    ("/bulletins", "periods", "分析员", "选择统计期", "月、季、周、日或任意起止。", "/bulletins"),
    ("/bulletins/:period", "bulletin", "分析员", "通报", "每个数字都能打开背后的工单。", f"/bulletins/{site.PERIOD}"),
    (
        "/bulletins/:period/figure", "figure", "分析员", "数字的来历", "分子、分母、口径和清单。",
        lambda opened: opened.link("分析员", f"/bulletins/{site.PERIOD}", r"/figure\?"),
    ),
    ("/tables", "tables", "分析员", "统计表", "常用表、自己的和同事的模板。", "/tables"),
    (
        "/tables/show", "table", "分析员", "一张统计表", "行、列、指标任选，每个数字都能打开。",
        f"/tables/show?of=orders&rows=hour&columns=weekday&measure=valid&shade=1&period={site.PERIOD}",
    ),
    ("/tables/made", "tables-made", "分析员", "定期生成的表", "每日、每周或每月一张，与上一期比较。", made_tables),
    ("/office", "office", "话务员", "我的账号", "职务、登录的设备、口令。", "/office"),
    ("/password", "password", "话务员", "修改口令", "", "/password"),
    ("/accounts", "accounts", "安全管理员", "账号与权限", "按单位、状态查找人员。", "/accounts"),
    (
        "/accounts/:id", "officer", "安全管理员", "人员", "职务、会话和变更记录。",
        lambda opened: opened.link("安全管理员", "/accounts", r"/accounts/[^?/]+$"),
    ),
    (
        "/accounts/:id/changes/:name", "officer-change", "安全管理员", "变更账号", "先看会增减哪些权限，再提交。",
        lambda opened: opened.link(
            "安全管理员", opened.link("安全管理员", "/accounts", r"/accounts/[^?/]+$"), r"/changes/"
        ),
    ),
    ("/new-account", "new-account", "安全管理员", "新增账号", "由第二人批准后生效。", "/new-account"),
    ("/account-requests", "account-requests", "审计管理员", "待批准的变更", "批准人不是申请人。", "/account-requests"),
    ("/audit", "audit", "审计管理员", "审计", "登录、失败和锁定。", "/audit"),
    ("/audit/changes", "audit-changes", "审计管理员", "账号与设置变更", "", "/audit/changes"),
    ("/audit/identities", "audit-identities", "审计管理员", "身份查看记录", "", "/audit/identities"),
    ("/exports", "exports", "督办", "导出", "自己申请的导出：进度、下载、停止，保留七天。", "/exports"),
    (
        "/exports/new", "export", "督办", "导出工单清单", "清单的条件带来，选列、先后和格式；身份信息凭权限和理由。",
        "/exports/new?" + HANDLING.partition("?")[2],
    ),
    ("/phrases", "phrases", "话务员", "常用语", "缩写展开成整句，自己的和全市的。", "/phrases"),
    ("/calls", "calls", "班长", "话务", "接通率、等待时间，按队列、时段和人员。", f"/calls?period={site.YESTERDAY}"),
    (
        "/calls/list", "call-list", "班长", "来电清单", "每个数字背后的来电。",
        lambda opened: opened.link("班长", f"/calls?period={site.YESTERDAY}", r"/calls/list\?"),
    ),
    ("/calls/missed", "missed-calls", "话务员", "未接来电", "待回拨的来电，号码遮盖。", "/calls/missed"),
    ("/settings", "settings", "系统管理员", "设置", "每项设置都有预览和历史。", "/settings"),
    (
        "/settings/:name", "setting", "系统管理员", "一项设置", "按表或按文字修改，先看影响再生效。",
        lambda opened: opened.link("系统管理员", "/settings", r"/settings/duty[^/]*$"),
    ),
    ("/settings/units", "units", "系统管理员", "承办单位", "层级、分组、二级平台和名片，可折叠。", "/settings/units"),
    (
        "/settings/units/:name", "unit", "系统管理员", "一个单位", "名片、任职人员、在办件数和变更记录。",
        lambda opened: opened.link("系统管理员", "/settings/units", r"/settings/units/[^/?]+$"),
    ),
    (
        "/settings/units/:name/change", "unit-change", "系统管理员", "修改单位", "改名、调整上级、停用，先看影响。",
        lambda opened: opened.link("系统管理员", "/settings/units", r"/settings/units/[^/?]+$") + "/change",
    ),
    (
        "/settings/units/:name/card", "unit-card", "系统管理员", "单位名片", "联络员、按日子和钟点的值班电话、负责人。",
        lambda opened: opened.link("系统管理员", "/settings/units", r"/settings/units/[^/?]+$") + "/card",
    ),
    ("/settings/unit-import", "unit-import", "系统管理员", "导入单位", "CSV 或 xlsx，逐行检查，先预览。", "/settings/unit-import"),
    ("/settings/new-unit", "new-unit", "系统管理员", "新增单位", "", "/settings/new-unit"),
    ("/settings/categories", "categories", "系统管理员", "诉求类别", "层级、代码、版本和使用期。", "/settings/categories"),
    (
        "/settings/category", "category", "系统管理员", "一个类别", "改名、停用，先看涉及多少工单。",
        lambda opened: opened.link("系统管理员", "/settings/categories", r"/settings/category\?"),
    ),
    ("/settings/new-category", "new-category", "系统管理员", "新增类别", "", "/settings/new-category?version=2021"),
    ("/settings/holidays", "holidays", "系统管理员", "放假安排", "", "/settings/holidays"),
    ("/sign-in-rules", "sign-in-rules", "安全管理员", "登录规则", "", "/sign-in-rules"),
    ("/account-import", "account-import", "安全管理员", "名册导入", "CSV 或 xlsx，先预览再提交。", "/account-import"),
    ("/code", "code", "话务员", "动态口令", "用手机验证器扫码启用。", "/code"),
    ("/styleguide", "styleguide", None, "样式", "仅演示时可见：每个组件。", "/styleguide"),
]


def picture(page, name, width):
    """A lossy picture: some 40 pages at two widths must stay small enough for a repository."""
    image = Image.open(io.BytesIO(page.screenshot()))
    image.convert("RGB").save(f"{folder}/{name}-{width}.webp", quality=60, method=6)


def pages_of(rights):
    with open(rights, encoding="utf-8") as file:
        return re.findall(r"^\| GET \| `([^`]+)` \|", file.read(), re.M)


def fill_queues(chromium):
    """Gives 派单台 and 来件 something to show: the demonstration's officers have done all that there was."""
    for urgency, content in WAITING:
        dispatch.register(chromium, None, 1, content=content, urgency=urgency)
    taker = dispatch.Officer(chromium, "来件员", None)
    taker.page.goto(site.ORIGIN + "/desk")
    category = taker.page.get_attribute("#categories option", "value")
    for index, (platform, content) in enumerate(FROM_ABOVE):
        day = datetime.date.today() + datetime.timedelta(days=1 + 4 * index)
        taker.post(
            "/incoming/new", channel="网站", platform=platform, externalNumber=f"SZ{20260 + index}", kind="投诉",
            externalDeadline=f"{day} 17:30", category=category, content=content, urgency="一般",
        )
    taker.close()


def main():
    os.makedirs(folder, exist_ok=True)
    missing = set(pages_of(os.path.join(docs, "rights.md"))) - NO_PAGES - {path for path, *_ in PAGES}
    assert not missing, f"no picture of {sorted(missing)}: add it to browser/pages.py"
    lines = [
        "# Every page",
        "",
        "Written by `scripts/page-pictures` from the sample city served with `--demo`, at 1366 and 390 px. Who may open a page",
        "stands in [rights.md](rights.md). A window of 390 px shows the beginning of its page.",
        "",
    ]
    with site.browser() as chromium:
        fill_queues(chromium)
        opened = Opened(chromium)
        for path, name, role, title, sentence, address in PAGES:
            found = address(opened) if callable(address) else address
            for width in ("desk", "phone"):
                page = site.open_page(chromium, width, role=role)
                answer = page.goto(site.ORIGIN + found)
                assert answer.ok, f"{found} answers {answer.status}"
                picture(page, name, width)
                page.context.close()
            said = f"{sentence} " if sentence else ""
            lines += [
                f"## {title} `{path}`",
                "",
                f"{said}{role or '任何人'}。".replace("。 ", "。"),
                "",
                f'<img src="images/pages/{name}-desk.webp" width="640" alt="{title}，1366 px"> '
                f'<img src="images/pages/{name}-phone.webp" width="180" alt="{title}，390 px">',
                "",
            ]
    with open(os.path.join(docs, "pages.md"), "w", encoding="utf-8") as file:
        file.write("\n".join(lines))


main()
