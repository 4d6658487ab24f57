"""Ends a script that stands still, or whose browser is gone: most calls of Playwright have a time limit, but evaluate, close and CDP calls don't.

Seen on a busy machine: `page.close()` while the page was still on its way to another address never came back (once in
some thirty runs), without using the processor. `leave(page)` ends that journey first.

`begin(SECONDS)` says where the script stands and ends it with 75 when the seconds are over; `within(SECONDS, WHAT)` does
the same for a part. 75 (try again) tells a browser that stands still or crashed from a check that failed.
"""

import contextlib
import gc
import os
import sys
import threading
import time
import traceback

import greenlet
from playwright.sync_api import Error

STANDS_STILL = 75
limit = None
timer = None


def stand_still():
    """Playwright runs a script in a greenlet, whose frames no ordinary traceback shows."""
    print("\nwatchdog: no end in time; the script stands at", file=sys.stderr)
    for one in gc.get_objects():
        if isinstance(one, greenlet.greenlet) and one.gr_frame is not None:
            traceback.print_stack(one.gr_frame, file=sys.stderr)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(STANDS_STILL)


def set_alarm(seconds):
    """A thread of its own: a signal may reach a thread that waits for the browser, and wakes nobody then."""
    global timer
    if timer is not None:
        timer.cancel()
    timer = threading.Timer(seconds, stand_still)
    timer.daemon = True
    timer.start()


def begin(seconds):
    """The whole script may take so long."""
    global limit
    limit = time.monotonic() + seconds
    set_alarm(seconds)


@contextlib.contextmanager
def within(seconds, what):
    """A part of it may take so long; the time it took is said."""
    begun = time.monotonic()
    print(f"{what} …", end="", flush=True)
    rest = limit - begun if limit is not None else seconds
    set_alarm(max(1, min(seconds, rest)))
    yield
    print(f" {time.monotonic() - begun:.1f} s", flush=True)
    if limit is None:
        timer.cancel()
    else:
        set_alarm(max(1, limit - time.monotonic()))


# What Playwright says when its browser or a page of it is gone.
GONE = ("Target crashed", "Page crashed", "Browser closed", "browser has been closed", "Connection closed")


def note_end(kind, fault, trace):
    """A script that ends by an exception ends with 1, or with 75 where the browser did."""
    traceback.print_exception(kind, fault, trace)
    if any(words in str(fault) for words in GONE):
        print("\nwatchdog: the browser is gone", file=sys.stderr)
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(STANDS_STILL)


sys.excepthook = note_end


def leave(page):
    """Closes a page that may be on its way elsewhere, whose journey may end the one that leads away from it."""
    for attempt in range(3):
        try:
            page.goto("about:blank", timeout=20_000)
            break
        except Error as fault:
            if attempt == 2 or "interrupted by another navigation" not in str(fault):
                raise
    page.close()
