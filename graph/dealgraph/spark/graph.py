"""The graph on Spark: filters, views at a date, observations, and the way back to an embedded graph."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from ..errors import AmbiguousError, MissingExtraError, NotFoundError
from ..filters import predicate_of
from ..suggest import did_you_mean

try:
    from pyspark.errors import AnalysisException
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql import functions as F  # noqa: N812
except ImportError:
    raise MissingExtraError("Spark", "spark") from None

from ..vocabulary import shipped_vocabulary
from .begun import begun_by
from .days import calendar, known_by, with_days

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..analysis.costs import CostModel
    from ..analysis.exposure import Exposure
    from ..knowledge_graph import KnowledgeGraph
    from ..vocabulary import Vocabulary

_TABLES = ("entities", "sources", "statements", "quotations")
_MOST = 1_000_000
_SHOWN = 20


class SparkGraph:
    """The Parquet tables in `folder` (a path or address that Spark reads) as a graph.

    Entities and predicates go by id, label or alias, as in the embedded graph. What a method returns is a DataFrame
    whose rows are those that the embedded graph gives, unless it says otherwise. Raises NotFoundError where a table is
    missing.
    """

    def __init__(
        self, session: SparkSession, folder: str | os.PathLike[str], vocabulary: Vocabulary | None = None
    ) -> None:
        self.session = session
        self.vocabulary = vocabulary or shipped_vocabulary()
        for name in _TABLES:
            setattr(self, name, _table(session, f"{os.fspath(folder)}/{name}.parquet"))

    entities: DataFrame
    sources: DataFrame
    statements: DataFrame
    quotations: DataFrame

    # -- names ------------------------------------------------------------------

    def id(self, name: str) -> str:
        """Return the id of the entity with this id, label or alias, in any case.

        Raises NotFoundError or AmbiguousError.
        """
        folded = name.casefold()
        named = (F.lower("label") == folded) | F.exists("aliases", lambda alias: F.lower(alias) == folded)
        rows = self.entities.where((F.col("id") == name) | named).select("id").limit(_SHOWN).collect()
        found = sorted({row["id"] for row in rows})
        if name in found:
            return name
        if len(found) > 1:
            raise AmbiguousError(f"{name!r} may be any of {', '.join(found)}: use the id", found)
        if not found:
            raise NotFoundError(f"no entity goes by {name!r}")
        return str(found[0])

    def predicate(self, name: str) -> str:
        """Return the id of the predicate with this id, label or alias. Raises NotFoundError."""
        return predicate_of(name, self.vocabulary)

    # -- statements -------------------------------------------------------------

    def select(
        self,
        *,
        subject: str | None = None,
        predicate: str | None = None,
        object: str | None = None,  # noqa: A002
        about: str | None = None,
        speaker: str | None = None,
        source: str | None = None,
        deal: str | None = None,
        stance: str | Iterable[str] | None = None,
        bound: str | Iterable[str] | None = None,
        polarity: str | None = None,
        unit: str | None = None,
        at: str | None = None,
        min_value: float | None = None,
        max_value: float | None = None,
    ) -> DataFrame:
        """Return the statements that meet every filter given, as `KnowledgeGraph.statements` does."""
        found = self.statements
        named = {"subject": subject, "object": object, "speaker": speaker, "source": source, "deal": deal}
        for column, name in named.items():
            if name is not None:
                found = found.where(F.col(column) == self.id(name))
        if about is not None:
            found = found.where(F.lit(self.id(about)).isin(F.col("subject"), F.col("object")))
        if predicate is not None:
            found = found.where(F.col("predicate") == self.predicate(predicate))
        if unit is not None:
            found = found.where(F.col("unit") == self._known(unit, "unit"))
        if polarity is not None:
            # The tables tell the polarity only where it is negated.
            given = F.coalesce(F.col("polarity"), F.lit("affirmed"))
            found = found.where(given == self._known(polarity, "polarity"))
        for column, choice in (("stance", stance), ("bound", bound)):
            if choice is not None:
                names = [choice] if isinstance(choice, str) else list(choice)
                found = found.where(F.col(column).isin([self._known(name, column) for name in names]))
        if at is not None:
            found = self._at(found, at)
        return _within(found, min_value, max_value)

    def _at(self, statements: DataFrame, date: str) -> DataFrame:
        from ..dates import parse_date

        days = parse_date(date)
        overlaps = (F.col("first_day") <= days.last.isoformat()) & (F.col("last_day") >= days.first.isoformat())
        return with_days(statements, self.days).where(overlaps).drop("first_day", "last_day")

    def _known(self, name: str, what: str) -> str:
        known = self.vocabulary.units if what == "unit" else self.vocabulary.lists[what]
        if name not in known:
            raise NotFoundError(
                f"unknown {what} {name!r}; {did_you_mean(name, known, 'use one of: ' + ', '.join(known))}"
            )
        return name

    @cached_property
    def days(self) -> DataFrame:
        """The first and last day of each date of the statements."""
        return calendar(self.statements).cache()

    def timeline(self, entity: str, metric: str | None = None) -> DataFrame:
        """Return the entity's observations, or those of one metric, earliest first, undated last."""
        return self._in_time(self.select(subject=entity, predicate=metric))

    def observations(self, metric: str) -> DataFrame:
        """Return all observations of a metric, by subject, earliest first, undated last."""
        return self._in_time(self.select(predicate=metric), "subject")

    def _in_time(self, statements: DataFrame, *first: str) -> DataFrame:
        metrics = [term.id for term in self.vocabulary.predicates.values() if term.units]
        when = [F.coalesce(F.col(name), F.lit("9999")) for name in ("first_day", "last_day")]
        rows = with_days(statements.where(F.col("predicate").isin(metrics)), self.days)
        return rows.orderBy(*first, *when, "predicate", "id").drop("first_day", "last_day")

    def by_source(self) -> DataFrame:
        """Return what each source gives.

        The columns are `source`, `title`, `issued`, and the numbers of `statements`, `quotations`, `entities` (as
        subjects) and `speakers`.
        """
        said = self.statements.groupBy("source").agg(
            F.count("*").alias("statements"),
            F.countDistinct("subject").alias("entities"),
            F.countDistinct("speaker").alias("speakers"),
        )
        quoted = self.quotations.groupBy("source").agg(F.count("*").alias("quotations"))
        known = self.sources.select(F.col("id").alias("source"), "title", "issued")
        counted = ("statements", "quotations", "entities", "speakers")
        rows = known.join(said, "source", "left").join(quoted, "source", "left").fillna(0, list(counted))
        return rows.select("source", "title", "issued", *counted).orderBy("source")

    # -- views at a date --------------------------------------------------------

    def as_of(self, date: str, *, maybe: bool = True) -> SparkGraph:
        """Return the graph without what certainly begins after `date`, as `KnowledgeGraph.as_of` does.

        The tables of entities and sources stay whole.
        """
        return self._view(begun_by(self, date, maybe), self.quotations)

    def known_by(self, date: str, *, maybe: bool = True) -> SparkGraph:
        """Return the graph as sources of `date` or earlier give it, as `KnowledgeGraph.known_by` does.

        The tables of entities and sources stay whole.
        """
        said, quoted = (known_by(rows, self.days, date, maybe) for rows in (self.statements, self.quotations))
        return self._view(said, quoted)

    def _view(self, statements: DataFrame, quotations: DataFrame) -> SparkGraph:
        view = object.__new__(SparkGraph)
        view.__dict__.update(self.__dict__, statements=statements, quotations=quotations)
        return view

    # -- who is joined to whom --------------------------------------------------

    def neighbors(
        self,
        entity: str,
        *,
        predicate: str | None = None,
        type: str | None = None,  # noqa: A002
        direction: str = "both",
        hops: int = 1,
    ) -> DataFrame:
        """Return the entities within `hops` statements of `entity`, without itself: `id`, `label`, `type`, `hops`."""
        from .hops import neighbors

        return neighbors(self, self.id(entity), predicate, type, direction, hops)

    def paths(
        self, a: str, b: str, *, max_hops: int = 4, k: int | None = 5, cost: CostModel | None = None
    ) -> DataFrame:
        """Return `entities` (their ids, in order) and `cost` of the k best ways from a to b, the best first.

        All of up to `max_hops` steps where k is None. The costs are those of `KnowledgeGraph.paths`.
        """
        from .hops import paths

        return paths(self, self.id(a), self.id(b), max_hops, k, cost)

    def components(self) -> DataFrame:
        """Return `id` and `component` of each entity: the first id, in the order of the alphabet, of its component."""
        from .spread import components

        return components(self)

    def pagerank(self) -> DataFrame:
        """Return `id` and `rank` of each entity, the highest first, as `KnowledgeGraph.centrality("pagerank")`."""
        from .spread import pagerank

        return pagerank(self)

    # -- what takes more than a join --------------------------------------------

    def conflicts(self) -> DataFrame:
        """Return the conflicts that follow from the statements, with the columns of the table, by id."""
        from .together import conflicts

        return conflicts(self)

    def exposure(self, company: str, *, by: str = "supplier", unit: str = "GW") -> Exposure:
        """Return what `KnowledgeGraph.exposure` does: the company's deals are brought here and asked."""
        from .together import around_deals

        name = self.id(company)
        return self.bring(around_deals(self, name)).exposure(name, by=by, unit=unit)

    def bring(self, statements: DataFrame, most: int = _MOST) -> KnowledgeGraph:
        """Return an embedded graph of some statements and of all that they name.

        Raises ValueError for more than `most`.
        """
        from .together import bring

        return bring(self, statements, most)


def _table(session: SparkSession, path: str) -> DataFrame:
    try:
        return session.read.parquet(path)
    except AnalysisException as error:
        if error.getCondition() != "PATH_NOT_FOUND":
            raise
        raise NotFoundError(f"there is no {path}; `dealgraph build` writes the tables") from None


def _within(statements: DataFrame, least: float | None, most: float | None) -> DataFrame:
    """Keep the rows whose words allow a number between `least` and `most`."""
    if least is None and most is None:
        return statements
    low, high = F.coalesce("value", "lower"), F.coalesce("value", "upper")
    found = statements.where(low.isNotNull() & high.isNotNull())
    if least is not None:
        found = found.where((F.coalesce(F.col("bound"), F.lit("")) == "at_least") | (high >= least))
    if most is not None:
        found = found.where((F.coalesce(F.col("bound"), F.lit("")) == "at_most") | (low <= most))
    return found
