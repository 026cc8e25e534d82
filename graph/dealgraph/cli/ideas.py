"""`dealgraph ideas`: the ideas, and who stands on which side of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .completion import complete_entity
from .options import add_dates, add_forms, add_seeds, load_graph, none_fits

if TYPE_CHECKING:
    import argparse

    from ..knowledge_graph import KnowledgeGraph
    from ..records import Entity, Statement

    # The statements on each side, and of each holder.
    Stands = dict[tuple[str, str], list[Statement]]

HELP = "list the ideas and who states, supports, doubts or opposes them"
EXAMPLE = """  $ dealgraph ideas --by "Kim Lee" --seeds my-graph
  id           label        sides
  slow-growth  slow growth  states: Kim Lee (opinion)"""
SIDES = ("states", "supports", "doubts", "opposes")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments."""
    by = parser.add_argument("--by", metavar="ENTITY", help="only ideas on which this agent takes a side")
    by.completer = complete_entity  # type: ignore[attr-defined]
    parser.add_argument("--side", choices=SIDES, help="only this side")
    add_seeds(parser)
    add_dates(parser)
    add_forms(parser)


def run(given: argparse.Namespace) -> int:
    """Print the ideas."""
    from .output import print_json, print_table

    kg = load_graph(given)
    by = None if given.by is None else kg[given.by].id
    found = []
    for idea in kg.entities_of("Idea"):
        stands = _stands(kg, idea)
        kept = [holder for side, holder in stands if given.side in (None, side)]
        if (by in kept) if by else (kept or given.side is None):
            found.append((idea, stands))
    if given.json:
        for idea, stands in found:
            rows = [row for rows in stands.values() for row in rows]
            print_json({"idea": idea, "sides": _holders(stands), "statements": [row.id for row in rows]})
        return 0
    table = [(idea.id, idea.label, _words(kg, stands)) for idea, stands in found]
    print_table(table, ("id", "label", "sides"), none_fits(given, "idea", "by", "side"), csv=given.csv)
    return 0


def _stands(kg: KnowledgeGraph, idea: Entity) -> Stands:
    stands: Stands = {}
    for row in kg.statements(object=idea):
        if row.predicate in SIDES:
            stands.setdefault((row.predicate, row.subject), []).append(row)
    return stands


def _holders(stands: Stands) -> dict[str, list[str]]:
    """Return who is said to stand on each side; that somebody does not is in the statements alone."""
    sides: dict[str, list[str]] = {}
    for (side, holder), rows in stands.items():
        if any(row.polarity == "affirmed" for row in rows):
            sides.setdefault(side, []).append(holder)
    return sides


def _words(kg: KnowledgeGraph, stands: Stands) -> str:
    """Return the sides in words: "states: Kim Lee (opinion); doubts: not Acme (says Kim Lee)"."""
    sides: dict[str, list[str]] = {}
    for (side, holder), rows in stands.items():
        for polarity in ("affirmed", "negated"):
            said = [row for row in rows if row.polarity == polarity]
            if said:
                denied = "not " if polarity == "negated" else ""
                sides.setdefault(side, []).append(f"{denied}{kg.label(holder)}{_notes(kg, holder, said)}")
    return "; ".join(f"{side}: {', '.join(sides[side])}" for side in SIDES if side in sides)


def _notes(kg: KnowledgeGraph, holder: str, rows: list[Statement]) -> str:
    """Return in brackets how firmly it is said, and who says it where the holder does not."""
    from ..analysis.qualifiers import qualifiers

    speakers = dict.fromkeys(row.speaker for row in rows)
    others = "" if holder in speakers else f"says {' and '.join(map(kg.label, speakers))}"
    notes = "; ".join(note for note in (qualifiers(kg, rows), others) if note)
    return f" ({notes})" if notes else ""
