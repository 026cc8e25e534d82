"""Rules of quotations: words, who said them, about which things, out of which source and with which evidence."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from . import values
from .columns import TableRules
from .kinds import date, words
from .said import VOICELESS, EvidenceRules, issue_check

if TYPE_CHECKING:
    from .fault import Known
    from .kinds import Members


def quotation_rules(known: Known, members: Members) -> TableRules:
    """Return the rules of the table of quotations."""
    return TableRules(
        single=[
            ("text", words("quotation-text", "the words are empty")),
            *((name, members.rule(f"quotation-{name}", values.VOICES, VOICELESS)) for name in ("speaker", "via")),
            ("source", members.rule("quotation-source", ("Source",), "this is no source", "source")),
            ("at", date("quotation-at")),
            ("known_since", date("quotation-knownSince")),
            ("date_text", words("quotation-words")),
        ],
        several=[("about", members.rule("quotation-about", ("Thing",), "this is no thing"))],
        checks=[issue_check(known, members, "quotation-issued")],
        rows=[partial(EvidenceRules(known, members, "quotation").faults, "quotations")],
        texts=("text", "date_text"),
    )
