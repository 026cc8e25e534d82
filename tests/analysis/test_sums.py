"""Ranges, figures of deals and their sums, in invented worlds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from invented import DEAL_TYPES, deal, said, world

from dealgraph.analysis.figures import figure_of
from dealgraph.analysis.ranges import Range, total
from dealgraph.analysis.sums import sum_of, total_of
from dealgraph.deal_steps import STAGES
from dealgraph.records import Evidence
from dealgraph.vocabulary import shipped_vocabulary

ranges = st.builds(
    lambda low, more: Range(low, None if more is None else low + more),
    st.integers(0, 50),
    st.none() | st.integers(0, 50),
)


@given(st.lists(ranges, min_size=1))
def test_a_sum_holds_the_sums_of_the_bounds(parts: list[Range]) -> None:
    """Whatever the order, and open where one part is open."""
    found = total(parts)
    assert found is not None
    assert found == total(parts[::-1])
    assert found.low == sum(part.low for part in parts)
    highs = [part.high for part in parts]
    assert found.high == (None if None in highs else sum(high for high in highs if high is not None))


def test_every_status_has_a_stage() -> None:
    """A status that the vocabulary gains needs one too."""
    assert list(STAGES) and set(STAGES) == set(shipped_vocabulary().lists["status"])


def test_a_range_in_words() -> None:
    """Bounds are told as people tell them."""
    vocabulary = shipped_vocabulary()
    assert [
        Range(5, 5).words("GW", vocabulary),
        Range(0, 5).words("GW", vocabulary),
        Range(5, 10).words("GW", vocabulary),
        Range(10**9, None).words("USD", vocabulary),
        Range(5, 5, about=True).words("GW", vocabulary),
    ] == ["5 GW", "at most 5 GW", "5 GW to 10 GW", "at least $1 billion", "about 5 GW"]


def test_figures_that_differ_are_held_together_and_not_added() -> None:
    """5 or 8: from 5 to 8, with both statements and the conflict."""
    kg = world(
        DEAL_TYPES,
        *deal("north", "cloud", "lab", value=5),
        said("north", "capacity", value=8, unit="GW", bound="exact", evidence=(Evidence("other.txt", "8 GW"),)),
    )
    figure = figure_of(kg, "north", "GW")
    assert (figure.size, len(figure.statements)) == (Range(5, 8), 2)
    assert [conflict.kind for conflict in figure.conflicts] == ["contradiction"]
    assert kg.exposure("lab").total == Range(5, 8)
    assert kg.exposure("lab").conflicts == figure.conflicts


def test_facts_make_the_figure_where_there_are_any() -> None:
    """A forecast, a condition, a denial and a part of the deal do not."""
    others = [
        said("north", "capacity", value=9, unit="GW", bound="exact", stance="projected"),
        said("north", "capacity", value=10, unit="GW", bound="exact", stance="hypothetical"),
        said("north", "capacity", value=11, unit="GW", bound="exact", polarity="negated"),
        said("north", "capacity", value=1, unit="GW", bound="exact", scope="in the first year"),
    ]
    kg = world(DEAL_TYPES, *deal("north", "cloud", "lab", value=5), *others)
    assert figure_of(kg, "north", "GW").size == Range(5, 5)
    assert figure_of(world(DEAL_TYPES, *others), "north", "GW").size == Range(9, 9)
    assert figure_of(world(DEAL_TYPES, *others[1:]), "north", "GW").size is None


def test_a_whole_and_its_parts_count_once() -> None:
    """3 and at most 4 inside at least 5: together at least 5."""
    kg = world(
        DEAL_TYPES,
        *deal("north", "cloud", "lab", value=3),
        *deal("south", "chips", "lab", value=1),
        said("whole", "capacity", value=5, unit="GW", bound="at_least"),
        said("north", "partOf", "whole"),
        said("south", "partOf", "whole"),
    )
    figures = [figure_of(kg, name, "GW") for name in ("whole", "north", "south")]
    assert sum_of(kg, figures) == Range(5, None)
    assert sum_of(kg, figures[1:]) == Range(4, 4)


def test_the_stage_is_the_last_that_was_reached() -> None:
    """What is only expected, or denied, has not been reached."""
    rows = [said("north", "status", text="announced"), said("north", "status", text="signed")]
    more = [
        said("north", "status", text="paid", stance="projected"),
        said("north", "status", text="delivered", polarity="negated"),
    ]
    assert figure_of(world(DEAL_TYPES, *rows, *more), "north", "GW").stage == "committed"
    ended = said("north", "status", text="cancelled")
    assert figure_of(world(DEAL_TYPES, *rows, ended), "north", "GW").stage == "ended"
    assert figure_of(world(DEAL_TYPES), "north", "GW").stage == "unknown"


@given(
    st.lists(ranges, min_size=3, max_size=3),
    st.sets(st.tuples(st.sampled_from(["partOf", "mayBecome", "mayBePartOf"]), st.sampled_from(range(6))), max_size=5),
)
def test_a_sum_is_never_less_than_where_all_are_one(sizes: list[Range], ties: set[tuple[str, int]]) -> None:
    """However three deals hang together, the sum holds both readings, and its bounds keep their order."""
    deals = ("north", "south", "west")
    pairs = [(one, other) for one in deals for other in deals if one != other]
    rows = [said(pairs[number][0], predicate, pairs[number][1]) for predicate, number in sorted(ties)]
    for name, size in zip(deals, sizes, strict=True):
        bound = (
            {"value": size.low, "bound": "at_least"} if size.high is None else {"lower": size.low, "upper": size.high}
        )
        rows.append(said(name, "capacity", unit="GW", **{"bound": "range", **bound}))
    kg = world(DEAL_TYPES, *rows)
    found = total_of(kg, [figure_of(kg, name, "GW") for name in deals])
    assert found is not None
    for one in (found.apart, found.as_one, found.size):
        assert one.high is None or one.low <= one.high
    assert found.size.low <= min(found.apart.low, found.as_one.low)
    assert found.links or found.apart == found.as_one
