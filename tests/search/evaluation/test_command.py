"""`manage.py evaluate_search`."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command


def run(*arguments) -> list[str]:
    """The lines that the command prints."""
    out = StringIO()
    call_command("evaluate_search", *map(str, arguments), stdout=out)
    return out.getvalue().splitlines()


def test_json_is_one_object_per_set(folder):
    lines = [json.loads(line) for line in run(folder, folder, "--format", "json", "--engine", "memory")]
    assert len(lines) == 2
    seconds = lines[0].pop("seconds")
    assert isinstance(seconds, float)
    assert lines[0] == {"set": "small", "engine": "memory", "ndcg@10": 1.0, "recall@10": 1.0, "mrr": 1.0}


def test_table_has_a_heading_and_a_line_per_set(folder):
    heading, line = run(folder)
    assert heading.split() == ["set", "engine", "ndcg@10", "recall@10", "mrr", "seconds"]
    assert line.split()[:5] == ["small", "tantivy", "1.0000", "1.0000", "1.0000"]


def test_broken_set_is_told_before_anything_is_measured(folder, tmp_path, capsys):
    with pytest.raises(CommandError, match=r"nowhere/corpus\.jsonl: No such file"):
        run(folder, tmp_path / "nowhere")
    (folder / "queries.jsonl").write_text('{"_id": "q1", "text": "a"}\n{', encoding="utf-8")
    with pytest.raises(CommandError, match=r"queries\.jsonl, line 2: not JSON"):
        run(folder)


def test_unknown_engine_and_no_folder_are_refused(folder):
    with pytest.raises(CommandError, match="invalid choice"):
        run(folder, "--engine", "google")
    with pytest.raises(CommandError, match="DIR"):
        run()


def test_cluster_without_an_address_is_refused(folder, settings):
    settings.SEARCH_URL = ""
    with pytest.raises(CommandError, match="SEARCH_URL"):
        run(folder, "--engine", "elasticsearch")


def test_split_limits_the_queries(folder):
    (line,) = run(folder, "--split", "test", "--format", "json")
    assert json.loads(line)["ndcg@10"] == 1.0
    with pytest.raises(CommandError, match="split 'none'"):
        run(folder, "--split", "none")


def test_pages_of_the_portal_take_the_place_of_the_corpus(site, tmp_path):
    (tmp_path / "queries.jsonl").write_text('{"_id": "q", "text": "Skövde"}', encoding="utf-8")
    (tmp_path / "qrels.tsv").write_text("q\tkommun:skovde\t1\n", encoding="utf-8")
    (line,) = run(tmp_path, "--portal", "--format", "json")
    assert json.loads(line)["mrr"] == 1.0
