"""Why a place is what it is on a day: the state, the rule, every sentence, and the doubts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..control.doubts import find_doubts
from ..control.findings import Rule
from ..control.study import Study
from ..control.timeline import ControlPeriod
from ..control.verdicts import DECISIVE, Reason, Verdict, give_reasons
from ..control.wording import verdict_words
from ..languages.catalogue import ENGLISH
from ..model.dates import to_day, to_ordinal
from ..model.rows import Place
from ..reading.find_place import introduced
from ..terminal import as_json, plain, wrap
from .citations import Citations, Json, state_entry, state_line, why_words

COUNTED = (Verdict.LATER_DAY, Verdict.SILENT, Verdict.NOT_YET)
"""Verdicts of mentions that the text only counts; the JSON has each."""

BORROWING = (Rule.PARENT_CONTESTED, Rule.PRESENCE)
"""Rules that look at a larger place and take nothing from it."""


@dataclass(frozen=True)
class Explanation:
    """All that can be said of why a place is what it is on an ISO `day`.

    `reasons` are the mentions of the place with their verdicts, `above` those that decide the
    larger place from which it takes nothing, `doubts` sentences on what is not certain.
    """

    place: Place
    day: str
    known_by: str
    period: ControlPeriod
    reasons: tuple[Reason, ...]
    above: tuple[Reason, ...]
    doubts: tuple[str, ...]


def explain(study: Study, place: Place, as_of: str) -> Explanation:
    """Return why `place` is what it is on the ISO day `as_of`."""
    period = study.timelines.on(place.id, to_ordinal(as_of))
    reasons = give_reasons(study, place.id, as_of)
    above = give_reasons(study, period.source_id, as_of) if period.rule in BORROWING else ()
    return Explanation(
        place=place,
        day=as_of,
        known_by=study.known_by,
        period=period,
        reasons=reasons,
        above=tuple(reason for reason in above if reason.verdict in DECISIVE),
        doubts=tuple(find_doubts(study, place, as_of, period, reasons, ENGLISH)),
    )


def days(count: int) -> str:
    """Return a number of days in words: `1 day`, `9 days`."""
    return "1 day" if count == 1 else f"{count:,} days"


def format_explanation(found: Explanation, study: Study) -> str:
    """Return an explanation as text for people, at most 88 columns wide."""
    cite = Citations(study)
    known = f", as known by {ENGLISH.day(found.known_by)}" if found.known_by else ""
    lines = [
        plain(introduced(found.place, study.project.gazetteer)),
        f"{ENGLISH.day(found.day)}{known}",
        "",
        wrap(state_line(found.period, study.project.gazetteer), 2),
        *(wrap(words, 2) for words in age_words(found)),
        wrap(why_words(found.period, study), 2),
        *decided_lines(found, cite),
        *above_lines(found, study, cite),
        *other_lines(found, cite),
        *doubt_lines(found),
    ]
    return "\n".join(lines) + "\n"


def age_words(found: Explanation) -> Iterator[str]:
    """Yield since when the state has been so, and how old the last word on it is."""
    period = found.period
    if not period.since:
        return
    age = period.evidence_age(to_ordinal(found.day))
    last = f"the last word is {days(age)} old" if age else "the last word is of this day"
    yield f"Since {ENGLISH.short_day(to_day(period.since))}; {last}."


def decided_lines(found: Explanation, cite: Citations) -> Iterator[str]:
    """Yield the sentences that decide."""
    decisive = [reason for reason in found.reasons if reason.verdict in DECISIVE]
    if decisive:
        yield from ("", wrap(verdict_words(decisive[0].verdict, ENGLISH)), *cited(decisive, cite))


def cited(reasons: Sequence[Reason], cite: Citations) -> Iterator[str]:
    """Yield what each mention says, its quote, its source, who accepted it, what replaced it."""
    for reason in reasons:
        yield wrap(cite.says(reason.mention) or "Seen here", 2)
        yield from cite.lines(reason.mention)
        if decision := cite.decision(reason.mention):
            yield wrap(decision, 4, 2)
        if reason.by:
            replaced = "; ".join(cite.short(mention_id) for mention_id in reason.by)
            yield wrap(f"→ {replaced}", 4, 2)


def above_lines(found: Explanation, study: Study, cite: Citations) -> Iterator[str]:
    """Yield the sentences that decide the larger place from which nothing is taken."""
    if not found.above:
        return
    above = study.timelines.on(found.period.source_id, to_ordinal(found.day))
    gazetteer = study.project.gazetteer
    title = gazetteer.place[found.period.source_id].title
    yield from ("", f"{plain(title)}, in which it lies: {state_line(above, gazetteer)}")
    yield from cited(found.above, cite)


def other_lines(found: Explanation, cite: Citations) -> Iterator[str]:
    """Yield the sentences that did not decide, under the reason why, and count the rest."""
    for verdict in Verdict:
        group = [reason for reason in found.reasons if reason.verdict is verdict]
        if not group or verdict in DECISIVE:
            continue
        words = verdict_words(verdict, ENGLISH)
        if verdict in COUNTED:
            yield from ("", f"{words.removesuffix('.')}: {sentences(len(group))}.")
        else:
            yield from ("", wrap(words), *cited(group, cite))


def doubt_lines(found: Explanation) -> Iterator[str]:
    """Yield what is not certain, one doubt a line."""
    if found.doubts:
        yield from ("", "Doubts", *(wrap(f"- {doubt}", 2, 2) for doubt in found.doubts))


def sentences(count: int) -> str:
    """Return a number of sentences in words: `1 sentence`, `9 sentences`."""
    return "1 sentence" if count == 1 else f"{count:,} sentences"


def format_explanation_json(found: Explanation, study: Study) -> str:
    """Return an explanation as a JSON object; days are ISO, null is what is not known."""
    cite, period = Citations(study), found.period
    return as_json(
        {
            "place_id": found.place.id,
            "title": found.place.title,
            "date": found.day,
            "known_by": found.known_by or None,
            **state_entry(period, study),
            "evidence_age_days": period.evidence_age(to_ordinal(found.day)),
            "doubts": list(found.doubts),
            "reasons": [reason_entry(reason, cite) for reason in found.reasons],
            "above": [reason_entry(reason, cite) for reason in found.above],
        }
    )


def reason_entry(reason: Reason, cite: Citations) -> Json:
    """Return a mention with its verdict, the sentence of that, and what replaced it."""
    return {
        **cite.entry(reason.mention),
        "verdict": reason.verdict.value,
        "why": verdict_words(reason.verdict, ENGLISH),
        "decides": reason.verdict in DECISIVE,
        "replaced_by": list(reason.by),
        "decisions": cite.audit(reason.mention),
    }
