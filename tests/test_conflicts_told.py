"""How conflicts are told: no more than the texts say, one difference once, and in sentences that can be read aloud."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from dealgraph.conflicts.labels import begun, named
from dealgraph.records import Entity, Evidence
from dealgraph.vocabulary import shipped_vocabulary
from invented_conflicts import conflicts, stand, statement

WORDS: dict[str, Any] = {"value": None, "unit": None, "bound": None}


# -- deals ------------------------------------------------------------------


def test_valuations_in_two_deals_that_may_be_one_are_one_conflict() -> None:
    """Whether they are one the texts leave open; that they are two is said only where nothing leaves it open."""
    rows = [
        statement(value=900, deal="a-deal", stance="reported"),
        statement(value=900, deal="a-deal", stance="hypothetical"),
        statement(value=965, deal="b-deal"),
        statement(value=1000, bound="approximate", deal="b-deal"),
    ]
    link = statement("mayBecome", subject="a-deal", object="b-deal", stance="hypothetical", **WORDS)
    (conflict,) = [one for one in conflicts(*rows, link) if one.kind == "scope"]
    assert set(conflict.statements) == {row.id for row in rows}
    assert conflict.explanation.endswith(": the texts leave open whether they are one.")
    assert " for the A-Deal" in conflict.explanation
    assert " for the B-Deal" in conflict.explanation
    (conflict,) = [one for one in conflicts(*rows) if one.kind == "scope"]
    assert conflict.explanation.endswith(": they speak of two deals.")


def test_a_part_and_a_whole_that_one_text_sets_side_by_side_do_not_differ() -> None:
    """In two texts the figures of both are told: whether the one is part of the other is open."""
    link = statement("mayBePartOf", subject="a-deal", object="b-deal", stance="hypothetical", **WORDS)
    part, whole = statement("amount", subject="a-deal", value=15), statement("amount", subject="b-deal", value=65)
    assert conflicts(link, part, whole) == ()
    (conflict,) = conflicts(link, part, msgspec.structs.replace(whole, source="post"))
    assert conflict.explanation.endswith(": the texts leave open whether the one is part of the other.")


# -- ideas ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "supported by Bob"),
        ({"stance": "hypothetical"}, "supported, on a condition, by Bob"),
        ({"stance": "projected"}, "supported, as a forecast, by Bob"),
        ({"stance": "reported"}, "supported, it is reported, by Bob"),
        ({"date_text": "at first"}, "supported by Bob (at first)"),
        ({"scope": "in towns"}, "supported by Bob (in towns)"),
        ({"speaker": "cy"}, "supported by Bob (according to Cy)"),
    ],
)
def test_how_somebody_stands_on_an_idea_is_told(fields: dict[str, Any], told: str) -> None:
    """On a condition, as a forecast, at first, in part, or by the account of somebody else."""
    (conflict,) = conflicts(stand("bob", "supports", "idea", **fields), stand("dan", "opposes", "idea"))
    assert conflict.explanation == f"'Idea' is {told}, but opposed by Dan."


def test_whoever_speaks_for_a_house_is_not_told_as_its_teller() -> None:
    """What Ann says of the lab that she works for is the lab's own word."""
    works = statement("worksFor", subject="ann", object="lab", **WORDS)
    (conflict,) = conflicts(works, stand("lab", "states", "idea", speaker="ann"), stand("dan", "doubts", "idea"))
    assert conflict.explanation == "'Idea' is held by Lab, but doubted by Dan."


def test_what_is_said_without_a_condition_goes_before_what_is_said_on_one() -> None:
    """Of one who says both, and in a list: the verb is told once."""
    rows = [
        stand("ann", "supports", "idea", stance="hypothetical"),
        stand("ann", "supports", "idea"),
        stand("bob", "supports", "idea", stance="hypothetical"),
        stand("dan", "opposes", "idea"),
    ]
    (conflict,) = conflicts(*rows)
    assert conflict.explanation == "'Idea' is supported by Ann and, on a condition, by Bob, but opposed by Dan."


