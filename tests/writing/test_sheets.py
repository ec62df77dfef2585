"""Tables of a brief: what the JSON holds, row by row, in formats that other programs read."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from summarize import make_brief
from summarize.articles.sources import Text
from summarize.domain import Brief
from summarize.errors import InputError, OutputError
from summarize.text.parsing import Parser
from summarize.writing.output import check_targets, write
from summarize.writing.sheets import TABLES, Table, table, table_name, to_csv, to_jsonl, to_parquet
from tests.conftest import ROOT

POST = """Ferry runs aground off Halvik

The ferry Marit ran aground near Halvik on Tuesday. Rescuers took 212 passengers ashore, the
coastguard said.
"""
RADIO = """The ferry Marit aground

The ferry Marit ran aground near Halvik on Tuesday. Rescuers took 180 passengers ashore, the
coastguard said.
"""


@pytest.fixture(scope="module")
def brief(parser: Parser) -> Brief:
    texts = [
        Text(POST, outlet="=Post", published="2031-03-05", name="post"),
        Text(RADIO, outlet="Radio", published="2031-03-05", name="radio"),
    ]
    return make_brief(texts, parser=parser)


def test_claims_and_their_figures(brief: Brief) -> None:
    claims = {row["id"]: row for row in table(brief, "claims").rows}
    assert claims.keys() == {c.id for c in brief.claims}
    for claim in brief.claims:
        row = claims[claim.id]
        assert (row["quote"], row["start"], row["speaker"]) == (
            claim.quote,
            claim.start,
            claim.speaker,
        )
        assert row["when_from"] == (claim.when.from_ if claim.when else None)
    figures = table(brief, "figures").rows
    assert {row["value"] for row in figures} >= {212.0, 180.0}
    assert {row["claim"] for row in figures} <= claims.keys()


def test_findings_and_their_positions(brief: Brief) -> None:
    findings = table(brief, "findings").rows
    positions = table(brief, "positions").rows
    assert [row["id"] for row in findings] == [f.id for f in brief.findings]
    assert len(positions) == sum(row["positions"] for row in findings)
    assert {row["finding"] for row in positions} == {row["id"] for row in findings}
    differing = [row for row in positions if row["value"] in {180.0, 212.0}]
    assert sorted(o for row in differing for o in row["outlets"]) == ["=Post", "Radio"]


@pytest.mark.parametrize("name", TABLES)
def test_every_format_holds_the_same_rows(brief: Brief, name: str) -> None:
    held = table(brief, name)
    assert held.rows
    assert all(list(row) == list(held.columns) for row in held.rows)
    lines = [json.loads(line) for line in to_jsonl(held).splitlines()]
    sheet = list(csv.DictReader(io.StringIO(to_csv(held))))
    columnar = parquet.read_table(io.BytesIO(to_parquet(held))).to_pylist()
    assert len(lines) == len(sheet) == len(columnar) == len(held.rows)
    for row, line, cells, values in zip(held.rows, lines, sheet, columnar, strict=True):
        assert list(row) == list(line) == list(cells) == list(values)
        for key, value in row.items():
            if isinstance(value, str | int | float | list | None):
                assert line[key] == value
                assert values[key] == value
            if isinstance(value, str) and not value.startswith("="):
                assert cells[key] == value


def test_a_table_without_rows_keeps_the_kinds_of_its_columns(brief: Brief) -> None:
    held = table(brief, "claims")
    empty = parquet.read_table(io.BytesIO(to_parquet(Table(held.columns, ()))))
    assert empty.schema.field("when_from").type == pa.date32()
    assert empty.schema.field("hedges").type == pa.list_(pa.string())


@given(st.lists(st.one_of(st.text(), st.from_regex(r"[\s'\"]*[=+\-@].*")), max_size=3))
def test_no_cell_is_a_formula_and_no_text_leaves_its_cell(texts: list[str]) -> None:
    held = Table({"a": "text", "b": "texts"}, tuple({"a": t, "b": [t, t]} for t in texts))
    rows = list(csv.reader(io.StringIO(to_csv(held))))
    assert len(rows) == len(texts) + 1
    for row in rows[1:]:
        assert len(row) == 2
        for cell in row:
            assert not cell.lstrip().startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("claims.csv", "claims"),
        ("findings.jsonl", "findings"),
        ("ferry-findings.csv", "findings"),
        ("ferry.positions.parquet", "positions"),
        ("FIGURES.CSV", "figures"),
        ("out.csv", "claims"),
        ("findings-2031.csv", "claims"),
    ],
)
def test_the_name_of_the_file_says_which_table(file: str, name: str) -> None:
    assert table_name(Path(file)) == name


def test_pages_and_tables_are_written_together(brief: Brief, tmp_path: Path) -> None:
    names = ["page.md", "claims.jsonl", "findings.csv", "positions.parquet", "X.CSV"]
    targets = [str(tmp_path / n) for n in names]
    check_targets(targets)
    write(brief, targets)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(names)
    assert (tmp_path / "findings.csv").read_text("utf-8").startswith("id,positions,kind,")


def test_what_cannot_be_written_is_told(brief: Brief, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a table in \.jsonl, \.csv, \.parquet"):
        check_targets([str(tmp_path / "claims.xlsx")])
    with pytest.raises(OutputError, match="no folder"):
        check_targets([str(tmp_path / "none" / "claims.csv")])
    with pytest.raises(InputError, match="no table 'figure'"):
        table(brief, "figure")


def test_the_queries_of_the_document_run(
    parser: Parser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    duckdb = pytest.importorskip("duckdb")
    steering = "that the steering of the ferry had failed."
    story = [
        Text(f"{POST} Captain Jon Lund said {steering}", outlet="Post", published="2031-03-05"),
        Text(f"{RADIO} Halvik Lines denied {steering}", outlet="Radio", published="2031-03-05"),
    ]
    made = make_brief(story, parser=parser)
    (tmp_path / "briefs").mkdir()
    made.save(tmp_path / "briefs" / "x-positions.parquet", tmp_path / "briefs" / "x.json")
    monkeypatch.chdir(tmp_path)
    document = (ROOT / "docs" / "output.md").read_text("utf-8")
    queries = re.findall(r"^```sql\n(.*?)^```", document, re.DOTALL | re.MULTILINE)
    figures, disputes = (duckdb.sql(query).fetchall() for query in queries)
    (counted,) = (f for f in made.findings if f.kind == "figures")
    origins = len({origin for p in counted.positions for origin in p.origins})
    assert figures == [("briefs/x-positions.parquet", "passengers", 180.0, 212.0, origins)]
    positions = [
        (f.question, p) for f in made.findings if f.kind == "disputed" for p in f.positions
    ]
    expected = sorted((made.title, q, p.label, list(p.articles)) for q, p in positions)
    assert sorted(disputes) == expected
    assert len(disputes) == 2
