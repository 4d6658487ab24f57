"""Checks that style sheets, scripts and templates use nothing that a supported browser lacks or our policy forbids.

The oldest browser is Chromium 86 (October 2020), as 360 and 麒麟 desktops have it; scripts are ES2020. What an old
browser merely ignores without loss (accent-color, text-underline-offset) is not listed.
"""

import pathlib
import re
import sys

WEBSITE = pathlib.Path(__file__).resolve().parent.parent / "Sources" / "Website"

# What, and since which Chromium; a pattern of the source without comments.
STYLES = {
    ":has() (105)": r":has\(",
    ":is() and :where() (88)": r":(?:is|where)\(",
    ":not() with a list (88)": r":not\([^()]*,",
    "container queries (105)": r"@container|container-(?:type|name)\s*:",
    "nesting (112)": r"&",
    "subgrid (117)": r"\bsubgrid\b",
    "dvh, svh, lvh (108)": r"\d(?:d|s|l)v(?:h|w|min|max)\b",
    "inset (87)": r"(?<![\w-])inset(?:-block|-inline)?(?:-start|-end)?\s*:",
    "logical shorthands (87)": r"(?:margin|padding)-(?:inline|block)\s*:",
    "aspect-ratio (88)": r"(?<![\w-])aspect-ratio\s*:",
    "overflow: clip (90)": r"overflow(?:-[xy])?\s*:\s*clip",
    "cascade layers (99)": r"@layer",
    "scope (118)": r"@scope",
    "color-mix(), oklch(), light-dark() (111 and later)": r"color-mix\(|okl(?:ch|ab)\(|light-dark\(|\blch\(",
    "single transforms (104)": r"(?:^|[;{])\s*(?:translate|rotate|scale)\s*:",
    "ranges in media queries (104)": r"@media[^{]*[<>]",
    "field-sizing (123)": r"field-sizing\s*:",
    "scrollbar-gutter (94)": r"scrollbar-gutter\s*:",
    "text-wrap (114)": r"text-wrap\s*:",
    "popovers (114)": r":popover-open|::backdrop",
    "fit-content without the -moz- form (Firefox 94)": r"(?<!-moz-fit-content; )width\s*:\s*fit-content",
    "another host": r"url\(\s*['\"]?(?:https?:)?//|@import",
}
SCRIPTS = {
    "??=, ||=, &&= (ES2021)": r"\?\?=|\|\|=|&&=",
    "replaceAll (ES2021)": r"\.replaceAll\(",
    "numeric separators (ES2021)": r"\b\d+_\d",
    "Promise.any, WeakRef (ES2021)": r"Promise\.any\(|\bWeakRef\b",
    "at() (ES2022)": r"\.at\(",
    "Object.hasOwn (ES2022)": r"Object\.hasOwn\(",
    "private and static class parts (ES2022)": r"(?:this\.|^\s+)#\w|^\s+static\s*[{\w]",
    "findLast, toSorted and their like (ES2023)": r"\.(?:findLast|findLastIndex|toSorted|toReversed|toSpliced|with)\(",
    "structuredClone (98)": r"\bstructuredClone\(",
    "inert (102)": r"\.inert\b",
    "showModal, showPopover": r"\.show(?:Modal|Popover)\(",
    "AbortSignal.timeout (103)": r"AbortSignal\.(?:timeout|any)\(",
    "what only https has": r"navigator\.(?:locks|clipboard|serviceWorker)|crypto\.(?:randomUUID|subtle)",
    "modules": r"^\s*(?:import|export)\b|\bimport\(",
    "code from texts": r"\beval\(|new Function\(|set(?:Timeout|Interval)\(\s*['\"`]|javascript:",
    "styles that the policy forbids": r"style=|setAttribute\(\s*['\"]style|\.cssText\b|<style",
    "another host": r"['\"`](?:https?:)?//\w",
}
TEMPLATES = {
    "a script in the page": r"<script(?![^>]*\bsrc=)",
    "a style in the page": r"<style|\sstyle=",
    "a handler in the page": r"<[^>]*\son[a-z]+=",
    "javascript: in a link": r"javascript:",
    "another host": r"(?:src|href|action)=\"(?:https?:)?//",
}
# What a file may use all the same: vault.js asks whether it is there, and keeps drafts in their tab where it isn't.
ALLOWED = {"vault.js": {"what only https has"}}
KINDS = [("Public/*.css", STYLES), ("Public/*.js", SCRIPTS), ("Templates/**/*.mustache", TEMPLATES)]