def test_only_somebody_takes_a_side() -> None:
    """Ideas and tools that speak for an idea are nobody's opinion."""
    pro, contra = stand("ann", "states", "an-idea"), stand("dan", "opposes", "an-idea")
    things = [stand("a-tool", "supports", "an-idea"), stand("b-idea", "supports", "an-idea")]
    (conflict,) = conflicts(pro, contra, *things)
    assert set(conflict.statements) == {pro.id, contra.id}
    assert conflicts(*things, contra) == ()


def test_an_idea_that_is_for_one_thing_held_and_for_another_opposed_is_a_matter_of_scope() -> None:
    """Where one side speaks of no scope, or both of one, it stays a difference of opinion."""
    held = stand("ann", "states", "idea", scope="old software")
    (conflict,) = conflicts(held, stand("dan", "opposes", "idea", scope="for the lab"))
    assert conflict.kind == "scope"
    for scope in (None, "old software"):
        (conflict,) = conflicts(held, stand("dan", "opposes", "idea", scope=scope))
        assert conflict.kind == "opinion"


def test_whoever_opposes_an_idea_by_holding_its_rival_is_told_once() -> None:
    """One conflict, whichever way the contradiction is written; others who hold the rival make one of their own."""
    pro, contra, rival = (
        stand("ann", "states", "a-idea"),
        stand("dan", "opposes", "a-idea"),
        stand("dan", "states", "b-idea"),
    )
    for subject, object_ in (("a-idea", "b-idea"), ("b-idea", "a-idea")):
        link = statement("contradicts", subject=subject, object=object_, stance="opinion", **WORDS)
        (conflict,) = conflicts(pro, contra, rival, link)
        assert (conflict.about, len(conflict.statements)) == ("a-idea", 4)
        assert conflict.explanation == (
            "'A-Idea' is held by Ann, but opposed by Dan; 'B-Idea', which according to Reporter contradicts it, is held by Dan."
        )
    assert len(conflicts(pro, contra, stand("eve", "states", "b-idea"), link)) == 2


def test_a_contradiction_on_a_condition_is_told_with_whose_it_is() -> None:
    """As soon as somebody says it without one, it is told plainly, and once."""
    rows = [stand("ann", "states", "a-idea"), stand("dan", "states", "b-idea")]
    link = statement("contradicts", subject="a-idea", object="b-idea", speaker="eve", stance="hypothetical", **WORDS)
    (conflict,) = conflicts(*rows, link)
    assert conflict.explanation.endswith(
        ", and the two according to Eve would, on a condition, contradict each other."
    )  # fmt: skip
    plain = statement("contradicts", subject="a-idea", object="b-idea", speaker="bob", stance="opinion", **WORDS)
    (conflict,) = conflicts(*rows, link, plain)
    assert conflict.explanation.endswith(", and the two according to Bob and Eve contradict each other.")


# -- bounds and vague words -------------------------------------------------


@pytest.mark.parametrize(
    ("quote", "bound", "reason"),
    [
        ("over $30", "at_least", "both can hold only if '$30' is rounded, since 'over' shuts it out."),
        ("sales > $30", "at_least", "both can hold only if '$30' is rounded, since '>' shuts it out."),
        ("less than $30", "at_most", "both can hold only if '$30' is rounded, since 'less than' shuts it out."),
        ("about $30", "approximate", "both can hold, since 'about $30' is a rounding."),
        ("at least $30", "at_least", "both can hold, since 'at least $30' is a floor."),
        ("no more than $30", "at_most", "both can hold, since 'at most $30' is a ceiling."),
        ("at least $30 for over $40", "at_least", "both can hold, since 'at least $30' is a floor."),
    ],
)
def test_words_that_shut_the_figure_out_are_told(quote: str, bound: str, reason: str) -> None:
    """Over 30 is not 30; at least 30 may be."""
    weak = statement(value=30, bound=bound, evidence=(Evidence("d", quote),))
    (conflict,) = conflicts(weak, statement(value=30))
    assert conflict.explanation.endswith(reason)


