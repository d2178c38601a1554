"""Fresh proposals meet the curator's table."""

from __future__ import annotations

from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mosulmap.curate.fix import fix_project
from mosulmap.curate.merge import merge_proposals
from mosulmap.model.quote_offsets import printed_as
from mosulmap.model.rows import Event, Mention, Review
from mosulmap.project.project import read_project
from tests.tiny_project import ARTICLES, EARLY, MENTIONS, TinyProject

TEXT = "Troops took Mosul. They left Karama on Friday. Quds is calm."
SENTENCES = ("Troops took Mosul.", "They left Karama on Friday.", "Quds is calm.")


def make(
    toponym: str,
    status: Review = Review.PROPOSED,
    *,
    text: str = TEXT,
    article: str = "a",
    note: str = "",
) -> Mention:
    """Return the mention of a toponym in a text, with the sentence of `TEXT` as its quote."""
    start = text.index(toponym)
    return Mention.model_validate(
        {
            "id": f"{article}:{start}",
            "article_id": article,
            "char_start": start,
            "char_end": start + len(toponym),
            "toponym": toponym,
            "place_id": toponym.rpartition(" ")[2].lower(),
            "event": Event.NONE,
            "quote": next(sentence for sentence in SENTENCES if toponym in sentence),
            "status": status,
            "note": note,
        }
    )


ACCEPTED = make("Mosul", Review.ACCEPTED, note="as I judge")
REJECTED = make("Karama", Review.REJECTED, note="a person")
PROPOSED = make("Quds")


def test_what_was_reviewed_wins() -> None:
    """An accepted row keeps every cell when the same words are proposed again."""
    merge = merge_proposals([ACCEPTED], [make("Mosul")], {"a": TEXT})
    assert merge.rows == (ACCEPTED,)
    assert (merge.kept, merge.new, merge.gone) == (1, (), ())


def test_what_was_rejected_stays_so() -> None:
    """A rejected row is not proposed again."""
    merge = merge_proposals([REJECTED], [make("Karama")], {"a": TEXT})
    assert merge.rows == (REJECTED,)
    assert merge.new == ()


def test_a_proposal_that_touches_a_reviewed_row_is_not_new() -> None:
    """The curator may have marked longer words than are proposed."""
    longer = make("took Mosul", Review.ACCEPTED)
    merge = merge_proposals([longer], [make("Mosul")], {"a": TEXT})
    assert (merge.rows, merge.kept) == ((longer,), 1)


def test_a_proposal_beside_reviewed_rows_is_new() -> None:
    """What nobody has judged is added as proposed."""
    merge = merge_proposals([ACCEPTED, REJECTED], [make("Mosul"), PROPOSED], {"a": TEXT})
    assert merge.new == (PROPOSED,)
    assert set(merge.rows) == {ACCEPTED, REJECTED, PROPOSED}


def test_the_same_place_in_another_article_is_new() -> None:
    """Offsets of one article say nothing about another."""
    other = make("Mosul", article="b")
    merge = merge_proposals([ACCEPTED], [other], {"a": TEXT, "b": TEXT})
    assert merge.new == (other,)


def test_a_proposal_that_is_made_no_longer_is_gone() -> None:
    """What was only proposed goes when the rules no longer propose it."""
    merge = merge_proposals([ACCEPTED, PROPOSED], [], {"a": TEXT})
    assert merge.rows == (ACCEPTED,)
    assert merge.gone == (PROPOSED,)


def test_a_proposal_that_is_made_otherwise_replaces_the_old_one() -> None:
    """The same words read otherwise are counted as changed, and have the new reading."""
    other = make("Quds", note="rule: other")
    merge = merge_proposals([PROPOSED], [other], {"a": TEXT})
    assert merge.rows == merge.changed == (other,)
    assert (merge.kept, merge.new, merge.gone) == (0, (), ())


def test_a_proposal_that_a_curator_edited_stays() -> None:
    """`review` marks it in its note; it waits with the cells that the curator gave it."""
    edited = PROPOSED.model_copy(update={"event_date": "2016-11-01", "note": "edited; rule: x"})
    merge = merge_proposals([edited], [PROPOSED], {"a": TEXT})
    assert (merge.rows, merge.kept, merge.changed) == ((edited,), 1, ())


@pytest.mark.parametrize("row", [ACCEPTED, REJECTED, PROPOSED], ids=lambda row: row.status.value)
def test_rows_of_an_article_that_is_not_at_hand_stay(row: Mention) -> None:
    """Only articles whose texts are given are merged."""
    merge = merge_proposals([row], [], {})
    assert merge.rows == (row,)
    assert merge.gone == merge.moved == merge.lost == ()


