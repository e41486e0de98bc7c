"""Deadlines moved by pauses and extensions, and first breaches, worked out by hand on a wall calendar.

Times are local unless they carry an offset. A span is 'start / end' and an extension 'given > new due', several
parted by semicolons; a time without a date is on Thursday 5 March 2026. The step is "resolve".
"""

from typing import NamedTuple


class Moved(NamedTuple):
    """A deadline in force: closed pauses, the start of an open one, extensions, the moment of looking."""

    calendar: str
    received: str
    target: str
    due: str
    reckoning: str
    pauses: str = ""
    since: str = ""
    extended: str = ""
    now: str = "2030-01-01 12:00"


class Breach(NamedTuple):
    """The first breach, or none, of two hours from Thursday 15:00 from 10 to 18: due at 17:00 unless moved."""

    breach: str
    reckoning: str
    now: str = "2030-01-01 12:00"
    done: str = ""
    pauses: str = ""
    since: str = ""
    extended: str = ""


FRI, SAT, MON = "2026-03-06", "2026-03-07", "2026-03-09"

PAUSES = [
    Moved("ten", "15:00", "2h", "18:00", "1, paused 1, 1: at closing (conventions)", "16:00 / 17:00"),
    Moved("ten", "15:00", "2h", f"{FRI} 10:00:01", "one second more (conventions)", "16:00 / 17:00:01"),
    # 20 minutes before the pause, 100 after it; original due Monday 11:30, 160 minutes paused.
    Moved("friday off", "17:30", "2h", f"{MON} 14:10", "160 min paused (conventions)", f"17:50 / {MON} 12:30"),
    Moved("ten", "15:00", "2h", "17:00", "a pause of nothing", "16:00 / 16:00"),
    Moved("ten", "15:00", "2h", "17:00:15", "15 seconds", "15:10:10 / 15:10:25"),
    Moved("ten", "15:00", "2h", "17:00:15", "parts of seconds are left out", "15:10:10.9 / 15:10:25.2"),
    Moved("ten", "17:00", "2h", f"{FRI} 11:00", "all of it after closing", "19:00 / 23:00"),
    Moved("ten", "17:00", "2h", f"{FRI} 12:00", "over the night: 0.5, then 1.5", f"17:30 / {FRI} 10:30"),
    Moved("ten", f"{FRI} 16:00", "3h", f"{MON} 13:00", "over the weekend: 1, then 2", f"{FRI} 17:00 / {MON} 11:00"),
    Moved("ten", "15:00", "2h", f"{FRI} 12:00:01", "begun a second before the due", f"16:59:59 / {FRI} 12:00"),
    Moved("ten", "15:00", "2h", "17:00", "begun at the due", f"17:00 / {FRI} 12:00"),
    Moved("ten", "15:00", "2h", "17:00", "begun after the due", "17:30 / 18:00"),
    Moved("ten", "15:00", "3h", "18:00", "due at closing, begun that night", f"20:00 / {FRI} 12:00"),
    Moved("ten", "15:00", "2h", "18:00", "begun before receipt: 1 of 2 counts", "14:00 / 16:00"),
    Moved("ten", "15:00", "2h", "17:00", "over before receipt", "12:00 / 13:00"),
    Moved("ten", "15:00", "2h", "18:00", "0.5, 0.5, then 1", "15:30 / 16:00; 16:30 / 17:00"),
    Moved("ten", "15:00", "2h", "18:00", "written the other way round", "16:30 / 17:00; 15:30 / 16:00"),
    Moved("ten", "15:00", "2h", f"{FRI} 10:30", "overlapping: 1.5 paused, once", "15:30 / 16:30; 16:00 / 17:00"),
    Moved("ten", "15:00", "2h", "18:00", "paused to paused: 1 in all", "15:30 / 16:00; 16:00 / 16:30"),
    Moved("ten", "15:00", "2h", "18:00", "one within the other", "15:30 / 16:30; 15:45 / 16:00"),
    # 0.5, 0.25 and 0.25: the second pause lies after the original due of 16:00 but before the due then in force.
    Moved("ten", "15:00", "1h", "17:30", "before the due in force", "15:30 / 16:30; 16:45 / 17:15"),
    Moved("cn", "2026-03-02 10:00", "4h", "2026-03-02 17:00", "1, then 3", "2026-03-02 11:00 / 2026-03-02 14:00"),
    Moved("cn", "2026-03-02 11:00", "2h", "2026-03-02 14:00", "at lunch", "2026-03-02 12:00 / 2026-03-02 13:00"),
    Moved("cn", "2026-02-14 16:00", "4h", "2026-02-24 14:00", "1; 2 + 1", "2026-02-14 17:00 / 2026-02-24 10:00"),
    Moved("cn", "2026-02-14 17:00", "2h", "2026-02-24 10:00", "days off", "2026-02-16 09:00 / 2026-02-20 18:00"),
    Moved("cn", "2025-12-31 16:00", "4h", "2026-01-04 14:00", "1; 2 + 1", "2025-12-31 17:00 / 2026-01-04 10:00"),
    Moved("cn", "2026-02-27 10:00", "1d", "2026-03-02 12:00", "3 made up", "2026-02-28 09:00 / 2026-02-28 12:00"),
    Moved("ten", "2024-02-28 17:00", "2h", "2024-02-29 12:00", "0.5; 1.5", "2024-02-28 17:30 / 2024-02-29 10:30"),
    Moved("ten", "2026-03-02 11:00", "1d", "2026-03-04 12:00", "2 past Tue", "2026-03-03 12:00 / 2026-03-03 14:00"),
    Moved("ten", "2026-03-02 11:00", "1d", "2026-03-04 18:00", "8 past Tue", "2026-03-03 10:00 / 2026-03-03 18:00"),
    Moved("ten", "2026-03-02 11:00", "0d", "2026-03-03 11:00", "1 past Mon", "2026-03-02 12:00 / 2026-03-02 13:00"),
    Moved("ten", "2026-03-02 11:00", "5cd", "2026-03-11 18:00", "16 past Monday the 9th", f"10:00 / {FRI} 18:00"),
    Moved("saturday made up", "15:00", "2d", f"{MON} 12:00", "2 past Saturday", f"{SAT} 10:00 / {SAT} 12:00"),
    Moved("friday off", "17:00", "2h", f"{MON} 12:00", "the day off is not paused", f"17:30 / {MON} 10:30"),
    # Clocks: an hour of the wall is missing from the first pause, one is shown twice in the second.
    Moved(
        "berlin round", "2026-03-29 00:00", "4h", "2026-03-29 06:00", "1.5; 2.5",
        "2026-03-29 01:30 / 2026-03-29 03:30",
    ),
    Moved(
        "berlin round", "2026-10-25 00:00", "4h", "2026-10-25 04:00", "2.5; 1.5",
        "2026-10-25 02:30+02:00 / 2026-10-25 02:30+01:00",
    ),
    Moved(
        "berlin nights", "2026-03-28 23:00", "3h", "2026-03-29 06:00", "0.5; 2.5",
        "2026-03-28 23:30 / 2026-03-29 03:30",
    ),
    Moved("berlin", "2026-03-27 17:00", "2h", "2026-03-30 11:00", "0.5; 1.5", "2026-03-27 17:30 / 2026-03-30 09:30"),
    Moved("new york", "2026-10-30 16:00", "2h", "2026-11-02 11:30", "0.5; 1.5", "2026-10-30 16:30 / 2026-11-02 10:00"),
    # Still paused: as if resumed at the moment of looking.
    Moved("ten", "15:00", "2h", "17:00", "paused this second", since="16:00", now="16:00"),
    Moved("ten", "15:00", "2h", "17:00", "not paused yet", since="16:00", now="15:30"),
    Moved("ten", "15:00", "2h", "18:00", "paused for 1", since="16:00", now="17:00"),
    Moved("ten", "15:00", "2h", f"{FRI} 13:00", "1 left at noon", since="16:00", now=f"{FRI} 12:00"),
    Moved("ten", "15:00", "2h", "17:00", "paused at the due", since="17:00", now=f"{FRI} 12:00"),
    Moved("ten", "17:00", "2h", f"{FRI} 11:00", "only the evening", since="19:00", now="22:00"),
    Moved("ten", "17:00", "2h", f"{MON} 11:00", "1 left on Saturday", since="19:00", now=f"{SAT} 12:00"),
    Moved("ten", "15:00", "2h", "18:00", "0.5, 0.5, then 1", "15:30 / 16:00", since="16:30", now="17:00"),
    Moved("ten", "15:00", "2h", "17:10", "a pause looked at within it", "16:00 / 17:00", now="16:10"),
]  # fmt: skip

