"""Who says what with which interest, independent origins, and debates, in invented worlds."""

from __future__ import annotations

import msgspec
import pytest
from invented import said, world

from dealgraph.analysis.origins import independent
from dealgraph.curators import CURATORS
from dealgraph.errors import NotFoundError
from dealgraph.knowledge_graph import KnowledgeGraph
from dealgraph.records import Conflict, Evidence, Quotation

TYPES = {
    "Company": "lab rival cloud maker",
    "Person": "ann bob",
    "AnonymousGroup": "staff",
    "ComputeDeal": "deal",
    "Idea": "thrift plenty",
    "Product": "pebble",
    "Event": "talk",
    "Publication": "courier herald",
}
VALUE = {"value": 5, "unit": "USD", "bound": "exact"}


def interest(kg: KnowledgeGraph, speaker: str, subject: str) -> str | None:
    """Return the reason in words."""
    found = kg.interests.of(speaker, subject)
    return found.text if found else None


def test_whoever_works_for_it_or_trades_with_it_has_an_interest() -> None:
    """Directly, through the employer, and as a party of the same deal."""
    kg = world(
        TYPES,
        said("ann", "worksFor", "lab"),
        said("rival", "competesWith", "lab"),
        said("bob", "worksFor", "rival"),
        said("lab", "makes", "pebble"),
        said("deal", "customer", "lab"),
        said("deal", "provider", "cloud"),
    )
    assert interest(kg, "lab", "lab") == "Speaker and subject are the same."
    assert interest(kg, "ann", "lab") == "Ann works for Lab (asserted by Paper)."
    assert interest(kg, "bob", "lab") == (
        "Bob works for Rival (asserted by Paper). Rival competes with Lab (asserted by Paper)."
    )
    assert (
        interest(kg, "ann", "pebble") == "Ann works for Lab (asserted by Paper). Lab makes Pebble (asserted by Paper)."
    )
    assert interest(kg, "ann", "deal") is not None
    assert interest(kg, "cloud", "lab") == (
        "Deal is provided by Cloud (asserted by Paper). Deal has as customer Lab (asserted by Paper)."
    )
    assert (interest(kg, "paper", "lab"), interest(kg, "bob", "pebble")) == (None, None)


def test_an_idea_is_of_interest_for_what_it_is_about_and_not_for_being_held() -> None:
    """The employee of the lab that an idea is about has an interest in it, whoever merely holds one has none."""
    stand = said("bob", "states", "plenty", speaker="bob")
    kg = world(TYPES, said("ann", "worksFor", "lab"), said("thrift", "about", "lab"), stand)
    assert (
        interest(kg, "ann", "thrift")
        == "Ann works for Lab (asserted by Paper). Thrift is about Lab (asserted by Paper)."
    )
    assert interest(kg, "ann", "plenty") is None
    assert kg.interests.in_statement(stand) is None
    assert kg.interests.in_statement(stand, "bob") is None
    assert [one.interested for one in kg.voices("bob")] == [False]


def test_a_past_job_a_denial_and_a_supposition_make_no_interest() -> None:
    """Only what is said to be so counts."""
    kg = world(
        TYPES,
        said("ann", "workedFor", "lab"),
        said("bob", "worksFor", "lab", polarity="negated"),
        said("rival", "investsIn", "lab", stance="hypothetical"),
    )
    assert [interest(kg, name, "lab") for name in ("ann", "bob", "rival")] == [None, None, None]


def test_voices_flag_the_interested_and_keep_the_words() -> None:
    """Statements and quotations about an entity, by speaker."""
    kg = world(
        TYPES,
        said("ann", "worksFor", "lab"),
        said("lab", "valuation", **VALUE, speaker="ann"),
        said("lab", "valuation", **VALUE, speaker="bob", stance="opinion"),
    )
    words = Quotation("q", "ann", "We are thrifty", "paper", (Evidence("paper.txt", "We are thrifty"),), ("lab",))
    kg = KnowledgeGraph(msgspec.structs.replace(kg.records, quotations=(words,)), kg.vocabulary)
    found = [(one.speaker, one.words, one.interested) for one in kg.voices("lab")]
    assert found == [
        ("ann", "Lab has a valuation of $5 (asserted by Ann).", True),
        ("ann", "We are thrifty", True),
        ("bob", "Lab has a valuation of $5 (opinion by Bob).", False),
        ("paper", "Ann works for Lab (asserted by Paper).", False),
    ]
    assert [one.words for one in kg.voices(speaker="ann", interested=True)] == [found[0][1], found[1][1]]
    assert [one.exact for one in kg.voices("lab")[1].receipts] == ["We are thrifty"]


