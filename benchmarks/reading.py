"""How fast articles are read, beside named peers measured in the same run.

Toponyms: the search of `mosulmap.reading.toponyms` beside bare ahocorasick_rs, flashtext and
spaCy, all on the same spellings; the peers are handed text that is folded already. Whole reading:
`read_news`, which finds places, events, actors and days, beside dateparser and HeidelTime, which
find dates alone. The contestants take turns and the best turn of each counts, as a busy machine
asks. One line: what a megabyte takes, and the memory, as a single line grows.
"""

from __future__ import annotations

import random
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Annotated

import peers
import typer

from mosulmap.curate.extract import read_gazetteer
from mosulmap.model.gazetteer import Gazetteer
from mosulmap.model.rows import Place
from mosulmap.project.article_file import read_article
from mosulmap.reading.letters import fold, read_letters
from mosulmap.reading.read_article import read_news
from mosulmap.reading.story import Span, read_story
from mosulmap.reading.toponyms import ToponymIndex, build_index

ROOT = Path(__file__).resolve().parent.parent

DAY = "2016-11-06"
"""The day of publication that date taggers are told."""

LATEST = "2026-01-01"
"""The last day on which an article may have been published."""

MEGA = 1_000_000


@dataclass(frozen=True)
class Contestant:
    """One row: what is measured, how to prepare it, its bytes, and at most how many turns."""

    name: str
    prepare: Callable[[], Callable[[], int]]
    size: int
    turns: int = 9


@dataclass(frozen=True)
class Result:
    """What came of a contestant: bytes a second, things found in a megabyte, or why not."""

    name: str
    speed: float
    density: float
    missing: str = ""


@dataclass(frozen=True)
class Corpus:
    """Articles over and over up to a size, with their sentences and folded."""

    texts: tuple[str, ...]
    sentences: tuple[tuple[Span, ...], ...]
    folded: tuple[str, ...]

    @property
    def size(self) -> int:
        """The bytes of all texts in UTF-8."""
        return size_of(self.texts)

    def first(self, size: float) -> Corpus:
        """Return the first articles up to about `size` bytes, at least one."""
        share = max(1, round(len(self.texts) * min(1, size / self.size)))
        return Corpus(self.texts[:share], self.sentences[:share], self.folded[:share])


def size_of(texts: Sequence[str]) -> int:
    """Return the bytes of texts in UTF-8."""
    return sum(len(text.encode()) for text in texts)


def repeat(texts: Sequence[str], size: float) -> Corpus:
    """Return a corpus of about `size` bytes; each article in it is a copy of its own in memory."""
    stories = [read_story(text) for text in texts]
    rows, total = [], 0
    for story in cycle(stories):
        if total >= size:
            break
        copy = story.text.encode().decode()
        rows.append((copy, story.sentences, fold(copy)))
        total += len(copy.encode())
    return Corpus(*(tuple(column) for column in zip(*rows, strict=True)))


def synthetic_index(count: int) -> ToponymIndex:
    """Return an index over `count` made-up names of two to four syllables, the same every time."""
    chance = random.Random(20161017)
    syllables = [c + v for c in [*"bdfhjklmnqrstwz", "sh", "kh"] for v in "aiu"]
    names: set[str] = set()
    while len(names) < count:
        word = "".join(chance.choices(syllables, k=chance.randint(2, 4)))
        names.add(chance.choice(["", "", "al ", "tal "]) + word + chance.choice(["", "", "n", "r"]))
    place = Place.model_validate({"id": "any", "title": "Any", "type": "village", "fclass": "P"})
    everywhere: dict[str, tuple[str, ...]] = dict.fromkeys(names, ("any",))
    gazetteer = Gazetteer((place,), (), ())
    return ToponymIndex(gazetteer, everywhere, frozenset(), frozenset(), ())


def find_all(index: ToponymIndex, corpus: Corpus) -> int:
    """Return how many toponyms our search finds."""
    pairs = zip(corpus.texts, corpus.sentences, strict=True)
    return sum(len(index.find(text, sentences)) for text, sentences in pairs)


