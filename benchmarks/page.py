"""The page at scale: 5,000 places over 3,650 days, beside folium's own plugins in one Chromium.

Steps and jumps are told as ratios to the floor: two animation frames of the same page, measured
between them. Every mark is compared with Python's answer at days of chance, back and forth. The
peers load scripts from a CDN; here they come from `--scripts`, a folder into which npm put them.
"""

from __future__ import annotations

import json
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import folium
import typer
from folium.plugins import TimelineSlider, TimeSliderChoropleth, TimestampedGeoJson
from folium.plugins.timeline import Timeline
from made_project import make_project
from playwright.sync_api import Browser, Error, Page, Route, sync_playwright

from mosulmap.control.study import Study
from mosulmap.model.dates import to_ordinal
from mosulmap.pipeline import draw_map, make_study

EPOCH = to_ordinal("1970-01-01")
MAX_MB, MAX_LOAD, MAX_STEP, MAX_JUMP = 0.7, 1.0, 1.2, 2.0
SLOW = 120_000
"""Milliseconds after which a peer is given up."""

MEASURE = """async ([acts, kind]) => {
  const frames = () => new Promise(done =>
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))));
  const took = async act => {
    const from = await frames();
    if (act !== null) await window.bench(kind, act);
    return await frames() - from;
  };
  const found = [];
  for (const act of acts) found.push([await took(null), await took(act)]);
  return found;
}"""

OURS = """window.bench = (kind, act) => {
  if (kind === "step") document.getElementById(act).click();
  else { const slider = document.getElementById("slider");
    slider.value = act; slider.dispatchEvent(new Event("input")); }
};"""

MARKS = "map_mosulmap.crowd.map(({place, period}) => [place.id, period.s, period.c || ''])"


@dataclass(frozen=True)
class Run:
    """One contestant: megabytes, seconds to load, and its floor, steps and jumps in ms."""

    name: str
    size: float
    load: float
    floor: float
    step: float
    jump: float
    worst: float


def opened(
    browser: Browser, file: Path, ready: Callable[[Page], object], scripts: Path | None
) -> tuple[Page, float]:
    """Return a page on a file and the seconds until it is ready."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(SLOW)
    page.route(lambda url: url.startswith("http"), lambda route: serve(route, scripts))
    start = time.perf_counter()
    page.goto(file.as_uri(), wait_until="commit")
    ready(page)
    return page, time.perf_counter() - start


def is_drawn(page: Page) -> object:
    """Wait until our page has run; its policy allows no function to be asked again and again."""
    return page.wait_for_selector("html.script", state="attached")


def serve(route: Route, scripts: Path | None) -> None:
    """Answer a request for a library from the folder of scripts; everything else is not there."""
    name = route.request.url.rpartition("/")[2]
    other = {"jquery-3.7.1.min.js": "jquery.min.js", "d3.v4.min.js": "d3.min.js"}.get(name, name)
    names = (other, other.replace(".min.js", ".js"))
    found = next((path for one in names for path in scripts.rglob(one)), None) if scripts else None
    if found:
        route.fulfill(path=found)
    else:
        route.fulfill(status=200, body="", content_type="text/plain")


def timed(page: Page, kind: str, acts: list[Any]) -> tuple[list[float], list[float]]:
    """Return the milliseconds of the floor and of each act, taken in turns."""
    found = page.evaluate(MEASURE, [acts, kind])
    return [one for one, _ in found], [other for _, other in found]


def run_of(name: str, file: Path, load: float, page: Page, acts: dict[str, list[Any]]) -> Run:
    """Return a contestant's figures: medians, and the worst of all its acts."""
    floor, steps = timed(page, "step", acts["step"])
    more, jumps = timed(page, "jump", acts["jump"])
    return Run(
        name=name,
        size=file.stat().st_size / 1e6,
        load=load,
        floor=statistics.median(floor + more),
        step=statistics.median(steps),
        jump=statistics.median(jumps),
        worst=max(steps + jumps),
    )