@pytest.mark.parametrize("row", [ACCEPTED, REJECTED], ids=lambda row: row.status.value)
def test_a_sentence_that_moved_is_found_again_by_its_words(row: Mention) -> None:
    """Offsets and id follow; every other cell stays, and it is not proposed again."""
    text = "A new headline of the day.\n" + TEXT
    merge = merge_proposals([row], [make(row.toponym, text=text)], {"a": text})
    (moved,) = merge.rows
    assert merge.moved == (moved,)
    assert text[moved.char_start : moved.char_end] == row.toponym
    assert moved.id == f"a:{moved.char_start}"
    assert moved.char_start == row.char_start + 27
    cells = {"id", "char_start", "char_end"}
    assert moved.model_dump(exclude=cells) == row.model_dump(exclude=cells)
    assert merge.new == ()


def test_a_second_statement_keeps_its_number_when_it_moves() -> None:
    """`a:12.2` becomes `a:14.2`."""
    second = ACCEPTED.model_copy(update={"id": f"{ACCEPTED.id}.2"})
    merge = merge_proposals([ACCEPTED, second], [], {"a": "- " + TEXT})
    assert [row.id for row in merge.rows] == ["a:14", "a:14.2"]


def test_two_mentions_in_one_sentence_move_each_to_its_own_place() -> None:
    """Where a sentence names a place twice, its two rows stay two."""
    text = "From Mosul they went back to Mosul."
    rows = [
        ACCEPTED.model_copy(
            update={"id": f"a:{at}", "char_start": at, "char_end": at + 5, "quote": text}
        )
        for at in (5, 29)
    ]
    merge = merge_proposals(rows, [], {"a": "News. " + text})
    assert [row.char_start for row in merge.rows] == [11, 35]


def rows_of(text: str, *places: tuple[str, str], skip: int = 0) -> list[Mention]:
    """Return accepted mentions of the (toponym, quote) pairs, in the order of the text."""
    rows, last = [], 0
    for toponym, quote in places:
        last = start = text.index(toponym, max(last, text.index(quote)))
        last += len(toponym)
        cells = {"char_start": start, "char_end": last, "toponym": toponym, "quote": quote}
        rows.append(ACCEPTED.model_copy(update={"id": f"a:{start}", **cells}))
    return rows[skip:]


QUOTED = 'He said "we are in Mosul" - on Friday.'


@pytest.mark.parametrize(
    ("quote", "toponym", "printed"),
    [
        (QUOTED, "Mosul", "He said “we are in Mosul” - on Friday."),
        (QUOTED, "Mosul", "He said «we are in Mosul» – on\u00a0Friday."),
        (QUOTED, "Mosul", 'He said\n"we are in  Mosul" —\non Friday.'),
        ("He said “we’re in Mosul”.", "Mosul", 'He said "we\'re in Mosul".'),
        ("Troops hold Qa'im.", "Qa'im", "Troops hold Qa’im."),
        ("Troops hold Qa'im.", "Qa'im", "Troops hold Qaʿim."),
        ("Troops hold Tal-Afar.", "Tal-Afar", "Troops hold Tal‑Afar."),
        ("Troops hold Tal Afar.", "Tal Afar", "Troops hold Tal\u00a0Afar."),
        ("Troops hold Tal Afar.", "Tal Afar", "Troops hold Tal\nAfar."),
    ],
)
@pytest.mark.parametrize("head", ["", "A new headline.\n"])
def test_a_sentence_that_is_printed_otherwise_is_found_again(
    quote: str, toponym: str, printed: str, head: str
) -> None:
    """Quotation marks, apostrophes, hyphens and blanks may change; the row has what is printed."""
    [row] = rows_of(quote, (toponym, quote))
    merge = merge_proposals([row], [], {"a": head + printed})
    [moved] = merge.rows
    assert (merge.lost, merge.moved) == ((), (moved,))
    assert moved.quote == printed
    assert printed_as(toponym, moved.toponym) == [(0, moved.toponym)]
    assert (head + printed)[moved.char_start : moved.char_end] == moved.toponym
    kept = {"id", "char_start", "char_end", "toponym", "quote"}
    assert moved.model_dump(exclude=kept) == row.model_dump(exclude=kept)


def test_the_date_phrase_follows_what_is_printed() -> None:
    """It is verbatim as the quote is."""
    row = REJECTED.model_copy(update={"date_phrase": "on Friday"})
    merge = merge_proposals([row], [], {"a": TEXT.replace("on Friday", "on\u00a0Friday")})
    assert merge.rows[0].date_phrase == "on\u00a0Friday"


TWICE = "From Mosul they went back to Mosul."