def toponym_contestants(index: ToponymIndex, corpus: Corpus) -> Iterator[Contestant]:
    """Yield our search and its peers; slow peers read a part of the corpus."""

    def ours() -> Callable[[], int]:
        find_all(index, corpus.first(1))  # the automaton is built when it is first asked
        return partial(find_all, index, corpus)

    def peer(make: Callable[[Sequence[str]], peers.Count], part: Corpus) -> Callable[[], int]:
        return partial(make(index.patterns), part.folded)

    bare = partial(peers.bare_automaton, kind="")
    table = partial(peers.bare_automaton, kind="DFA")
    tenth, hundredth = corpus.first(corpus.size / 10), corpus.first(corpus.size / 100)
    yield Contestant("bare ahocorasick_rs", partial(peer, bare, corpus), corpus.size)
    yield Contestant("mosulmap toponyms", ours, corpus.size)
    if len(index.patterns) < MEGA / 10:  # the table of more takes gigabytes
        yield Contestant("bare ahocorasick_rs, DFA", partial(peer, table, corpus), corpus.size)
    yield Contestant("flashtext", partial(peer, peers.flashtext, tenth), tenth.size)
    part = partial(peer, peers.phrase_matcher, hundredth)
    yield Contestant("spaCy PhraseMatcher", part, hundredth.size, 3)


def reading_contestants(texts: Sequence[str], index: ToponymIndex) -> Iterator[Contestant]:
    """Yield whole reading and its peers, which read dates alone."""

    def ours() -> int:
        articles = [read_news("article", text, index, latest=LATEST) for text in texts]
        return sum(len(article.proposals) for article in articles)

    def peer(make: Callable[[str], peers.Count], parts: Sequence[str]) -> Callable[[], int]:
        return partial(make(DAY), parts)

    size, joined = size_of(texts), ["\n\n".join(texts)]
    each, once = partial(peer, peers.heideltime, texts), partial(peer, peers.heideltime, joined)
    yield Contestant("HeidelTime, an article a run", each, size, 2)
    yield Contestant("mosulmap extract", lambda: ours, size)
    yield Contestant("HeidelTime, all in one run", once, size, 2)
    yield Contestant("dateparser", partial(peer, peers.dateparser, texts), size)


def measure(contestants: Sequence[Contestant], turns: int) -> Iterator[Result]:
    """Yield the best of each contestant, after all had their turns one after another."""
    ready: dict[str, Callable[[], int]] = {}
    missing: dict[str, str] = {}
    best: dict[str, tuple[float, int]] = {}
    for turn in range(turns):
        for one in contestants:
            if one.name in missing or turn >= one.turns:
                continue
            try:
                if one.name not in ready:
                    ready[one.name] = one.prepare()
                start = time.perf_counter()
                found = ready[one.name]()
            except peers.MissingPeerError as reason:
                missing[one.name] = str(reason)
                continue
            seconds = time.perf_counter() - start
            best[one.name] = min(best.get(one.name, (seconds, found)), (seconds, found))
    for one in contestants:
        seconds, found = best.get(one.name, (1.0, 0))
        yield Result(
            one.name, one.size / seconds, found / one.size * MEGA, missing.get(one.name, "")
        )


def format_results(title: str, results: Sequence[Result], unit: str, scale: int) -> str:
    """Return a table: speed, ratio to the first row, and how much was found in a megabyte."""
    reference = results[0]
    lines = [title, "", f"| | {unit} | ratio | found per MB |", "|---|---:|---:|---:|"]
    for one in results:
        if one.missing:
            lines.append(f"| {one.name} | **{one.missing.upper()}** | | |")
            continue
        ratio = "" if reference.missing else f"{one.speed / reference.speed:,.2f}"
        lines.append(f"| {one.name} | {one.speed / scale:,.1f} | {ratio} | {one.density:,.0f} |")
    return "\n".join(lines) + "\n"


def verdict(results: Sequence[Result], ours: str, goal: float) -> str:
    """Return a sentence on whether the goal, a ratio to the first row, was reached."""
    reference = results[0]
    mine = next(one for one in results if one.name == ours)
    if reference.missing:
        return f"Goal {goal:,.2f} × {reference.name}: NOT MEASURED, {reference.missing}\n"
    ratio = mine.speed / reference.speed
    said = "reached" if ratio >= goal else "MISSED"
    return f"Goal {goal:,.2f} × {reference.name}: {said}, {ratio:,.2f}\n"


