"""Statements in words: quantities as people write them, and one readable sentence for a statement."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from .quantities import Number, number_text
from .verbs import denial_for, phrase_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from .records import Entity, Statement
    from .vocabulary import Unit, Vocabulary

MAX_SHOWN_DIGITS = 6
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_BOUNDS = {"approximate": "about ", "at_least": "at least ", "at_most": "at most "}


def amount_words(number: Number) -> str:
    """Return the number as people write it, losing nothing: 47000000000 -> "47 billion", 1234567 -> "1,234,567"."""
    for size, name in _SCALES:
        if abs(number) >= size:
            scaled = (Decimal(number_text(number)) / size).normalize()
            if len(scaled.as_tuple().digits) <= MAX_SHOWN_DIGITS:
                return f"{scaled:f} {name}"
    # Without the ".0" of a whole number that tables gave as a float.
    return f"{Decimal(number_text(number)).normalize():,f}"


def measured_words(number: Number, unit: Unit) -> str:
    """Return a number with its unit as people write it: "$47 billion", "5 GW", "1 week"."""
    if unit.symbol == "$":
        return f"${amount_words(number)}"
    # Names of units are shown in the plural, which one of them is not.
    symbol = f" {unit.label}" if number == 1 and unit.symbol == f" {unit.label}s" else unit.symbol
    return f"{amount_words(number)}{symbol}"


def quantity_words(statement: Statement, vocabulary: Vocabulary) -> str:
    """Return the statement's quantity in words: "at least $30 billion", "30 to 40%", "5 GW"."""
    assert statement.unit is not None
    unit = vocabulary.units[statement.unit]
    if statement.value is None:
        assert statement.lower is not None
        assert statement.upper is not None
        sign = "$" if unit.symbol == "$" else ""
        return f"{sign}{amount_words(statement.lower)} to {measured_words(statement.upper, unit)}"
    return f"{_BOUNDS.get(statement.bound or '', '')}{measured_words(statement.value, unit)}"


def object_words(statement: Statement, vocabulary: Vocabulary, label: Callable[[str], str]) -> str:
    """Return what the statement says of its subject, in words; `label` gives the label of an entity id."""
    if statement.object is not None:
        return label(statement.object)
    if statement.text is None:
        return quantity_words(statement, vocabulary)
    choice = vocabulary.predicates[statement.predicate].choice
    return vocabulary.lists[choice][statement.text].label if choice else statement.text


def sentence(statement: Statement, vocabulary: Vocabulary, entity: Callable[[str], Entity]) -> str:
    """Return the statement as one sentence with its qualifiers, its stance and its date; `entity` finds one by its id.

    "Acme has a run-rate revenue of at least $2 million (2026-Q1, reported by Jane Doe)."
    """
    subject = entity(statement.subject)
    phrase, opening = phrase_for(subject, statement.predicate, vocabulary), ""
    if statement.polarity == "negated":
        denial = denial_for(subject, statement.predicate, vocabulary)
        phrase, opening = (denial, "") if denial else (phrase, "it is not so that ")

    def label(name: str) -> str:
        return entity(name).label

    text = f"{opening}{subject.label} {phrase} {object_words(statement, vocabulary, label)}"
    return f"{text} ({', '.join([*notes(statement, vocabulary), said_by(statement, label)])})."


def notes(statement: Statement, vocabulary: Vocabulary) -> list[str]:
    """Return those of role, scope, basis and date that the statement has, in words."""
    found = (statement.role, statement.scope, basis_words(statement, vocabulary), when(statement))
    return [note for note in found if note]


def when(statement: Statement) -> str:
    """Return the time at which the statement holds, in words, or "" where it has none."""
    words = f" ({statement.date_text})" if statement.date_text else ""
    if statement.at:
        first, slash, last = statement.at.partition("/")
        return (f"between {first} and {last}" if slash else first) + words
    ends = [f"from {statement.from_}"] if statement.from_ else []
    if statement.to:
        ends.append(f"to {statement.to}")
    return " ".join(ends) + words if ends else statement.date_text or ""


def said_by(statement: Statement, label: Callable[[str], str]) -> str:
    """Return how firmly the statement is said, and by whom: "reported by Jane Doe"."""
    return f"{statement.stance} by {label(statement.speaker)}"


def basis_words(statement: Statement, vocabulary: Vocabulary) -> str:
    """Return on what basis the figure is given ("run rate"), or "" where none is told."""
    return vocabulary.lists["basis"][statement.basis].label if statement.basis else ""
