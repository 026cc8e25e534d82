"""What the curators read out of several texts is known no earlier than the last of them."""

from __future__ import annotations

from dealgraph.curators import CURATORS, date_readings
from dealgraph.records import Evidence, Records, Statement


def row(subject: str, target: str, speaker: str, known_since: str | None) -> Statement:
    """Return a statement that ties two things."""
    words = (Evidence("a.txt", "words"),)
    name = f"{subject} {target} {speaker} {known_since}"
    return Statement(name, subject, "related", "text", speaker, words, object=target, known_since=known_since)


def readings(*rows: Statement) -> list[str | None]:
    """Return since when each statement is known."""
    return [one.known_since for one in date_readings(Records((), (), rows, ())).statements]


def test_a_reading_waits_for_the_last_thing_that_it_ties() -> None:
    """It stands under the words of an early text, and speaks of what only a later one tells of."""
    early = row("talks", "lab", "ann", "2026-05-13")
    late = row("round", "lab", "bob", "2026-05-28/2026-05-31")
    later_still = row("round", "lab", "bob", "2026-07")
    reading = row("talks", "round", CURATORS, "2026-05-13")
    assert readings(early, late, later_still, reading)[-1] == "2026-05-28/2026-05-31"


def test_a_reading_is_not_older_than_its_own_text() -> None:
    """The things that it ties may have been told of long before."""
    reading = row("talks", "round", CURATORS, "2026-06")
    assert readings(row("talks", "round", "ann", "2025"), reading)[-1] == "2026-06"


def test_a_reading_of_undated_texts_is_undated() -> None:
    """Nobody can say on which day it could have been made."""
    assert readings(row("round", "lab", "ann", None), row("talks", "round", CURATORS, "2026-05"))[-1] is None


def test_what_texts_say_keeps_its_date() -> None:
    """Only the curators' statements are dated so."""
    rows = (row("round", "lab", "bob", "2026-07"), row("talks", "round", "ann", "2026-05"))
    assert readings(*rows) == ["2026-07", "2026-05"]
