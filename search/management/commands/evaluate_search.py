"""`manage.py evaluate_search`: how good the hits are, on test sets with known answers."""

import json
from math import inf
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.documents import all_documents
from search.engines.base import SearchError
from search.evaluation.run import ENGINES, EngineNotConfigured, Measured, evaluate
from search.evaluation.sets import SetError, portal_corpus, read_set
from search.judging import Verdict, judge, judged_queries
from search.models import SynonymGroup
from search.synonyms import NO_SYNONYMS


class Command(BaseCommand):
    """Measures nDCG@10, recall@10 and MRR of an engine on each set, with a throw-away index."""

    help = (
        "Measure how good the hits are on sets in the layout of BEIR (corpus.jsonl, queries.jsonl, qrels.tsv). "
        "The index in use is not touched."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the folders and the options."""
        parser.add_argument("folders", nargs="*", type=Path, metavar="DIR", help="a folder with a test set")
        parser.add_argument("--engine", choices=ENGINES, default="tantivy", help="which engine to ask")
        parser.add_argument("--format", choices=("table", "json"), default="table", help="json: one object a line")
        parser.add_argument("--split", default="", help="only queries with this value of `split`, such as dev")
        parser.add_argument(
            "--portal",
            action="store_true",
            help="search the portal's own pages, with its synonyms, instead of the set's corpus.jsonl",
        )
        parser.add_argument(
            "--judged",
            action="store_true",
            help="ask the editors' judged queries of the index in use, and fail unless all of them pass",
        )

    def handle(self, *args, **options) -> None:
        """Evaluate set by set and report."""
        if not options["folders"] and not options["judged"]:
            raise CommandError("give at least one DIR, or --judged")
        try:
            corpus = portal_corpus(all_documents()) if options["portal"] else None
            synonyms = SynonymGroup.objects.in_force() if options["portal"] else NO_SYNONYMS
            sets = [read_set(folder, options["split"], corpus) for folder in options["folders"]]
            as_json = options["format"] == "json"
            if sets and not as_json:
                self.stdout.write(f"{'set':24}{'engine':15}{'ndcg@10':>9}{'recall@10':>11}{'mrr':>9}{'seconds':>9}")
            for asked in sets:
                self.stdout.write(_line(evaluate(asked, options["engine"], synonyms), as_json))
            verdicts = list(judge(judged_queries(), seconds=inf)) if options["judged"] else []
        except (SetError, EngineNotConfigured, SearchError) as error:
            raise CommandError(str(error)) from error
        for verdict in verdicts:
            self.stdout.write(_judged_line(verdict, as_json))
        failed = sum(verdict.outcome == "failed" for verdict in verdicts)
        if failed:
            raise CommandError(f"{failed} of {len(verdicts)} judged queries failed")


def _judged_line(verdict: Verdict, as_json: bool) -> str:
    """A judged query with the places of its expected pages; a page that no visitor can find has a dash."""
    places = {one.page.url: None if one.hindrance else one.place for one in verdict.expected}
    if as_json:
        row = {"judged": verdict.query.text, "outcome": verdict.outcome, "engine": verdict.engine, "places": places}
        return json.dumps(row, ensure_ascii=False)
    told = ", ".join(f"{place or '-'} {url}" for url, place in places.items())
    return f"{verdict.outcome:8}{verdict.query.text}: {told}"


def _line(measured: Measured, as_json: bool) -> str:
    if as_json:
        return json.dumps(measured.as_row(), ensure_ascii=False)
    return (
        f"{measured.set:24}{measured.engine:15}{measured.ndcg:9.4f}{measured.recall:11.4f}{measured.mrr:9.4f}"
        f"{measured.seconds:9.2f}"
    )