def test_the_second_of_two_names_is_known_by_the_first_that_nobody_has_reviewed() -> None:
    """The proposed row tells which of the two names the reviewed one is."""
    first, second = rows_of(TWICE, ("Mosul", TWICE), ("Mosul", TWICE))
    first = first.model_copy(update={"status": Review.PROPOSED})
    merge = merge_proposals([first, second], [], {"a": "News. " + TWICE})
    assert [row.char_start for row in merge.moved] == [35]


def test_one_row_of_a_sentence_that_has_the_name_twice_stays_as_it_is() -> None:
    """Nobody knows which of the two it is: `check` names both places."""
    [second] = rows_of(TWICE, ("Mosul", TWICE), ("Mosul", TWICE), skip=1)
    assert merge_proposals([second], [], {"a": "News. " + TWICE}).lost == (second,)


def test_a_sentence_that_stands_twice_in_an_article_keeps_a_row_for_each() -> None:
    """A teaser repeats its sentence; each row goes to its own, whatever its marks are now."""
    text = f"{QUOTED}\n\nMore news.\n\n{QUOTED}\n"
    first = text.index("Mosul")
    [one] = rows_of(text, ("Mosul", QUOTED))
    start = text.rindex("Mosul")
    other = one.model_copy(update={"id": f"a:{start}", "char_start": start, "char_end": start + 5})
    now = "A headline.\n" + text.replace('"', "”", 2)
    merge = merge_proposals([one, other], [], {"a": now})
    assert [row.char_start for row in merge.moved] == [first + 12, start + 12]
    assert [row.quote for row in merge.moved] == [QUOTED.replace('"', "”"), QUOTED]


def test_a_sentence_that_is_gone_is_kept_and_told() -> None:
    """A reviewed row whose words stand nowhere is the curator's to decide on."""
    merge = merge_proposals([ACCEPTED, REJECTED], [], {"a": "Nothing of the kind."})
    assert merge.rows == (ACCEPTED, REJECTED)
    assert merge.lost == (ACCEPTED, REJECTED)
    assert merge.moved == ()


def test_a_row_that_is_lost_hides_no_proposal() -> None:
    """What stands now at the old offsets of a lost row is other words, and new."""
    text = "Now it was Erbil that fell."
    erbil = ACCEPTED.model_copy(
        update={
            "id": "a:11",
            "char_start": 11,
            "char_end": 16,
            "toponym": "Erbil",
            "quote": text,
            "status": Review.PROPOSED,
        }
    )
    merge = merge_proposals([ACCEPTED], [erbil], {"a": text})
    assert merge.lost == (ACCEPTED,)
    assert merge.new == (erbil,)


def test_a_new_proposal_at_the_offset_of_a_lost_row_has_an_id_of_its_own() -> None:
    """Two rows of one id could not be told apart; the next merge finds both as they are."""
    lost = ACCEPTED.model_copy(update={"id": "a:12", "char_start": 12, "char_end": 17})
    text = "The town of Mosul is calm."
    fresh = lost.model_copy(update={"status": Review.PROPOSED, "quote": text, "toponym": "Mosul"})
    gone = lost.model_copy(update={"toponym": "Erbil", "quote": "Troops took Erbil."})
    merge = merge_proposals([gone], [fresh], {"a": text})
    assert merge.lost == (gone,)
    assert [row.id for row in merge.rows] == ["a:12", "a:12.2"]
    again = merge_proposals(merge.rows, [fresh], {"a": text})
    assert again.rows == merge.rows
    assert (again.new, again.kept, again.gone) == ((), 1, ())


def test_a_row_that_moves_to_the_offset_of_a_lost_row_has_an_id_of_its_own() -> None:
    """The lost row keeps its id, by which the curator knows it."""
    lost = REJECTED.model_copy(update={"id": "a:14", "char_start": 14, "char_end": 20})
    text = "- Troops took Mosul."
    merge = merge_proposals([ACCEPTED, lost], [], {"a": text})
    assert [row.id for row in merge.rows] == ["a:14.2", "a:14"]


NAMES = ("Mosul", "Karama", "Quds")
TABLES = st.lists(
    st.builds(make, st.sampled_from(NAMES), st.sampled_from(Review), article=st.sampled_from("ab")),
    unique_by=lambda row: row.id,
    max_size=6,
)
FRESH = st.lists(
    st.builds(make, st.sampled_from(NAMES), article=st.sampled_from("ab")),
    unique_by=lambda row: row.id,
    max_size=6,
)
AT_HAND = st.sampled_from(
    [
        {"a": TEXT, "b": TEXT},
        {"a": "A line.\n" + TEXT, "b": TEXT},
        {"a": "All is new.", "b": TEXT},
    ]
)
"""Texts as they were, with a line before them, and with every sentence gone."""