def test_a_bound_that_another_figure_meets_is_a_floor() -> None:
    """Over 30, and 40."""
    (conflict,) = conflicts(
        statement(value=30, bound="at_least", evidence=(Evidence("d", "over $30"),)), statement(value=40)
    )
    assert conflict.explanation.endswith("both can hold, since 'at least $30' is a floor.")


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("most", "vast majority", "both can hold, since 'vast majority' says more than 'most'"),
        ("most of it", "a lot", "both can hold, since 'most of it' says more than 'a lot'"),
        ("orders", "two orders", "both can hold, since 'two orders' is the more exact of the two"),
        ("dozens", "hundreds", "both are words, and no number tells how far they lie apart"),
    ],
)
def test_two_vague_words_are_compared_by_what_they_say(one: str, other: str, reason: str) -> None:
    """The stronger one, or the one that says the same more exactly; else it is left open."""
    rows = [statement("share", text=text, scope="of them", **WORDS) for text in (one, other)]
    (conflict,) = conflicts(*rows)
    assert conflict.kind == "bound"
    assert conflict.explanation.endswith(f": {reason}.")


def test_vague_words_that_say_as_much_form_one_side() -> None:
    """A lot and a large share do not differ, and most differs from both of them once."""
    lot, share, most = (
        statement("share", text=text, scope="code", **WORDS) for text in ("a lot", "a large share", "most")
    )
    assert conflicts(lot, share) == ()
    (conflict,) = conflicts(lot, share, most)
    assert set(conflict.statements) == {lot.id, share.id, most.id}


def test_some_and_several_of_a_group_are_as_many() -> None:
    """Some and several do not differ; largely says more; what only asks how many says nothing."""
    rows = [
        statement("investor", subject="a-deal", object="backers", scope=scope, **WORDS)
        for scope in ("some of them", "several of them", "how many is open", "largely they")
    ]
    assert conflicts(*rows[:3]) == ()
    (conflict,) = conflicts(*rows)
    assert conflict.explanation.startswith("Backers are said to take part in the A-Deal as investor; ")
    assert conflict.explanation.split(": ", 1)[1].startswith("largely they; ")


# -- one difference once ----------------------------------------------------


def test_a_figure_that_is_given_as_a_bound_too_is_one_difference() -> None:
    """20 or about 20 beside 30: one conflict, that tells both ways; 20 and about 20 are another."""
    plain, rounded = statement(value=20), statement(value=20, bound="approximate")
    other = statement(value=30, stance="estimated", speaker="bank")
    found = conflicts(plain, rounded, other)
    assert sorted(len(one.statements) for one in found) == [2, 3]
    (conflict,) = [one for one in found if len(one.statements) == 3]
    assert " or " in conflict.explanation
    assert "$30 (estimated by Bank)" in conflict.explanation


def test_estimates_and_facts_of_one_figure_are_one_difference() -> None:
    """The kind is the first that fits to any of them."""
    rows = [statement(value=5), statement(value=6), statement(value=6, stance="estimated", speaker="bank")]
    (conflict,) = conflicts(*rows)
    assert (conflict.kind, len(conflict.statements)) == ("contradiction", 3)
    assert "$6 (asserted) or $6 (estimated by Bank)" in conflict.explanation


def test_gross_and_net_of_one_figure_are_two_differences() -> None:
    """30 gross and 30 net do not count the same."""
    rows = [statement("revenue", value=5), *(statement("revenue", value=30, basis=name) for name in ("gross", "net"))]
    assert len(conflicts(*rows)) == 2


