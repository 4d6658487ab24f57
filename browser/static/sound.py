"""Urgent matters: the title and the note in every page, the tone in one, after a touch, and never when muted."""

from axe_core_python.sync_playwright import Axe

# Counts the notes that a page plays, instead of listening to them.
COUNTING = """
    window.notes = 0;
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...when) { window.notes += 1; return start.apply(this, when); };
"""
ADDRESS = "/page.html?live=/told&officer=T001"
OPEN = "document.documentElement.dataset.liveState === 'open'"


def check_all(server, chromium, origin, expect, wait):
    for name in ("worker", "leader"):
        context = chromium.new_context()
        context.add_init_script(COUNTING)
        if name == "leader":
            context.add_init_script("delete window.SharedWorker")
        pages = [context.new_page() for _ in range(3)]
        for page in pages:
            page.goto(origin + ADDRESS)
        # Pages that follow a leading page hear of messages, not of its stream.
        heard = wait(pages[0], OPEN) or any(wait(page, OPEN, 1) for page in pages)
        expect(heard, f"sound: no stream by {name}")
        if name == "worker":
            check_untouched(server, pages, name, expect, wait)
        check_one_plays(server, pages, name, expect, wait)
        if name == "worker":
            check_muted(server, pages, origin, name, expect, wait)
        context.close()


def notes(pages):
    return sum(page.evaluate("window.notes") for page in pages)


def tell(server, pages, count, wait):
    """An urgent matter, as its addressee's stream has it; the turn to play lasts three seconds."""
    pages[0].wait_for_timeout(3_200)
    server.told.append({"topic": "alert", "number": "A1", "kind": "自伤自杀"})
    server.told.append({"topic": "alerts", "count": count})
    return all(wait(page, "document.title.startsWith('（急 ')") for page in pages)


def check_untouched(server, pages, name, expect, wait):
    """Before anybody touched a page browsers allow no sound; the title and the note are there."""
    expect(tell(server, pages, 1, wait), f"sound: a page's title doesn't tell of an urgent matter by {name}")
    pages[0].wait_for_timeout(800)
    expect(notes(pages) == 0, f"sound: {notes(pages)} notes before a touch by {name}")
    said = pages[0].text_content("[data-urgent-status]")
    expect("1件紧急敏感事项" in said, f"sound: a screen reader hears {said!r}")
    for page in pages:
        expect(page.locator(".toast[role=alert]").count() == 1, f"sound: no note by {name}")
    pages[0].click(".toast[role=alert] button")
    expect(not pages[0].title().startswith("（急"), "sound: the title stays after 知道了")


def check_one_plays(server, pages, name, expect, wait):
    """Of three pages that were touched one plays, two notes, for a matter that all hear of."""
    for page in pages:
        page.bring_to_front()
        page.click("h1")
    expect(tell(server, pages, 2, wait), f"sound: the second matter isn't told by {name}")
    for _ in range(40):
        if notes(pages):
            break
        pages[0].wait_for_timeout(50)
    pages[0].wait_for_timeout(800)
    expect(notes(pages) == 2, f"sound: {notes(pages)} notes of three pages by {name}, not 2")
    pages[0].wait_for_timeout(2_400)
    server.told.append({"topic": "alerts", "count": 1})
    pages[0].wait_for_timeout(800)
    expect(notes(pages) == 2, f"sound: a matter that was confirmed plays by {name}")


def check_muted(server, pages, origin, name, expect, wait):
    """Muted by the keyboard in one page: silent in all, remembered by the next, and told."""
    page = pages[2]
    page.bring_to_front()
    button = page.locator("[data-sound]")
    button.focus()
    page.keyboard.press("Space")
    expect(button.get_attribute("aria-pressed") == "true", f"sound: the button isn't pressed by {name}")
    expect("静音" in page.text_content("[data-urgent-status]"), f"sound: muting isn't told by {name}")
    pressed = "document.querySelector('[data-sound]').getAttribute('aria-pressed') === 'true'"
    expect(wait(pages[0], pressed), f"sound: another page doesn't hear of muting by {name}")
    found = Axe().run(page)["violations"]
    expect(not found, f"sound: axe finds {[one['id'] for one in found]} by {name}")
    before = notes(pages)
    expect(tell(server, pages, 3, wait), f"sound: a muted page's title doesn't tell by {name}")
    page.wait_for_timeout(800)
    expect(notes(pages) == before, f"sound: a muted page plays by {name}")
    page.goto(origin + ADDRESS)
    expect(wait(page, pressed), f"sound: the next page has forgotten by {name}")
    page.goto(origin + ADDRESS.replace("T001", "T002"))
    expect(not page.evaluate(f"Boolean({pressed})"), f"sound: another officer's pages are muted by {name}")
