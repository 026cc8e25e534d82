"""The page's data block: everything that the graph holds, and nothing that could become markup."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealgraph.page import render_page
from dealgraph.page.data import records_of_page, script_json
from dealgraph.page.tables import pack, unpack


def test_a_page_gives_back_all_records(small_graph):
    """Entities, sources, statements with all qualifiers, quotations and conflicts are read back from the page."""
    records = records_of_page(render_page(small_graph))
    expected = small_graph.records
    assert expected.entities == records.entities
    assert expected.sources == records.sources
    assert expected.statements == records.statements
    assert expected.quotations == records.quotations
    assert tuple(small_graph.conflicts_by_id) == records.conflicts


def test_hostile_text_comes_back_as_it_was(hostile_graph):
    """Text that looks like markup neither ends the data block nor is changed by it."""
    assert hostile_graph.records.statements == records_of_page(render_page(hostile_graph)).statements


def test_a_text_without_data_is_no_page():
    """Reading a file that is no page says so."""
    with pytest.raises(ValueError, match="data block is missing"):
        records_of_page("<html></html>")


def test_the_page_is_the_same_each_time(small_graph):
    """Two builds of one graph give the same text."""
    assert render_page(small_graph) == render_page(small_graph)


def test_the_page_names_no_outside_address(small_graph):
    """No stylesheet, script, image or link element points anywhere."""
    html = re.sub(r"<script.*?</script>", "", render_page(small_graph), flags=re.DOTALL)
    assert re.findall(r"\b(?:src|href)\s*=", html) == []


def test_json_cannot_end_its_script_element():
    """The less-than sign is escaped, so that neither </script> nor <!-- can stand in the block."""
    assert script_json("</script><!--") == '"\\u003c/script>\\u003c!--"'
    assert json.loads(script_json("</script><!--")) == "</script><!--"


values = st.one_of(st.integers(), st.text(), st.booleans(), st.lists(st.text(), max_size=2), st.floats(allow_nan=False))


@given(st.lists(st.dictionaries(st.sampled_from(["a", "b", "c"]), values)))
def test_tables_lose_nothing(rows):
    """Rows come back from a table as they went in, also by way of JSON."""
    assert rows == unpack(json.loads(json.dumps(pack(rows))))
