"""Pictures of every page: screenshots.py FOLDER"""

import os
import sys

import site_under_test as site

folder = sys.argv[1]
os.makedirs(folder, exist_ok=True)

for scheme, font_size in (("light", 16), ("dark", 16), ("light", 24)):
    with site.browser(font_size) as chromium:
        for name, path in site.addresses(chromium).items():
            for width in ("desk", "phone"):
                page = site.open_page(chromium, width, scheme)
                page.goto(site.ORIGIN + path)
                suffix = ("-dark" if scheme == "dark" else "") + ("-large" if font_size > 16 else "")
                # A list of 50 rows is seen by its beginning.
                page.screenshot(path=f"{folder}/{name}-{width}{suffix}.png", full_page=name in ("bulletin", "order"))
                page.context.close()

with site.browser() as chromium:
    for name, (role, path) in site.office_addresses(chromium).items():
        for width in ("desk", "small", "phone"):
            page = site.open_page(chromium, width, "light", role=role)
            page.goto(site.ORIGIN + path)
            page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=width == "phone")
            page.context.close()