def measure_ours(browser: Browser, file: Path, study: Study, turns: int) -> tuple[Run, int, int]:
    """Return our figures, the marks compared with Python, and those that differ."""
    first, last = (to_ordinal(day) for day in (study.window.first, study.window.last))
    page, load = opened(browser, file, is_drawn, None)
    page.evaluate(OURS)
    chance = random.Random(turns)
    days = [chance.randrange(first, last) for _ in range(turns)]
    steps = ["prev-day", "prev-day", "next-day"] * turns
    acts: dict[str, list[Any]] = {"step": steps[:turns], "jump": [day - first for day in days]}
    run = run_of("mosulmap", file, load, page, acts)
    wrong = compared = 0
    for day in days:
        page.evaluate("day => bench('jump', day)", day - first)
        expected = {
            place.id: (found.state.value, found.controller)
            for place in study.project.gazetteer.places
            if place.id in study.named and place.located
            for found in (study.timelines.on(place.id, day),)
        }
        shown = {key: (state, party) for key, state, party in page.evaluate(MARKS)}
        compared += len(expected)
        wrong += sum(shown.get(key) != answer for key, answer in expected.items())
        wrong += len(shown.keys() - expected.keys())
    page.close()
    return run, compared, wrong


def features(study: Study) -> Iterator[tuple[str, list[float], str, int, int]]:
    """Yield every period that is known: place, (lon, lat), colour, first day, day after it."""
    last = to_ordinal(study.window.last)
    colours = {actor.id: actor.color[0] for actor in study.project.gazetteer.parties}
    for place in study.project.gazetteer.places:
        if place.lon is None or place.lat is None:
            continue
        for period in study.timelines.periods(place.id):
            if period.start > 1:
                colour = colours.get(period.controller, "#1d2125")
                end = period.end or last
                yield place.id, [place.lon, place.lat], colour, period.start, end


def milliseconds(day: int) -> int:
    """Return an ordinal day as JavaScript counts time."""
    return (day - EPOCH) * 86_400_000


def point(at: list[float], **properties: object) -> dict[str, Any]:
    """Return a GeoJSON point."""
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": at},
        "properties": properties,
    }


def timeline(study: Study, frame: folium.Map) -> str:
    """Put folium's Timeline on a map, and return the script that sets its time."""
    points = [
        point(at, start=milliseconds(start), end=milliseconds(end), fillColor=colour)
        for _, at, colour, start, end in features(study)
    ]
    layer = Timeline({"type": "FeatureCollection", "features": points}).add_to(frame)
    slider = TimelineSlider(auto_play=False).add_timelines(layer).add_to(frame)  # type: ignore[no-untyped-call]
    return f"{slider.get_name()}.setTime(at)"


def timestamped(study: Study, frame: folium.Map) -> str:
    """Put folium's TimestampedGeoJson on a map, and return the script that sets its time."""
    points = [
        point(
            at,
            times=[milliseconds(start)],
            icon="circle",
            iconstyle={"fillColor": colour, "radius": 4, "stroke": False, "fillOpacity": 1},
        )
        for _, at, colour, start, _ in features(study)
    ]
    TimestampedGeoJson(  # type: ignore[no-untyped-call]
        {"type": "FeatureCollection", "features": points}, period="P1D", auto_play=False
    ).add_to(frame)
    return f"{frame.get_name()}.timeDimension.setCurrentTime(at)"