def test_two_retellings_of_one_talk_are_one_origin() -> None:
    """A third source of its own is a second one."""
    kg = world(
        TYPES,
        said("post", "retells", "talk", source="post"),
        said("letter", "retells", "talk", source="letter"),
        said("lab", "valuation", **VALUE, source="post", speaker="ann"),
        said("lab", "valuation", **VALUE, source="letter", speaker="letter"),
        said("lab", "valuation", **VALUE, source="study", speaker="study"),
        sources=("paper", "post", "letter", "study"),
    )
    (row, *_) = kg.statements(predicate="valuation", source="post")
    assert [(one.entities, one.sources) for one in kg.origins(row)] == [
        (("talk",), ("letter", "post")),
        (("study",), ("study",)),
    ]


def test_nobody_confirms_their_own_words() -> None:
    """One speaker in two unrelated sources is one origin."""
    kg = world(
        TYPES,
        said("lab", "valuation", **VALUE, source="post", speaker="ann"),
        said("lab", "valuation", **VALUE, source="study", speaker="ann"),
        sources=("paper", "post", "study"),
    )
    (row, _) = kg.statements(predicate="valuation")
    assert [one.sources for one in kg.origins(row)] == [("post", "study")]


def test_who_calls_it_into_question_is_no_origin_of_it() -> None:
    """A doubt confirms nothing, and nobody who does not doubt confirms a doubt."""
    kg = world(
        TYPES,
        said("lab", "valuation", **VALUE, source="post", speaker="ann"),
        said("lab", "valuation", **VALUE, source="study", speaker="study", stance="disputed"),
        sources=("paper", "post", "study"),
    )
    told, doubt = (kg.statements(predicate="valuation", stance=stance)[0] for stance in ("asserted", "disputed"))
    assert [one.speakers for one in kg.origins(told)] == [("ann",)]
    assert [one.speakers for one in kg.origins(doubt)] == [("study",)]
    assert independent(kg, [told, doubt]) == [[told]]
    assert independent(kg, [doubt]) == [[doubt]]


def test_parts_of_one_article_and_posts_of_one_publisher_are_one_witness() -> None:
    """Each has another speaker, and yet all come from the same house; what another house brings is a second one."""
    kg = world(
        TYPES,
        said("herald", "published", "post"),
        said("herald", "published", "letter"),
        said("lab", "valuation", **VALUE, source="post", speaker="ann"),
        said("lab", "valuation", **VALUE, source="letter", speaker="bob"),
        said("lab", "valuation", **VALUE, source="study", speaker="study"),
        sources=("paper", "post", "letter", "study"),
    )
    (row, *_) = kg.statements(predicate="valuation", source="post")
    assert [one.sources for one in kg.origins(row)] == [("letter", "post"), ("study",)]


def test_two_speakers_in_one_text_and_two_who_are_passed_on_by_one_are_one_witness() -> None:
    """What stands in one text was told once, and so was what one go-between passes on."""
    kg = world(
        TYPES,
        said("lab", "valuation", **VALUE, source="post", speaker="ann"),
        said("lab", "valuation", **VALUE, source="post", speaker="bob", via="courier"),
        said("lab", "valuation", **VALUE, source="study", speaker="staff", via="courier"),
        sources=("paper", "post", "study"),
    )
    (row, *_) = kg.statements(predicate="valuation", source="study")
    assert [one.speakers for one in kg.origins(row)] == [("ann", "bob", "staff")]


def test_the_curators_confirm_nobody() -> None:
    """Their reading of the texts is no origin beside these; where nobody else says so, it is the only one."""
    kg = world(
        {**TYPES, "Organization": CURATORS},
        said("lab", "valuation", **VALUE, speaker="ann"),
        said("lab", "valuation", **VALUE, source="study", speaker=CURATORS),
        said("lab", "revenue", **VALUE, speaker=CURATORS),
        sources=("paper", "study"),
    )
    rows = {(row.predicate, row.speaker): row for row in kg.statements(subject="lab")}
    assert [one.speakers for one in kg.origins(rows["valuation", "ann"])] == [("ann",)]
    assert [one.speakers for one in kg.origins(rows["revenue", CURATORS])] == [(CURATORS,)]


