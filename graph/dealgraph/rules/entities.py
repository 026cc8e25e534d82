"""Rules of entities: a class of the vocabulary, a label, names that are words, and addresses elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import values
from .columns import Rule, TableRules
from .kinds import ADDRESS_MEND, one_of, rule, words

if TYPE_CHECKING:
    from ..vocabulary import Vocabulary


def entity_rules(vocabulary: Vocabulary) -> TableRules:
    """Return the rules of the table of entities."""
    classes = vocabulary.classes
    concrete = [name for name, term in classes.items() if not term.abstract]

    def narrower(found: str) -> str:
        return "use one of: " + ", ".join(name for name in vocabulary.below(found) if name in concrete)

    abstract = Rule(
        "abstract-members",
        lambda name: name not in classes or not classes[name].abstract,
        lambda _: "the class is abstract",
        narrower,
    )
    return TableRules(
        single=[
            (
                "id",
                rule(
                    "entity-id",
                    values.ENTITY_ID.fullmatch,
                    "this is no id",
                    "use lower-case letters, digits and single hyphens",
                ),
            ),
            ("type", one_of("entity-class", classes, "class")),
            ("type", abstract),
            ("label", words("entity-label", "the label is empty")),
        ],
        several=[
            ("aliases", words("entity-names", "an alias is empty")),
            ("same_as", rule("entity-addresses", values.is_address, "this is no web address", ADDRESS_MEND)),
        ],
        texts=("label", "description"),
        text_lists=("aliases",),
    )