def reason(index: ToponymIndex, corpus: Corpus) -> str:
    """Return where the time of our search goes: in C, and in judging each spelling in Python."""
    found = sum(
        len(index.automaton.find_matches_as_indexes(text, overlapping=True))
        for text in corpus.folded
    )
    shares: dict[str, Callable[[], object]] = {
        "reading letters and folding": lambda: [fold(read_letters(t)[0]) for t in corpus.texts],
        "matching": lambda: [
            index.automaton.find_matches_as_indexes(text, overlapping=True)
            for text in corpus.folded
        ],
        "all": lambda: find_all(index, corpus),
    }
    letters, matching, whole = (min(seconds_of(run) for _ in range(3)) for run in shares.values())
    judging = max(0.0, whole - letters - matching)
    each = judging / max(found, 1) * MEGA
    return (
        f"Why: of {whole:,.2f} s, {letters:,.2f} are for reading letters and folding, "
        f"{matching:,.2f} for matching, {judging:,.2f} for judging {found:,} spellings in Python, "
        f"{each:,.1f} µs each; bare, nothing is folded and nothing judged.\n"
    )


def seconds_of(run: Callable[[], object]) -> float:
    """Return the processor time of a call, which other work on the machine moves little."""
    start = time.process_time()
    run()
    return time.process_time() - start


def report_length(texts: Sequence[str], index: ToponymIndex, megabytes: Sequence[float]) -> None:
    """Print what reading takes of one line, made of articles over and over, as it grows."""
    line = " ".join(" ".join(text.split()) for text in texts) + " "
    print("## One line: reading as it grows\n")
    print("| MB | processor s | s a MB | × first | peak MB |\n|---:|---:|---:|---:|---:|")
    first = 0.0
    for size in megabytes:
        count = round(size * MEGA)
        text = (line * (count // len(line) + 1))[:count]
        took = seconds_of(partial(read_news, "article", text, index, latest=LATEST))
        first = first or took / size
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        cells = (size, took, took / size, took / size / first)
        print(f"| {' | '.join(f'{cell:,.2f}' for cell in cells)} | {peak:,.0f} |")
    print()


def report_toponyms(title: str, index: ToponymIndex, corpus: Corpus, turns: int) -> None:
    """Measure and print one table of toponym search."""
    results = list(measure(list(toponym_contestants(index, corpus)), turns))
    print(format_results(title, results, "MB/s", MEGA))
    print(verdict(results, "mosulmap toponyms", 1 / 3))
    print(reason(index, corpus))


def main(
    articles: Annotated[
        list[Path] | None, typer.Option(help="A folder with further articles to extract from.")
    ] = None,
    megabytes: Annotated[float, typer.Option(help="Text that toponyms are sought in.")] = 20,
    names: Annotated[list[int] | None, typer.Option(help="Sizes of made-up gazetteers.")] = None,
    turns: Annotated[int, typer.Option(min=1, help="How often each is measured.")] = 5,
    first: Annotated[int, typer.Option(min=1, help="Articles to extract from at most.")] = 1000,
    line: Annotated[
        list[float] | None, typer.Option(help="Megabytes of one line to read, in turn.")
    ] = None,
) -> None:
    """Print the tables."""
    files = [p for f in (ROOT / "seeds", *(articles or [])) for p in sorted(f.glob("*.txt"))]
    texts = [read_article(path)[0] for path in files]
    shipped = [read_article(path)[0] for path in files if path.parent == ROOT / "seeds"]
    index = build_index(read_gazetteer(ROOT / "gazetteer"))
    corpus = repeat(shipped, megabytes * MEGA)
    size = f"{corpus.size / MEGA:,.2f} MB of the shipped articles"
    title = f"## Toponyms: {size}, {len(index.patterns):,} spellings of the shipped gazetteer"
    report_toponyms(title, index, corpus, turns)
    for count in names or [10_000]:
        title = f"## Toponyms: {size}, {count:,} made-up names"
        report_toponyms(title, synthetic_index(count), corpus, turns)
    chosen = texts[:first]
    results = list(measure(list(reading_contestants(chosen, index)), turns))
    title = f"## Whole reading: {len(chosen)} articles, {size_of(chosen) / 1000:,.1f} kB"
    print(format_results(title, results, "kB/s", 1000))
    for rival in (results[0], results[2]):  # Java started for each article, and once for all
        print(verdict([rival, *results], "mosulmap extract", 100))
    report_length(shipped, index, line or [0.25, 0.5, 1])


if __name__ == "__main__":
    typer.run(main)