def test_scopes_that_are_alike_by_a_third_are_one_difference() -> None:
    """Two ways to put it that have few words in common, each like a third one."""
    plain: dict[str, Any] = {"value": 250, "unit": "count"}
    about = statement("count", scope="flaws found in an open code base", **plain | {"bound": "approximate"})
    exact = [statement("count", scope=scope, bound="exact", **plain) for scope in ("new flaws found", "old code base")]
    (conflict,) = conflicts(about, *exact)
    assert len(conflict.statements) == 3


# -- dates and conditions ---------------------------------------------------


def test_the_earliest_and_the_latest_date_are_a_matter_of_bounds() -> None:
    """As early as the end of May, and by June: both can hold, so the times do not differ."""
    plain: dict[str, Any] = {"subject": "a-deal", "text": "closed", "stance": "projected", **WORDS}
    early = statement("status", at="2026-05", date_text="as early as the end of May", speaker="ann", **plain)
    late = statement("status", at="2026-06", date_text="by June", speaker="bob", **plain)
    (conflict,) = conflicts(early, late)
    assert (conflict.kind, conflict.explanation) == (
        "bound",
        "For the A-Deal the status 'closed' is dated 2026-05 (as early as the end of May, projected) by Ann, and "
        "2026-06 (by June, projected) by Bob: the one is the earliest date, the other the latest.",
    )
    (conflict,) = conflicts(early, msgspec.structs.replace(late, date_text="in June"))
    assert conflict.explanation.endswith(": the times differ.")
    (conflict,) = conflicts(early, msgspec.structs.replace(late, at="2026-04", date_text="by April"))
    assert conflict.explanation.endswith(": the times differ.")
    assert conflicts(early, msgspec.structs.replace(late, at="2026-05", date_text="in late May")) == ()


def test_what_one_source_says_on_a_condition_and_another_without_is_told() -> None:
    """For one time, of what holds once; one source that says both goes on with its own thought."""
    plain: dict[str, Any] = {"subject": "a-deal", "object": "lab", "at": "2026-10", **WORDS}
    on = statement("issuer", stance="hypothetical", speaker="ann", **plain)
    without = statement("issuer", stance="projected", speaker="bob", source="post", **plain)
    (conflict,) = conflicts(on, without)
    assert (conflict.kind, conflict.explanation) == (
        "opinion",
        "That the A-Deal is the listing of Lab (2026-10) is said on a condition by Ann, and without one by Bob.",
    )
    assert conflicts(on, msgspec.structs.replace(without, source="paper")) == ()
    assert conflicts(on, msgspec.structs.replace(without, at="2027")) == ()
    undated = (msgspec.structs.replace(row, at=None) for row in (on, without))
    assert conflicts(*undated) == ()


def test_forecasts_are_told_with_whose_they_are() -> None:
    """Lab's own, and a reporter's."""
    plain: dict[str, Any] = {"stance": "projected", **WORDS}
    own = statement("profitability", text="profitable", at="2027", speaker="lab", **plain)
    (conflict,) = conflicts(own, statement("profitability", text="breaks even", at="2028", **plain))
    assert "'profitable' (2027, projected) by Lab" in conflict.explanation
    assert "'breaks even' (2028, projected) by Reporter" in conflict.explanation


# -- sentences --------------------------------------------------------------


@pytest.mark.parametrize(
    ("predicate", "unit", "scope", "begins"),
    [
        ("valuation", "USD", None, "The valuation of Lab is given as "),
        ("valuation", "USD", "all shares", "The valuation of Lab (all shares) is given as "),
        ("dealValuation", "USD", None, "For Lab the valuation in the deal is given as "),
        ("departures", "count", None, "For Lab the departures are given as "),
        ("chipCount", "count", None, "For Lab the number of chips is given as "),
        ("capitalRaised", "USD", None, "For Lab the capital raised is given as "),
        ("duration", "year", "stable prices", "Stable prices: for Lab the duration is given as "),
        ("count", "count", "xAI models", "xAI models: for Lab the number is given as "),
    ],
)
def test_a_figure_is_told_as_what_it_measures(predicate: str, unit: str, scope: str | None, begins: str) -> None:
    """What measures different things begins with its scope; labels with a preposition take no second one."""
    rows = [statement(predicate, value=value, unit=unit, scope=scope) for value in (5, 6)]
    (conflict,) = conflicts(*rows)
    assert conflict.explanation.startswith(begins)