def choropleth(study: Study, frame: folium.Map) -> str:
    """Put folium's TimeSliderChoropleth on a map, and return the script that sets its time.

    A place is a small square; its style is told for the days on which it changes, and its slider
    counts the days on which any does.
    """
    shapes: dict[str, Any] = {}
    styles: dict[str, dict[str, Any]] = {}
    for key, (lon, lat), colour, start, _ in features(study):
        ring = [[lon + x, lat + y] for x, y in ((0, 0), (0.01, 0), (0.01, 0.01), (0, 0.01), (0, 0))]
        shapes[key] = {
            "type": "Feature",
            "id": key,
            "properties": {},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
        day = str(milliseconds(start) // 1000)
        styles.setdefault(key, {})[day] = {"color": colour, "opacity": 0.9}
    text = json.dumps({"type": "FeatureCollection", "features": list(shapes.values())})
    TimeSliderChoropleth(text, styledict=styles).add_to(frame)
    days = sorted({int(day) for said in styles.values() for day in said})
    return (
        "(() => { const slider = document.querySelector('input[type=range]');"
        f" slider.value = (window.days ??= {days}).findLastIndex(day => day * 1000 <= at);"
        " slider.dispatchEvent(new Event('input')); })()"
    )


PEERS: dict[str, Callable[[Study, folium.Map], str]] = {
    "folium Timeline": timeline,
    "folium TimestampedGeoJson": timestamped,
    "folium TimeSliderChoropleth": choropleth,
}


def measure_peer(
    browser: Browser, name: str, folder: Path, study: Study, scripts: Path, turns: int
) -> Run:
    """Return a peer's figures. Raises playwright's `Error` where it does not run."""
    # TimeSliderChoropleth finds its places as elements: on a canvas it would not run.
    canvas = PEERS[name] is not choropleth
    frame = folium.Map(location=[34.3, 42.5], zoom_start=8, tiles=None, prefer_canvas=canvas)
    act = PEERS[name](study, frame)
    file = folder / f"{name.split()[1]}.html"
    frame.save(file)
    start = to_ordinal(study.window.first)
    last = to_ordinal(study.window.last)
    chance = random.Random(turns)
    ready = f"document.readyState === 'complete' && {frame.get_name()}"
    page, load = opened(browser, file, lambda one: one.wait_for_function(ready), scripts)
    # An expression that is a function would be called at once.
    page.evaluate(f"() => {{ window.bench = (kind, at) => {{ {act}; }}; }}")
    middle = (start + last) // 2
    acts = {
        "step": [milliseconds(middle + turn) for turn in range(turns)],
        "jump": [milliseconds(chance.randrange(start, last)) for _ in range(turns)],
    }
    try:
        return run_of(name, file, load, page, acts)
    finally:
        page.close()


def row(run: Run) -> str:
    """Return one line of the table."""
    return (
        f"| {run.name} | {run.size:.2f} | {run.load:.2f} | {run.floor:.0f} | "
        f"{run.step / run.floor:.2f} | {run.jump / run.floor:.2f} | {run.worst:.0f} |"
    )


def goals(run: Run, wrong: int) -> Iterator[str]:
    """Yield for each budget whether it was kept."""
    said = [
        ("file", run.size, MAX_MB, "MB"),
        ("load", run.load, MAX_LOAD, "s"),
        ("one-day step", run.step / run.floor, MAX_STEP, "× floor"),
        ("random jump", run.jump / run.floor, MAX_JUMP, "× floor"),
        ("marks unlike Python's answer", wrong, 0, ""),
    ]
    for name, value, most, unit in said:
        word = "reached" if value <= most else "MISSED"
        yield f"Goal {name} ≤ {most:g} {unit}".rstrip() + f": {word}, {value:.2f}"


def main(
    places: Annotated[int, typer.Option(min=1)] = 5000,
    days: Annotated[int, typer.Option(min=10)] = 3650,
    mentions: Annotated[int, typer.Option(min=1)] = 13_700,
    turns: Annotated[int, typer.Option(min=1, help="Steps, jumps and days compared.")] = 40,
    scripts: Annotated[Path | None, typer.Option(help="Folder with the peers' scripts.")] = None,
) -> None:
    """Print the table of the page and its peers."""
    chromium = shutil.which("chromium-headless-shell")
    if not chromium:
        typer.echo("Chromium is missing: run `make chromium`")
        raise typer.Exit(1)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        study = make_study(make_project(places, days, mentions).write(folder))
        count = sum(1 for _ in features(study))
        start = time.perf_counter()
        file = folder / "ours.html"
        file.write_text(draw_map(study), encoding="utf-8")
        drawn = time.perf_counter() - start
        typer.echo(f"## The page: {places:,} places, {days:,} days, {count:,} known periods\n")
        typer.echo("| | MB | load, s | floor, ms | step × | jump × | worst, ms |")
        typer.echo("|---|---:|---:|---:|---:|---:|---:|")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        ours, compared, wrong = measure_ours(browser, file, study, turns)
        typer.echo(row(ours))
        for peer in PEERS:
            if scripts is None:
                typer.echo(f"| {peer} | **NOT INSTALLED** |")
                continue
            try:
                typer.echo(row(measure_peer(browser, peer, folder, study, scripts, min(turns, 8))))
            except Error as error:
                typer.echo(f"| {peer} | **DOES NOT RUN**: {str(error).splitlines()[0]} |")
        browser.close()
    typer.echo(
        f"\nDrawn in {drawn:.0f} s. Compared {compared:,} marks with Python: {wrong} differ.\n"
    )
    for line in goals(ours, wrong):
        typer.echo(f"{line}\n")


if __name__ == "__main__":
    typer.run(main)