# Change of severity: the new target counts from receipt, the pauses stay.
SEVERITY = [
    Moved("ten", "15:00", "1h", "16:30", "critical: 0.5, then 0.5", "15:30 / 16:00"),
    Moved("ten", "15:00", "2h", "17:30", "serious: 0.5, then 1.5", "15:30 / 16:00"),
    Moved("ten", "15:00", "4h", f"{FRI} 11:30", "minor: 0.5 + 2, then 1.5", "15:30 / 16:00"),
    Moved("ten", "15:00", "1d", f"{MON} 10:30", "in days: 0.5 past Friday's closing", "15:30 / 16:00"),
]

ONCE = f"16:00 > {FRI} 12:00"
TWICE = f"{ONCE}; {FRI} 11:00 > {MON} 12:00"
EXTENSIONS = [
    Moved("ten", "15:00", "2h", f"{FRI} 12:00", "the new due", extended=ONCE),
    Moved("ten", "15:00", "2h", "17:00", "not extended yet", extended=ONCE, now="15:30"),
    Moved("ten", "15:00", "2h", f"{FRI} 13:30", "1 + 0.5 paused since", f"17:00 / {FRI} 10:30", extended=ONCE),
    Moved("ten", "15:00", "2h", f"{FRI} 12:00", "paused before it was given", "15:15 / 15:45", extended=ONCE),
    Moved("ten", "15:00", "2h", f"{FRI} 12:30", "0.5 of the pause came after", "15:30 / 16:30", extended=ONCE),
    Moved("ten", "15:00", "2h", f"{FRI} 12:00", "begun at the new due", f"{FRI} 12:00 / {FRI} 14:00", extended=ONCE),
    Moved("ten", "15:00", "2h", f"{FRI} 13:00", "paused 1", extended=ONCE, since=f"{FRI} 11:00", now=f"{FRI} 12:00"),
    Moved("ten", "15:00", "2h", f"{MON} 12:00", "the second counts", extended=TWICE),
    Moved("ten", "15:00", "2h", f"{MON} 12:00", "paused between the two", "17:00 / 18:00", extended=TWICE),
    Moved("ten", "15:00", "2h", f"{MON} 13:00", "paused after both", f"{FRI} 14:00 / {FRI} 15:00", extended=TWICE),
    Moved(
        "ten", "15:00", "2h", f"{MON} 12:00", "written the other way round",
        extended=f"{FRI} 11:00 > {MON} 12:00; 16:00 > {FRI} 12:00",
    ),
    Moved("ten", "15:00", "2h", f"{FRI} 16:00", "given after the breach", extended=f"{FRI} 10:00 > {FRI} 16:00"),
    Moved(
        "ten", "15:00", "2h", f"{FRI} 16:30", "given within a pause after the breach: 0.5 of it",
        f"17:30 / {FRI} 10:30", extended=f"{FRI} 10:00 > {FRI} 16:00",
    ),
    Moved("ten", "15:00", "2h", f"{SAT} 12:00", "a new due on a day off", extended=f"16:00 > {SAT} 12:00"),
    Moved(
        "ten", "15:00", "2h", f"{MON} 11:00", "1 working hour past Saturday",
        f"{FRI} 10:00 / {FRI} 11:00", extended=f"16:00 > {SAT} 12:00",
    ),
    Moved(
        "ten", "15:00", "2h", f"{MON} 12:00", "paused over it: 2 on Monday",
        f"{FRI} 20:00 / {MON} 12:00", extended=f"16:00 > {SAT} 12:00",
    ),
    Moved(
        "ten", "15:00", "2h", f"{SAT} 20:00", "paused over it: not due before work is resumed",
        f"{FRI} 20:00 / {SAT} 20:00", extended=f"16:00 > {SAT} 12:00",
    ),
    Moved("ten", "15:00", "2h", "16:00", "a shorter time", extended="15:30 > 16:00"),
    Moved(
        "ten", "15:00", "2h", f"{FRI} 12:30", "dated before receipt: 0.5 of the pause counts",
        "14:30 / 15:30", extended=f"14:00 > {FRI} 12:00",
    ),
    Moved("ten", "15:00", "2h", "16:00", "a time already past: due when given", extended="16:00 > 15:30"),
    # Paused for 1 + 8 + 1 from the made-up Saturday on: the 24th 18:00 + 10 = 8 on the 25th, 2 on the 26th.
    Moved(
        "cn", "2026-02-13 17:00", "2h", "2026-02-26 11:00", "over the festival",
        "2026-02-14 17:00 / 2026-02-25 10:00", extended="2026-02-14 09:00 > 2026-02-24 18:00",
    ),
]  # fmt: skip