def test_different_scopes_stand_beside_their_figures() -> None:
    """Who reads the number reads what it counts."""
    rows = [statement(value=5, scope="chips"), statement(value=6, scope="clouds")]
    (conflict,) = conflicts(*rows)
    assert "$5 (chips, asserted)" in conflict.explanation
    assert "$6 (clouds, asserted)" in conflict.explanation
    assert conflict.explanation.endswith(": they count different things.")


def test_a_relation_to_two_things_claims_nothing_of_how_they_are_related() -> None:
    """Two owners, one under two names, or a part and its whole: it is said only where a statement says it."""
    rows = [
        statement("parentOrganization", object=name, source=source, **WORDS)
        for name, source in (("cloud", "post"), ("shop", "paper"))
    ]
    (conflict,) = conflicts(*rows)
    assert conflict.explanation.endswith(
        ": neither says whether these are two, one under two names, or a part and its whole."
    )
    assert conflict.explanation.startswith("Lab is part of ")
    part = statement("parentOrganization", subject="cloud", object="shop", **WORDS)
    (conflict,) = conflicts(*rows, part)
    assert conflict.explanation.endswith(": one is a part of the other.")


@pytest.mark.parametrize(
    ("class_", "label", "words"),
    [
        ("FundingRound", "Lab Series A", "the Lab Series A"),
        ("Investment", "Ann's loan to Lab", "Ann's loan to Lab"),
        ("CustomerCommitment", "two orders of a bank", "two orders of a bank"),
        ("Company", "Lab", "Lab"),
        ("Company", "xLab", "xLab"),
        ("AnonymousGroup", "brightest people in town", "the brightest people in town"),
        ("AnonymousGroup", "authors of the letter", "authors of the letter"),
        ("AnonymousGroup", "most firms that grow", "most firms that grow"),
        ("AnonymousGroup", "a goods company", "a goods company"),
        ("Publication", "weekly newsletter", "the weekly newsletter"),
        ("Publication", "daily", "daily"),
        ("Market", "steel industry", "the steel industry"),
        ("Market", "software as a service", "software as a service"),
        ("Idea", "prices of chips", "prices of chips"),
    ],
)
def test_a_label_in_a_sentence_takes_an_article_where_english_wants_one(class_: str, label: str, words: str) -> None:
    """Deals and common nouns in the singular; never names, plurals and what has an owner or a number."""
    assert named(Entity("x", class_, label), shipped_vocabulary()) == words


@pytest.mark.parametrize(("words", "sentence"), [("backers", "Backers"), ("xAI", "xAI"), ("the deal", "The deal")])
def test_a_sentence_begins_with_a_capital_but_for_names(words: str, sentence: str) -> None:
    """Names that are written their own way keep it."""
    assert begun(words) == sentence


def test_the_words_of_one_are_not_put_into_the_mouth_of_another() -> None:
    """Of one date, one says "only by 2028" and the other gives it plainly; one figure is stated and passed on."""
    plain: dict[str, Any] = {"text": "breaks even", "stance": "projected", **WORDS}
    late = [
        statement("profitability", at="2028", date_text=words, speaker=speaker, **plain)
        for words, speaker in (("only by 2028", "ann"), (None, "bob"))
    ]
    soon = statement("profitability", at="2027", **plain | {"text": "profitable"})
    (conflict,) = conflicts(*late, soon)
    assert "'breaks even' (2028, projected) by Ann and Bob" in conflict.explanation
    firm, passed = (statement(value=40, bound="approximate", stance=stance) for stance in ("asserted", "reported"))
    (conflict,) = conflicts(firm, passed, statement(value=40))
    assert "about $40 (asserted or reported), and as $40 (asserted)" in conflict.explanation
