"""Prints `date,is_workday` for every day of the years PyPI chinesecalendar covers.

An independent oracle for Sources/WorkingDays: `make test` installs the wheel into a virtual environment, runs this file
with it and names the output in HOTLINE_CHINESECALENDAR_CSV. Nothing is installed or fetched here.
"""

import datetime

import chinese_calendar


def covered_days():
    first = datetime.date(min(chinese_calendar.holidays).year, 1, 1)
    last = datetime.date(max(chinese_calendar.holidays).year, 12, 31)
    for number in range((last - first).days + 1):
        yield first + datetime.timedelta(days=number)


def main():
    print("date,is_workday")
    for day in covered_days():
        print(f"{day},{int(chinese_calendar.is_workday(day))}")


if __name__ == "__main__":
    main()
