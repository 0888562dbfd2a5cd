"""The Swedish analyser ÷ a Snowball stemmer, on pages of Swedish authorities: `python -m benchmarks.analysis`."""

import json
import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import tantivy

from benchmarks.timing import table

PAGES = Path(__file__).parents[1] / "tests" / "data" / "search" / "swequad" / "corpus.jsonl"
ROUNDS = 7


def megabytes() -> float:
    """The most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def stemmer() -> Callable[[str], list[str]]:
    """What search engines offer for Swedish: words in lower case, cut by Snowball; Tantivy's, compiled."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase())
    return builder.filter(tantivy.Filter.stemmer("swedish")).build().analyze


def seconds(analyser: Callable[[str], list], texts: list[str]) -> float:
    """The processor time that an analyser takes for all the texts: other work on the machine is not counted."""
    begun = time.process_time()
    for text in texts:
        analyser(text)
    return time.process_time() - begun


def main() -> None:
    """Print the table."""
    texts = [json.loads(line)["text"] for line in PAGES.read_text(encoding="utf-8").splitlines()]
    stem = stemmer()
    before = megabytes()
    begun = time.perf_counter()
    from search.analysis import analyse

    analyse("fritidsbank")
    loaded, load_seconds = megabytes() - before, time.perf_counter() - begun
    begun = time.process_time()
    words = sum(len(analyse(text)) for text in texts)
    first = words / (time.process_time() - begun)
    rounds = [(seconds(analyse, texts), seconds(stem, texts)) for _ in range(ROUNDS)]
    mine, theirs = (words / statistics.median(taken) for taken in zip(*rounds, strict=True))
    ratio = statistics.median(ours / other for ours, other in rounds)
    rows = [
        f"| words a second, when words repeat | {mine:,.0f} | {theirs:,.0f} |",
        f"| words a second, on first sight | {first:,.0f} | – |",
        f"| time, ours ÷ Snowball | {ratio:.2f} | 1 |",
        f"| read the lexicon, seconds | {load_seconds:.2f} | – |",
        f"| memory after reading it, MB | {loaded:.1f} | – |",
        f"| memory after all the words, MB | {megabytes() - before:.1f} | – |",
    ]
    print(table(f"{len(texts)} pages, {words:,} words", ["what", "ours", "Snowball in Tantivy"], rows))


if __name__ == "__main__":
    main()
