"""Runs the checks of the pages, two at a time, each on a server, a port and a copy of the data of its own: run.py [JOB…]

HOTLINE_DATA names the folder with hotline.sqlite and its key; HOTLINE_BROWSER_JOBS how many jobs run at once. A job that
ended for the browser's own reasons (75, browser/watchdog.py) is repeated once on fresh data; a check that failed is not.
"""

import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
AGAIN = 75
# Seconds after which a job is ended from outside, where even its watchdog stands still.
LIMIT = 900
# Name and script; the longest come first, so that none is left over at the end.
JOBS = {
    "looks": ["check.py", "looks"],
    "calls": ["check.py", "calls"],
    "parts": ["static/check.py"],
    "office": ["check.py", "office"],
    "settings": ["settings.py"],
    "telephony": ["telephony.py"],
    "tables": ["tables.py"],
    "large": ["check.py", "large"],
    "dispatch": ["check.py", "dispatch"],
    "unit": ["check.py", "unit"],
    "query": ["check.py", "query", "questions"],
    "work": ["check.py", "keyboard", "desk", "incoming", "form", "foreign"],
}
# They serve themselves what they need.
WITHOUT_SITE = {"parts"}
printing = threading.Lock()
running = set()


class Job:
    def __init__(self, name):
        self.name = name
        self.result = None
        self.seconds = 0
        self.said = ""

    def run(self):
        self.attempt()
        # A check that failed before the browser ended has failed.
        if self.result == AGAIN and not self.faults:
            self.tell("the browser stood still or ended; once more")
            self.attempt()
        self.tell("ok" if self.result == 0 else f"FAILED with {self.result}")

    def attempt(self):
        begun = time.monotonic()
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            environment = dict(os.environ)
            script, *arguments = JOBS[self.name]
            command = [sys.executable, str(HERE / script), *arguments]
            if self.name not in WITHOUT_SITE:
                data = pathlib.Path(folder) / "data"
                shutil.copytree(os.environ["HOTLINE_DATA"], data)
                environment |= {"HOTLINE_DATA": str(data), "HOTLINE_DATABASE": str(data / "hotline.sqlite")}
                command = [str(HERE / "serve"), *command]
            self.result, self.said = ended(command, environment, folder)
        self.seconds = time.monotonic() - begun

    @property
    def faults(self):
        """What checks found; the line may begin with the part of the script."""
        return [line for line in self.said.splitlines() if "FAIL " in line]

    def tell(self, how):
        """What a job said, at once and in one piece."""
        with printing:
            print(f"-- {self.name}: {how} after {self.seconds:.0f} s", flush=True)
            print("".join(f"   {line}\n" for line in self.said.splitlines()), end="", flush=True)


def ended(command, environment, folder):
    """The result of a command and what it said; its whole group is ended when its time is over."""
    log = pathlib.Path(folder) / "log"
    with open(log, "wb") as file:
        process = subprocess.Popen(
            command, env=environment, stdout=file, stderr=subprocess.STDOUT, start_new_session=True
        )
        running.add(process)
        try:
            result = process.wait(LIMIT)
        except subprocess.TimeoutExpired:
            result = AGAIN
        finally:
            end_group(process)
            running.discard(process)
    return result, log.read_text("utf8", errors="replace")


def end_group(process):
    """Browsers that were left behind by a script that was ended."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def work(queue):
    while True:
        try:
            job = queue.pop(0)
        except IndexError:
            return
        job.run()


def main():
    subprocess.run([sys.executable, str(HERE / "compat.py")], check=True)
    unknown = set(sys.argv[1:]) - set(JOBS)
    assert not unknown, f"no job {sorted(unknown)}; there are {', '.join(JOBS)}"
    jobs = [Job(name) for name in JOBS if name in sys.argv[1:] or len(sys.argv) == 1]
    queue = list(jobs)
    workers = [threading.Thread(target=work, args=(queue,)) for _ in range(int(os.environ.get("HOTLINE_BROWSER_JOBS", 2)))]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    failed = [job for job in jobs if job.result != 0]
    print(f"browser/run: {len(jobs)} jobs, {len(failed)} failed")
    # The last lines are read first.
    for job in failed:
        errors = [line for line in job.said.splitlines() if "Error" in line]
        for line in (job.faults + errors)[-10:] or job.said.splitlines()[-10:]:
            print(f"{job.name}: {line}")
    sys.exit(1 if failed else 0)


def stop(*_):
    for process in list(running):
        end_group(process)
    os._exit(130)


for name in (signal.SIGINT, signal.SIGTERM):
    signal.signal(name, stop)
main()