def test_what_differs_is_no_confirmation() -> None:
    """Another number, another bound, a denial."""
    kg = world(
        TYPES,
        said("lab", "valuation", **VALUE, speaker="ann"),
        said("lab", "valuation", value=5, unit="USD", bound="at_least", speaker="bob"),
        said("lab", "valuation", **VALUE, speaker="rival", polarity="negated"),
    )
    (row,) = kg.statements(predicate="valuation", speaker="ann")
    assert [one.speakers for one in kg.origins(row)] == [("ann",)]


def test_a_source_of_several_origins_speaks_from_the_one_it_names() -> None:
    """What it says itself has its origin in itself; retellings are followed upwards."""
    kg = world(
        TYPES,
        said("post", "retells", "courier", source="post"),
        said("post", "retells", "herald", source="post"),
        said("letter", "retells", "post", source="letter"),
        said("staff", "engagesWith", "courier"),
        said("lab", "valuation", **VALUE, source="post", speaker="staff"),
        said("lab", "revenue", **VALUE, source="letter", speaker="letter"),
        sources=("paper", "post", "letter"),
    )
    rows = {row.predicate: row for row in kg.statements(subject="lab")}
    assert [one.entities for one in kg.origins(rows["valuation"])] == [("courier",)]
    assert [one.entities for one in kg.origins(rows["revenue"])] == [("post",)]


def test_a_debate_has_two_sides_and_rivals() -> None:
    """A denied stand counts on no side; the idea that contradicts brings its own holders."""
    kg = world(
        TYPES,
        said("ann", "states", "thrift"),
        said("bob", "opposes", "thrift", stance="opinion"),
        said("staff", "supports", "thrift", polarity="negated"),
        said("plenty", "contradicts", "thrift"),
        said("rival", "supports", "plenty"),
    )
    (debate,) = kg.debates("thrift")
    assert [one.holder for one in debate.pro] == ["ann"]
    assert [(one.holder, one.predicate, one.quotes) for one in debate.contra] == [("bob", "opposes", ("bob opposes",))]
    assert [one.holder for one in debate.denials] == ["staff"]
    assert [(one.idea, [stand.holder for stand in one.stands]) for one in debate.rivals] == [("plenty", ["rival"])]
    assert [conflict.kind for conflict in debate.conflicts] == ["opinion", "opinion"]
    assert [one.idea for one in kg.debates()] == ["plenty", "thrift"]


def test_ideas_and_things_are_arguments_and_no_voices() -> None:
    """An idea and a product support the idea: one person is for it; each receipt says what it is cited for."""
    kg = world(
        TYPES,
        said("ann", "states", "thrift"),
        said("plenty", "supports", "thrift", speaker="ann", stance="opinion"),
        said("pebble", "supports", "thrift", speaker="bob"),
    )
    (debate,) = kg.debates("thrift")
    assert ([one.holder for one in debate.pro], [one.holder for one in debate.arguments]) == (
        ["ann"],
        ["pebble", "plenty"],
    )
    assert debate.title == "Thrift: 1 for (Ann), 0 against; 2 arguments for it"
    assert ("argument for it", 'Plenty supports Thrift (opinion by Ann). "plenty supports"') in debate.lines()
    assert repr(kg.debates("thrift")).splitlines()[1] == (
        '  Thrift: 1 for (Ann), 0 against; 2 arguments for it; for: Ann, "ann states"; argument: Pebble, "pebble supports"'
    )


def test_whoever_a_disagreement_sets_beside_an_idea_is_named() -> None:
    """Somebody holds another idea, and people noted that the two differ."""
    kg = world(TYPES, said("ann", "states", "thrift"), said("bob", "states", "plenty"))
    ids = tuple(sorted(row.id for row in kg.records.statements))
    conflict = Conflict("c-1", "opinion", "thrift", ids, "Ann saves, Bob spends.")
    kg = KnowledgeGraph(msgspec.structs.replace(kg.records, conflicts=(conflict,)), kg.vocabulary)
    (debate,) = kg.debates("thrift")
    assert [(one.holder, one.quotes) for one in debate.disputants] == [("bob", ("bob states",))]
    assert debate.title == "Thrift: 1 for (Ann), 0 against; also in dispute: Bob"
    assert [one.idea for one in kg.debates()] == ["thrift"]


def test_an_idea_that_nobody_contests_is_no_debate() -> None:
    """It can still be asked for."""
    kg = world(TYPES, said("ann", "states", "thrift"))
    assert list(kg.debates()) == []
    assert [stand.holder for stand in kg.debates("thrift")[0].pro] == ["ann"]
    with pytest.raises(NotFoundError):
        kg.debates("lab")