@settings(deadline=None, max_examples=3 * settings().max_examples)
@given(TABLES, FRESH)
def test_merging_twice_changes_nothing(rows: list[Mention], fresh: list[Mention]) -> None:
    """After a merge the same proposals are neither new nor gone, and the rows stay."""
    texts = {"a": TEXT, "b": TEXT}
    once = merge_proposals(rows, fresh, texts)
    twice = merge_proposals(once.rows, fresh, texts)
    assert twice.rows == once.rows
    assert twice.new == twice.gone == twice.moved == twice.lost == ()
    assert twice.kept == len(fresh)


@settings(deadline=None, max_examples=3 * settings().max_examples)
@given(TABLES, FRESH, AT_HAND, st.data())
def test_the_order_of_rows_does_not_matter(
    rows: list[Mention], fresh: list[Mention], texts: dict[str, str], data: st.DataObject
) -> None:
    """A table sorted by a spreadsheet merges to the same rows and counts."""
    one = merge_proposals(rows, fresh, texts)
    other = merge_proposals(data.draw(st.permutations(rows)), fresh, texts)
    assert set(one.rows) == set(other.rows)
    assert one.kept == other.kept
    for part in ("new", "gone", "moved", "lost"):
        assert set(getattr(one, part)) == set(getattr(other, part))


@settings(deadline=None, max_examples=3 * settings().max_examples)
@given(TABLES, FRESH, AT_HAND)
def test_no_judgement_is_ever_dropped(
    rows: list[Mention], fresh: list[Mention], texts: dict[str, str]
) -> None:
    """Every reviewed row is still there, by its words and note, and each proposal counts once."""
    merge = merge_proposals(rows, fresh, texts)
    judged = [row.toponym for row in rows if row.status is not Review.PROPOSED]
    assert sorted(judged) == sorted(
        row.toponym for row in merge.rows if row.status is not Review.PROPOSED
    )
    assert len({row.id for row in merge.rows}) == len(merge.rows)
    assert len(merge.new) + merge.kept == len(fresh)


STORY = (
    "He said \"we're in Qa'im - and Tal-Afar\" on Friday.",
    "From Mosul they went back to Mosul.",
    "He said \"we're in Qa'im - and Tal-Afar\" on Friday.",
    "Nobody is in Karama now.",
)
NAMED = (("Qa'im", 0), ("Tal-Afar", 0), ("Mosul", 1), ("Mosul", 1), ("Qa'im", 2), ("Karama", 3))
VARIANTS = {"'": "'’ʿ", '"': '"“”«', "-": "-–‑", " ": " \u00a0\n"}


@st.composite
def edited(draw: st.DrawFn) -> str:
    """Return the story as another edition prints it: sentences cut, marks and blanks changed."""
    kept = draw(st.lists(st.sampled_from(range(4)), unique=True, min_size=1).map(sorted))
    head = draw(st.sampled_from(["", "A headline.\n\n", "A long headline of the day. " * 20]))
    text = "\n\n".join(STORY[number] for number in kept)
    changed = draw(st.sets(st.sampled_from([i for i, c in enumerate(text) if c in VARIANTS])))
    return head + "".join(
        draw(st.sampled_from(VARIANTS[c])) if i in changed else c for i, c in enumerate(text)
    )


@settings(deadline=None, max_examples=40)
@given(edited())
def test_extract_and_fix_agree_on_where_a_sentence_has_moved_to(text: str) -> None:
    """Whatever an edition changes, both write the same cells, and neither moves what is doubtful.

    Left out is a row whose new id is that of a row that stays: `extract` numbers it, `check --fix`
    leaves both to the curator.
    """
    before = "\n\n".join(STORY)
    rows = rows_of(before, *((name, STORY[number]) for name, number in NAMED))
    mentions = [
        {name: str(value) for name, value in row if value}
        | {"article_id": "early"}
        | {"id": f"early:{row.char_start}", "place_id": "mosul"}
        for row in rows
    ]
    tiny = TinyProject()
    tiny.tables[MENTIONS], tiny.texts["early"] = mentions, text
    tiny.change(ARTICLES, EARLY, {"sha256": sha256(text.encode()).hexdigest()})
    with TemporaryDirectory() as name:
        folder = tiny.write(Path(name) / "project")
        table = read_project(folder).mentions
        assert (len(table.rows), table.problems) == (len(NAMED), ())
        merge = merge_proposals(table.rows, [], {"early": text})
        assume(not any("." in row.id for row in merge.rows))
        fix_project(folder)
        mended = read_project(folder).mentions.rows
    assert sorted(merge.rows, key=attrgetter("id")) == sorted(mended, key=attrgetter("id"))