def without_comments(text, suffix):
    """Comments become blanks, so that the lines keep their numbers."""
    if suffix not in (".css", ".js"):
        return text
    return re.sub(r"/\*.*?\*/", lambda found: re.sub(r"[^\n]", " ", found.group()), text, flags=re.S)


def faults(text, forbidden):
    """Each forbidden thing with the line where it stands."""
    for what, pattern in forbidden.items():
        for found in re.finditer(pattern, text, re.M):
            yield text.count("\n", 0, found.start()) + 1, what


def nested(text):
    """A rule inside a rule that is no at-rule: nesting without its sign."""
    stack = []
    for found in re.finditer(r"([^{};]*)([{}])", text):
        if found.group(2) == "}":
            if stack:
                stack.pop()
            continue
        selector = found.group(1).strip()
        if stack and not stack[-1].startswith("@") and selector:
            yield text.count("\n", 0, found.start()) + 1, f"nesting (112) of {selector!r}"
        stack.append(selector)


def dark_blocks(text):
    """The tokens of the reader's dark and of the system's dark: a colour in one only is a fault."""
    blocks = re.findall(r':root(?:\[data-theme="dark"\]|:not\(\[data-theme="light"\]\))\s*\{([^}]*)\}', text)
    return [re.sub(r"\s+", " ", block).strip() for block in blocks]


def problems():
    for pattern, forbidden in KINDS:
        for path in sorted(WEBSITE.glob(pattern)):
            text = without_comments(path.read_text(encoding="utf8"), path.suffix)
            found = list(faults(text, forbidden)) + (list(nested(text)) if path.suffix == ".css" else [])
            for line, what in found:
                if what in ALLOWED.get(path.name, ()):
                    continue
                yield f"{path.relative_to(WEBSITE)}:{line}: {what}"
            lines = text.count("\n")
            if lines > 400:
                yield f"{path.relative_to(WEBSITE)}: {lines} lines; at most 400"
    blocks = dark_blocks((WEBSITE / "Public" / "tokens.css").read_text(encoding="utf8"))
    if len(blocks) != 2 or blocks[0] != blocks[1]:
        yield "Public/tokens.css: the two dark blocks differ"


def self_check():
    """Each pattern finds what it is for; a list that finds nothing looks like a clean site."""
    samples = {
        "STYLES": ["a:has(b)", "a:is(b)", "a:not(b, c)", "@container x", "a { &:hover {} }", "x: subgrid", "1dvh", "inset: 0",
                   "margin-inline: 0", "aspect-ratio: 1", "overflow: clip", "@layer a", "@scope (a)", "color-mix(in x)",
                   "{scale: 2", "@media (width > 2px)", "field-sizing: x", "scrollbar-gutter: x", "text-wrap: x",
                   "::backdrop", "width: fit-content", "url(//x)"],
        "SCRIPTS": ["a ??= b", "a.replaceAll(b)", "1_000", "Promise.any(a)", "a.at(1)", "Object.hasOwn(a)", "this.#a",
                    "a.findLast(b)", "structuredClone(a)", "a.inert", "a.showModal()", "AbortSignal.timeout(1)",
                    "navigator.locks", "import a", "eval(a)", 'setAttribute("style"', '"https://a'],
        "TEMPLATES": ["<script>", '<p style="">', '<p onclick="">', "javascript:x", 'src="//a"'],
    }
    for name, texts in samples.items():
        for (what, pattern), text in zip(globals()[name].items(), texts, strict=True):
            if not re.search(pattern, text, re.M):
                yield f"compat.py: {what} is not found in {text!r}"


found = list(self_check()) + list(problems())
for sentence in found:
    print(sentence)
print(f"{len(found)} things that a supported browser or the policy doesn't allow")
sys.exit(1 if found else 0)
