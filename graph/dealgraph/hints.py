"""Why an answer is empty: what there is without each filter, and what a predicate is said of. Worked out when shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from .filters import Filter
    from .knowledge_graph import KnowledgeGraph
    from .records import Entity
    from .vocabulary import PredicateTerm

# Counting takes a look through all statements for each filter: of so many it would keep whoever asks waiting.
MANY = 200_000
# The parts that an entity may play in a statement.
_PARTS = ("about", "subject", "object", "speaker", "via", "deal")
# What it is about is its subject or its object: which of the three need not be told beside the other.
_TOLD = {"subject": ("about",), "object": ("about",)}
_ENTITIES = 3


def without_each(ask: Callable[..., Sequence[Any]], given: dict[str, Any], *, alone: bool = False) -> list[str]:
    """Return a line for each filter given without which `ask` finds something.

    Where only one is given it is left out, unless `alone`: what there is without any filter says nothing.
    """
    used = {key: value for key, value in given.items() if value is not None}
    lines = []
    for key, value in used.items() if alone or len(used) > 1 else ():
        count = len(ask(**{name: one for name, one in used.items() if name != key}))
        if count:
            lines.append(f"without {key}={_shown(value)}: {_rows(count)}")
    return lines


def quick(kg: KnowledgeGraph) -> bool:
    """Return whether the graph is small enough to ask again without a filter."""
    return len(kg.records.statements) <= MANY


def of_statements(filtered: Filter) -> list[str]:
    """Return why no statement meets the filters."""
    if not quick(filtered.kg):
        return list(_said_of(filtered))
    return [*_loosened(filtered), *_other_parts(filtered), *_said_of(filtered), *_same_flow(filtered)]


def of_neighbors(kg: KnowledgeGraph, entity: Entity, predicates: Iterable[str] | None) -> list[str]:
    """Return which of the predicates cannot join the entity to another."""
    lines = []
    for name in sorted(predicates or ()):
        term = kg.vocabulary.predicates[name]
        if not term.range:
            lines.append(f"{term.label!r} joins no two entities")
        elif not (_may_be(kg, [entity.id], term.domain) and _may_be(kg, [entity.id], term.range)):
            lines.append(_ends(kg, term))
    return lines


def of_conflicts(kg: KnowledgeGraph, ask: Callable[..., Sequence[Any]], given: dict[str, Any]) -> list[str]:
    """Return why there is no conflict: what is there without each filter, and where else what it is about is named."""
    from .filters import worded

    lines, names = without_each(ask, given), given["about"]
    if names is None:
        return lines
    fits = [worded(label) for label in map(kg.label, sorted(names)) if any(map(str.isalnum, label))]
    about: dict[str, int] = {}
    for conflict in kg.conflicts():
        rows = [kg.statement(name) for name in conflict.statements]
        named = {name for row in rows for name in (row.subject, row.object, row.speaker, row.via, row.deal)}
        texts = [conflict.explanation, *(text for row in rows for text in (row.text, row.scope) if text)]
        texts += [one.exact for row in rows for one in row.evidence]
        if named & names or any(fit(*texts) for fit in fits):
            about[conflict.about] = about.get(conflict.about, 0) + 1
    most = sorted(about.items(), key=lambda one: (-one[1], one[0]))[:_ENTITIES]
    return lines + [f"it is named in {_rows(count)} with about={kg.label(name)!r}" for name, count in most]


def of_loops(
    kg: KnowledgeGraph, ask: Callable[..., Sequence[Any]], member: str | None, kinds: Iterable[str]
) -> list[str]:
    """Return why there is no circle of payments: how the member pays and is paid, and what `ask` finds with less."""
    lines = []
    if member is not None:
        paid = {flow.payee for flow in kg.flows if flow.payer == member and not flow.indirect}
        payers = {flow.payer for flow in kg.flows if flow.payee == member and not flow.indirect}
        lines.append(f"no circle goes through {kg.label(member)}: it pays {len(paid)}, and {len(payers)} pay it")
    if quick(kg) and kinds:
        count = len(ask(through=member, kinds=()))
        if count:
            lines.append(f"with kinds=(): {_rows(count)}")
    if quick(kg) and member is not None:
        count = len(ask(kinds=kinds))
        if count:
            lines.append(f"without through={_shown(kg.label(member))}: {_rows(count)}")
    return lines


def _loosened(filtered: Filter) -> Iterator[str]:
    keys = [*filtered.ids, *filtered.tests]
    for key in keys if len(keys) > 1 else ():
        count = len(filtered.but(key).rows())
        if count:
            yield f"without {key}={_given(filtered, key)}: {_rows(count)}"


def _other_parts(filtered: Filter) -> Iterator[str]:
    """Yield in which other part the entities are found, and which others of a like name are found in this one."""
    kg = filtered.kg
    for key in _PARTS:
        names = filtered.ids.get(key)
        if names is None:
            continue
        for other in _PARTS:
            if other not in filtered.ids and other not in _TOLD.get(key, ("subject", "object")):
                count = len(filtered.but(key, **{other: names}).rows())
                if count:
                    yield f"with {other}={_given(filtered, key)} instead of {key}: {_rows(count)}"
        if len(names) == 1:
            label = kg.label(next(iter(names)))
            alike = [match.entity for match in kg.find(label, 10) if match.score > 0.8 and match.entity.id not in names]
            for entity in alike[:_ENTITIES]:
                count = len(filtered.but(key, **{key: frozenset([entity.id])}).rows())
                if count:
                    yield f"with {key}={entity.label!r}: {_rows(count)}"


def _said_of(filtered: Filter) -> Iterator[str]:
    """Yield what a predicate is said of where it cannot be said of, or with, the entities that were given."""
    kg, ids = filtered.kg, filtered.ids
    given = {key: sorted(ids[key]) for key in ("about", "subject", "object") if key in ids}
    for name in sorted(ids.get("predicate", ())) if given else ():
        term = kg.vocabulary.predicates[name]
        start, end = given.get("subject", given.get("about")), given.get("object", given.get("about"))
        wrong_start = start is not None and not _may_be(kg, start, term.domain)
        wrong_end = end is not None and not _may_be(kg, end, term.range)
        if not (wrong_start or ("object" in given and wrong_end)):
            continue
        yield _ends(kg, term)
        if wrong_start and start is not None and len(start) == 1 and "object" not in given:
            yield from _nearby(filtered, start[0], term)


def _nearby(filtered: Filter, name: str, term: PredicateTerm) -> Iterator[str]:
    """Yield how to ask what the predicate says of the things that the entity is joined to."""
    kg = filtered.kg
    near = frozenset(one.id for one in kg.neighbors(name, type=term.domain))
    found = filtered.but("about").but("subject").but("predicate", subject=near, predicate=frozenset([term.id]))
    count = len(found.rows())
    if count:
        label, types = kg.label(name), list(term.domain) if len(term.domain) > 1 else term.domain[0]
        yield (
            f"of those beside {label}: {_rows(count)}: "
            f"kg.statements(subject=kg.neighbors({label!r}, type={types!r}), predicate={term.label!r})"
        )


def _same_flow(filtered: Filter) -> Iterator[str]:
    """Yield the other predicates that tell of the same payments and have something to say of the entity."""
    kg, ids = filtered.kg, filtered.ids
    names = ids.get("about") or ids.get("subject") or ids.get("object")
    flows = {flow for name in ids.get("predicate", ()) if (flow := kg.vocabulary.predicates[name].flow)}
    if names is None or not flows:
        return
    bare = filtered.but("subject").but("object").but("about", about=names)
    for term in kg.vocabulary.predicates.values():
        if term.flow in flows and term.id not in ids["predicate"]:
            count = len(bare.but("predicate", predicate=frozenset([term.id])).rows())
            if count:
                yield f"with about={_shown(map(kg.label, names))} and predicate={term.label!r}: {_rows(count)}"


def _may_be(kg: KnowledgeGraph, names: Iterable[str], classes: tuple[str, ...]) -> bool:
    """Return whether one of the entities is of one of the classes."""
    return any(kg.vocabulary.is_a(kg[name].type, classes) for name in names)


def _ends(kg: KnowledgeGraph, term: PredicateTerm) -> str:
    said = f"{term.label!r} is said of: {_labels(kg, term.domain)}"
    if term.range:
        return f"{said}; it leads to: {_labels(kg, term.range)}"
    return f"{said}; it gives {'a number' if term.units else 'words'}, no entity"


def _labels(kg: KnowledgeGraph, classes: Iterable[str]) -> str:
    return ", ".join(kg.vocabulary.classes[name].label for name in classes)


def _given(filtered: Filter, key: str) -> str:
    """Return the value of a filter as it was given; of names that were given one by one, their ids."""
    value = filtered.given[key]
    return _shown(value if isinstance(value, (str, int, float)) else sorted(filtered.ids.get(key, ())) or value)


def _shown(value: Any) -> str:
    """Return a value as one would write it; one name that stands in a list, as that name."""
    if not isinstance(value, (str, int, float)) and hasattr(value, "__iter__"):
        names = sorted(getattr(one, "label", one) for one in value)
        value = names[0] if len(names) == 1 else names
    return shorten(repr(getattr(value, "label", value)), 60)


def _rows(count: int) -> str:
    return f"{count:,} row{'' if count == 1 else 's'}"