BREACHES = [
    Breach("", "due this second", now="17:00"),
    Breach("17:00", "a second later", now="17:00:01"),
    Breach("", "done before", done="16:00"),
    Breach("", "done exactly at the due", done="17:00"),
    Breach("17:00", "done a second after", done="17:00:01"),
    Breach("17:00", "done days after", done=f"{MON} 12:00"),
    Breach("", "extended a second before", f"{FRI} 12:00", extended=f"16:59:59 > {FRI} 12:00"),
    Breach(f"{FRI} 12:00", "the new due passed", f"{FRI} 12:00:01", extended=f"16:59:59 > {FRI} 12:00"),
    Breach("", "extended exactly at the due", f"{FRI} 11:00", extended=f"17:00 > {FRI} 12:00"),
    Breach("17:00", "extended a second after the due", "17:30", extended=f"17:00:01 > {FRI} 12:00"),
    Breach("17:00", "extended after it and done in time", done=f"{FRI} 11:00", extended=f"{FRI} 10:00 > {FRI} 12:00"),
    Breach("", "extended twice in time", f"{MON} 12:00", extended=TWICE),
    Breach(f"{FRI} 12:00", "the second came late", f"{FRI} 14:00", extended=f"{ONCE}; {FRI} 13:00 > {MON} 12:00"),
    Breach("17:00", "both after the due", extended=f"17:30 > {FRI} 12:00; {FRI} 13:00 > {MON} 12:00"),
    Breach("16:00", "a shorter time", "16:30", extended="15:30 > 16:00"),
    Breach("16:00", "a time already past", "16:30", extended="16:00 > 15:30"),
    Breach("", "extended after it was done", done="16:30", extended="16:45 > 16:50"),
    Breach("", "moved by a pause, due this second", "18:00", pauses="16:00 / 17:00"),
    Breach("18:00", "moved by a pause, a second later", "18:00:01", pauses="16:00 / 17:00"),
    Breach("", "done within the time a pause added", done="17:30", pauses="16:00 / 17:00"),
    Breach("17:00", "paused after it", pauses="17:30 / 18:00"),
    Breach("17:00", "paused at the due", f"{FRI} 12:00", since="17:00"),
    Breach("", "paused for days, never due", f"{MON} 12:00", since="16:00"),
    Breach("", "done while paused, 1 left", f"{MON} 12:00", done=f"{FRI} 12:00", since="16:00"),
    Breach("17:00", "paused and extended late", pauses=f"17:30 / {FRI} 10:30", extended=f"{FRI} 10:00 > {MON} 12:00"),
    Breach("", "paused over a due on a day off", f"{SAT} 15:00", since=f"{FRI} 20:00", extended=f"16:00 > {SAT} 12:00"),
    Breach(f"{SAT} 12:00", "a due on a day off", f"{SAT} 12:00:01", extended=f"16:00 > {SAT} 12:00"),
]  # fmt: skip
