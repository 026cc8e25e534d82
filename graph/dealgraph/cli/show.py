"""`dealgraph show`: one entity, with what is said of it, by whom, and the receipts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .completion import complete_entity, complete_predicate
from .options import add_dates, add_json, add_seeds, load_graph

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from ..knowledge_graph import KnowledgeGraph
    from ..records import Entity, Evidence, Quotation, Statement

HELP = "show one entity: what is said of it, by whom, with receipts"
EXAMPLE = """  $ dealgraph show acme-series-a --predicate amount --seeds my-graph
  Acme Series A (FundingRound, acme-series-a)

  amount
    at least $5 million [asserted by Jane Doe]
      "Acme has raised over $5 million in its Series A" (Acme raises a round, 2026-03-02; acme.txt, ..."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments."""
    entity = parser.add_argument("entity", metavar="ENTITY", help="an id, a label or an alias")
    entity.completer = complete_entity  # type: ignore[attr-defined]
    predicate = parser.add_argument("--predicate", metavar="PREDICATE", help="only what it says, by id or label")
    predicate.completer = complete_predicate  # type: ignore[attr-defined]
    add_seeds(parser)
    add_dates(parser)
    add_json(parser)


def run(given: argparse.Namespace) -> int:
    """Print the entity."""
    from ..exports.tables import statement_row
    from .output import print_json

    kg = load_graph(given)
    entity = kg[given.entity]
    statements = kg.statements(about=entity, predicate=given.predicate)
    quotations = [row for row in kg.records.quotations if entity.id == row.speaker or entity.id in row.about]
    if given.json:
        rows = [statement_row(kg, row) for row in statements]
        print_json(
            {"entity": entity, "statements": rows, "quotations": quotations, "conflicts": [*kg.conflicts(about=entity)]}
        )
        return 0
    _heading(entity)
    _statements(kg, entity, statements)
    if not statements:
        other = "nothing of this kind is said of it; leave out --predicate to see what is"
        print("\n" + (other if given.predicate else "nothing is said of it here"))
    if given.predicate is None:
        _quotations(kg, quotations)
        _conflicts(kg, entity)
    return 0


def _heading(entity: Entity) -> None:
    from .output import clean, styled

    print(styled(clean(entity.label), "bold") + clean(f" ({entity.type}, {entity.id})"))
    if entity.aliases:
        print(clean("also called " + ", ".join(entity.aliases)))
    if entity.description:
        print(clean(entity.description))


def _statements(kg: KnowledgeGraph, entity: Entity, statements: Iterable[Statement]) -> None:
    from .output import clean, styled

    groups: dict[str, list[Statement]] = {}
    order = list(kg.vocabulary.predicates)
    for row in sorted(statements, key=lambda row: (row.subject != entity.id, order.index(row.predicate))):
        term = kg.vocabulary.predicates[row.predicate]
        forwards = row.subject == entity.id or term.symmetric
        backwards = term.inverse.label if term.inverse else f"{term.label} of"
        groups.setdefault(term.label if forwards else backwards, []).append(row)
    for heading, rows in groups.items():
        print("\n" + styled(clean(heading), "bold"))
        for row in rows:
            print(clean("  " + line(kg, entity, row)))
            for one in row.evidence:
                print(styled(clean("    " + receipt(kg, row.source, one)), "dim"))


def line(kg: KnowledgeGraph, entity: Entity, row: Statement) -> str:
    """Return what a statement says of the entity, with its qualifiers and who says it."""
    from ..lines import disputed
    from ..wording import notes, object_words, said_by

    words = object_words(row, kg.vocabulary, kg.label) if row.subject == entity.id else kg.label(row.subject)
    noted = "".join(f", {note}" for note in notes(row, kg.vocabulary))
    negation = "not " if row.polarity == "negated" else ""
    teller, writer = kg.tellers.of(row), kg.tellers.words_of(row)
    written = f", in the words of {kg.label(writer)}" if writer not in (teller, row.speaker) else ""
    via = f" via {kg.label(teller)}{written}" if teller else ""
    kinds = list(dict.fromkeys(conflict.kind for conflict in kg.disputes(row)))
    return f"{negation}{words}{noted} [{said_by(row, kg.label)}{via}]{disputed(kinds)}"


def receipt(kg: KnowledgeGraph, source: str, one: Evidence) -> str:
    """Return a piece of evidence on one line: words, source, its date, document and place."""
    from ..errors import shorten

    issued = next((row.issued for row in kg.sources if row.id == source), None)
    place = f"{one.start}-{one.end}" if one.start is not None else "NOT LOCATED in it"
    title = shorten(kg.label(source), 60)
    return f'"{one.exact}" ({title}, {issued or "undated"}; {one.document}, {place})'


def _quotations(kg: KnowledgeGraph, quotations: Iterable[Quotation]) -> None:
    from ..lines import retold
    from .output import clean, styled

    rows = list(quotations)
    if rows:
        print("\n" + styled("quotations", "bold"))
    for row in rows:
        print(clean(f'  {kg.label(row.speaker)}{retold(kg, row)}: "{row.text}"'))
        print(styled(clean("    " + receipt(kg, row.source, row.evidence[0]).partition('" ')[2]), "dim"))


def _conflicts(kg: KnowledgeGraph, entity: Entity) -> None:
    from .output import clean, styled

    rows = kg.conflicts(about=entity)
    if rows:
        print("\n" + styled("where sources differ", "bold"))
    for row in rows:
        print(clean(f"  {row.kind}: {row.explanation}"))
