"""`conflicts.yaml`: conflicts that people add, or explain better than the detection does."""

from __future__ import annotations

from pathlib import Path

import msgspec

from dealgraph.conflicts import find_conflicts
from dealgraph.loading import load
from dealgraph.rdf import RdfModel, write_rdf
from dealgraph.rdf.reader import read_rdf
from dealgraph.records import Conflict
from dealgraph.seeds import read_seeds
from dealgraph.vocabulary import shipped_vocabulary
from invented_conflicts import conflicts, entity, statement
from small_world import FILES, write_files


def written(folder: Path, text: str) -> Path:
    """The small world's seeds with this conflicts.yaml."""
    return write_files(folder, {**FILES, "conflicts.yaml": text})


def test_a_conflict_by_hand_stands_in_the_graph_and_in_its_rdf(tmp_path: Path) -> None:
    """With its explanation and what is preferred; it comes back from a file."""
    one, other = (row.id for row in load(write_files(tmp_path / "plain", FILES)).records.statements[:2])
    text = (
        f"- kind: scope\n  about: quarry-labs\n  statements: [{one}, {other}]\n"
        f"  explanation: The one counts more than the other.\n  preferred: {one}\n"
    )
    kg = load(written(tmp_path / "seeds", text))
    (own,) = [row for row in kg.conflicts() if row.explanation == "The one counts more than the other."]
    assert (own.kind, own.about, set(own.statements), own.preferred) == ("scope", "quarry-labs", {one, other}, one)
    with (tmp_path / "graph.ttl").open("w", encoding="utf-8") as stream:
        write_rdf(RdfModel(kg), "ttl", stream)
    assert own in read_rdf(tmp_path / "graph.ttl", kg.vocabulary).conflicts


def test_each_mistake_is_told_with_its_place(tmp_path: Path) -> None:
    """Kind, entity, statement, what is preferred, and how many it takes."""
    text = (
        "- kind: scop\n  about: quary-labs\n  statements: [s-aaaaaaaaaaaaaaaa]\n  explanation: x\n"
        "- kind: scope\n  about: quarry-labs\n  statements: []\n  explanation: x\n  prefered: y\n"
    )
    folder = written(tmp_path / "seeds", text)
    found = [str(problem).replace(f"{folder}/", "") for problem in read_seeds(folder).problems]
    assert [problem.split("; ")[0] for problem in found] == [
        "conflicts.yaml:1:9: unknown kind of conflict, found 'scop'",
        "conflicts.yaml:2:10: unknown entity, found 'quary-labs'",
        "conflicts.yaml:3:16: unknown statement, found 's-aaaaaaaaaaaaaaaa'",
        "conflicts.yaml:5:3: a conflict takes at least two statements",
        "conflicts.yaml:9:3: unknown key, found 'prefered'",
    ]


def test_a_conflict_by_hand_replaces_what_is_found_of_the_same() -> None:
    """People explain better; what they say of statements that are not there is left out."""
    five, six = statement(value=5), statement(value=6)
    ids = tuple(sorted((five.id, six.id)))
    own = Conflict("c-aaaaaaaaaaaaaaaa", "scope", "lab", ids, "One counts the parent too.")
    assert find_conflicts([five, six], shipped_vocabulary(), entity, [own]) == (own,)
    assert find_conflicts([five], shipped_vocabulary(), entity, [own]) == ()


def test_a_conflict_by_hand_replaces_what_is_found_within_it() -> None:
    """Where kind and thing are the same; another kind of difference among its statements is still told."""
    five, six = statement(value=5), statement(value=6)
    rows = [five, six, statement("revenue", value=7)]
    ids = tuple(sorted(row.id for row in rows))
    found = conflicts(five, six)
    own = Conflict("c-aaaaaaaaaaaaaaaa", found[0].kind, "lab", ids, "Two texts, and what a third adds.")
    assert find_conflicts(rows, shipped_vocabulary(), entity, [own]) == (own,)
    other = msgspec.structs.replace(own, kind="name")
    assert set(find_conflicts(rows, shipped_vocabulary(), entity, [other])) == {other, *found}
