"""`dealgraph people`: who works, worked and was trained where, and how often they are quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .completion import complete_entity
from .options import add_dates, add_forms, add_seeds, load_graph, none_fits

if TYPE_CHECKING:
    import argparse

HELP = "list the people: where they work, worked and were trained, and how often they are quoted"
EXAMPLE = """  $ dealgraph people --seeds my-graph
  id        label     works for  worked for  trained at  quotations
  jane-doe  Jane Doe                                     0
  kim-lee   Kim Lee                                      2"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments."""
    organization = parser.add_argument(
        "--organization", metavar="ENTITY", help="only people who work, worked or were trained there"
    )
    organization.completer = complete_entity  # type: ignore[attr-defined]
    add_seeds(parser)
    add_dates(parser)
    add_forms(parser)


def run(given: argparse.Namespace) -> int:
    """Print the people."""
    from .output import print_json, print_table

    kg = load_graph(given)
    wanted = None if given.organization is None else kg[given.organization].id
    found = []
    for person in kg.entities_of("Person"):
        jobs: dict[str, dict[str, list[str]]] = {"worksFor": {}, "workedFor": {}, "trainedAt": {}}
        for row in kg.statements(subject=person, polarity="affirmed"):
            if row.predicate in jobs and row.object:
                roles = jobs[row.predicate].setdefault(row.object, [])
                if row.role and row.role not in roles:
                    roles.append(row.role)
        if wanted is None or any(wanted in places for places in jobs.values()):
            found.append((person, jobs, len(kg.quotations(speaker=person))))
    if given.json:
        for person, jobs, quotations in found:
            print_json({"person": person, **jobs, "quotations": quotations})
        return 0

    def words(places: dict[str, list[str]]) -> str:
        return ", ".join(kg.label(name) + (f" ({', '.join(roles)})" if roles else "") for name, roles in places.items())

    table = [(one.id, one.label, *map(words, jobs.values()), count) for one, jobs, count in found]
    empty = none_fits(given, "person")
    if wanted:
        empty = "nobody is known to work there; `dealgraph people` lists everybody"
    print_table(table, ("id", "label", "works for", "worked for", "trained at", "quotations"), empty, csv=given.csv)
    return 0
