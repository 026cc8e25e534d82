"""The rules find what the shapes find: the same violations, by the same names, of the same records."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import msgspec
import pytest
from as_shapes import DGS, TWINS, VOCABULARY, shapes, violations
from broken import BROKEN, UNWRITABLE, Case, all_of, world
from rdflib import SH

from dealgraph import KnowledgeGraph
from dealgraph.records import Document, Records
from dealgraph.rules import NO_SHAPE, find_faults
from small_world import FILES

if TYPE_CHECKING:
    from collections.abc import Callable

# Shapes about the form of RDF, which no record can break: our writer gives what they ask for, whatever it is told.
STANDARD_TYPE = "the writer adds the standard type to each class"
ONE_FIELD = "a field of a record holds one value, which the writer writes once"
MADE = "the writer makes the node, its label or its link from others"
FORM = {
    **{
        f"{name}-{same.replace(':', '-')}": STANDARD_TYPE
        for name, term in VOCABULARY.classes.items()
        for same in term.same
        if same != "schema:Thing"
    },
    "statement-type": STANDARD_TYPE, "quotation-type": STANDARD_TYPE, "membership-type": STANDARD_TYPE,
    "document-type": STANDARD_TYPE,
    "statement-subject": ONE_FIELD, "conflict-one-preferred": ONE_FIELD, "quotation-direct": ONE_FIELD,
    "evidence-quote": ONE_FIELD, "evidence-place": ONE_FIELD,
    "number-upper": "a number is a number by its type",
    "unit-form": "the writer writes both forms of a unit from one field",
    "statement-label": MADE, "quotation-label": MADE, "conflict-label": MADE, "document-label": MADE,
    "membership-label": MADE, "membership-ended": MADE, "membership-told": MADE, "membership-role": MADE,
    "quotation-based": MADE, "part-document": MADE,
    "time-holds": MADE, "time-known": MADE, "membership-during": MADE,
    "interval-begin": MADE, "interval-end": MADE, "interval-bounded": MADE, "instant-day": MADE,
    **dict.fromkeys(TWINS, "written from the field of another rule: see TWINS"),
    "membership-member": "the ends of statements that `PREDICATE-statements` is about",
    "membership-organization": "the ends of statements that `PREDICATE-statements` is about",
    **dict.fromkeys(("membership-at", "membership-from", "membership-to"), "the dates of statements: time-at, -from, -to"),
}  # fmt: skip


def test_a_document_of_two_sources_has_one_checksum(whole: Records) -> None:
    """The node of a document in RDF would have but the last of two."""
    (source,) = whole.sources
    two = (source, msgspec.structs.replace(source, documents=(Document("harbour.txt", sha256="0" * 64),)))
    found = [fault.rule for fault in find_faults(msgspec.structs.replace(whole, sources=two), VOCABULARY)]
    assert "document-sha256" in found


def faults(records: Records) -> set[tuple[str, str]]:
    return {(fault.rule, getattr(records, fault.table)[fault.row].id) for fault in find_faults(records, VOCABULARY)}


@pytest.fixture(scope="module")
def whole(small: KnowledgeGraph) -> Records:
    return world(small)


@pytest.fixture(scope="module")
def mixes() -> list[list[Case]]:
    """Some mistakes at once, each about another rule, drawn from all of them."""
    dice = random.Random(1)
    by_rule: dict[str, list[Case]] = {}
    for case in BROKEN:
        # Of an entity whose class is abstract the shapes look at nothing else.
        if case.rule != "abstract-members":
            by_rule.setdefault(case.rule, []).append(case)
    return [[dice.choice(by_rule[rule]) for rule in dice.sample(list(by_rule), dice.randint(2, 6))] for _ in range(30)]


@pytest.fixture(scope="module")
def graphs(whole: Records, mixes: list[list[Case]]) -> list[Records]:
    """The valid graph, each broken one, and those of the mixes."""
    changes = [case.change for case in BROKEN] + [all_of(*(case.change for case in mix)) for mix in mixes]
    return [whole, *(change(whole) for change in changes)]


@pytest.fixture(scope="module")
def found(graphs: list[Records]) -> list[set[tuple[str, str]]]:
    """What pyshacl finds in each."""
    return violations(graphs)


def name(case: Case) -> str:
    return f"{case.rule} {case.name}".strip()


def test_the_valid_graph_has_no_fault(whole: Records, found: list[set[tuple[str, str]]]) -> None:
    """Neither by the shapes nor by the rules."""
    assert found[0] == faults(whole) == set()


@pytest.mark.parametrize("number", range(1, len(BROKEN) + 1), ids=lambda number: name(BROKEN[number - 1]))
def test_rules_and_shapes_find_the_same(number: int, graphs: list[Records], found: list[set[tuple[str, str]]]) -> None:
    """All violations of the broken graph, the one that it was broken for among them."""
    ours = faults(graphs[number])
    assert BROKEN[number - 1].rule in {rule for rule, _ in ours}
    assert ours == found[number]


def test_rules_and_shapes_find_the_same_in_mixes(
    mixes: list[list[Case]], graphs: list[Records], found: list[set[tuple[str, str]]]
) -> None:
    """One mistake hides no other, or hides it from both."""
    for mix, records, theirs in zip(mixes, graphs[-len(mixes) :], found[-len(mixes) :], strict=True):
        assert faults(records) == theirs, [name(case) for case in mix]


@pytest.mark.parametrize("why", UNWRITABLE)
def test_what_rdf_cannot_be_written_of_is_found_too(why: str, whole: Records) -> None:
    """By its rule, which is all there is: there is no RDF of it, or RDF that says something else."""
    case = UNWRITABLE[why]
    broken = case.change(whole)
    assert case.rule in {rule for rule, _ in faults(broken)}


def test_every_shape_is_a_rule_or_about_form(whole: Records) -> None:
    """No shape with a message is forgotten: it is found by a case, or it is about the form of RDF."""
    carried = {str(shape).removeprefix(DGS) for shape in shapes().subjects(SH.message, None)}
    predicates = {f"{predicate}-{part}" for predicate in VOCABULARY.predicates for part in ("triples", "object")}
    tried = {case.rule for case in (*BROKEN, *UNWRITABLE.values())} | {
        f"{one}-statements" for one in VOCABULARY.predicates
    }
    assert carried - predicates - set(FORM) == tried - set(NO_SHAPE)
    assert set(FORM) <= carried
    assert set(NO_SHAPE) <= tried
    assert carried.isdisjoint(NO_SHAPE)


@pytest.mark.parametrize("end", ["subject", "object"])
def test_each_predicate_has_its_ends_checked(whole: Records, end: str) -> None:
    """What is nowhere is neither subject nor object of any predicate."""
    nothing = dict.fromkeys(("value", "text", "unit", "bound", "lower", "upper"))
    ends = {"subject": "spare", "object": "spare", end: "nobody"}
    rows = tuple(
        msgspec.structs.replace(whole.statements[0], id=f"s-{number}", predicate=predicate, **nothing, **ends)
        for number, predicate in enumerate(VOCABULARY.predicates)
    )
    broken = msgspec.structs.replace(whole, statements=rows, conflicts=())
    told = {(fault.rule, fault.row) for fault in find_faults(broken, VOCABULARY)}
    assert told >= {(f"{predicate}-statements", row) for row, predicate in enumerate(VOCABULARY.predicates)}


@pytest.mark.parametrize("case", [case for case in (*BROKEN, *UNWRITABLE.values()) if case.seeds], ids=name)
def test_the_seeds_refuse_the_same(case: Case, problems: Callable[..., list[str]]) -> None:
    """What records may not say seeds may not say either; the rest cannot be written in seeds."""
    assert case.seeds
    file, old, new = case.seeds
    assert old in FILES[file]
    assert problems({file: FILES[file].replace(old, new, 1)}) != []
