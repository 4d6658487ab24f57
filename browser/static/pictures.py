"""Pictures of the style guide in every theme and width: pictures.py FOLDER"""

import os
import sys


import site_of_parts as site

SIZES = {"desk": (1366, 768), "small": (1093, 614), "phone": (390, 844)}
THEMES = {"light": "theme=light", "dark": "theme=dark", "large": "theme=light&text=large"}


def main(folder):
    os.makedirs(folder, exist_ok=True)
    with site.served() as (_, origin), site.browser() as chromium:
        for page_name, path in (("guide", "/styleguide"), ("callers", "/styleguide/desk")):
            for theme, query in THEMES.items():
                for size_name, size in SIZES.items():
                    page = chromium.new_page(viewport={"width": size[0], "height": size[1]})
                    page.goto(f"{origin}{path}?{query}")
                    full = page_name == "guide" or size_name == "phone"
                    page.screenshot(path=f"{folder}/{page_name}-{size_name}-{theme}.png", full_page=full)
                    page.close()


main(sys.argv[1])
