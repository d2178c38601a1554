"""Which place is drawn where."""

from __future__ import annotations

from dataclasses import replace
from math import cos, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, box, unary_union

from mosulmap.control.study import Study
from mosulmap.geo.distance import Box, Point, distance, position
from mosulmap.geo.map_layout import (
    INSET_SHAPE,
    NO_EVENT,
    Layout,
    countries,
    inset_title,
    is_wide,
    layer_of,
    main_view,
    place_away,
    plan_layout,
    shaped,
    widen,
)
from mosulmap.languages import codes
from mosulmap.languages.catalogue import ENGLISH, language
from mosulmap.model.gazetteer import Gazetteer
from mosulmap.model.rows import Mention, Place


@pytest.fixture(scope="module")
def layout(shipped: Study) -> Layout:
    """Return the layout of the shipped project."""
    return plan_layout(shipped.project.gazetteer, shipped.mentions)


def site(key: str, at: tuple[float, float] | None = None, **cells: object) -> Place:
    """Return a populated place at (lon, lat), or nowhere."""
    row = {"id": key, "title": key.title(), "type": "town", "fclass": "P", "ccodes": "IQ"}
    located = {"lon": at[0], "lat": at[1], "geo_uncertainty_m": 500.0} if at else {}
    return Place.model_validate(row | located | cells)


def named(*places: Place, event: str = "displacement") -> list[Mention]:
    """Return one mention of each place."""
    row = {"article_id": "a", "char_start": 0, "char_end": 1, "toponym": "x", "quote": "x"}
    rest = {"event": event, "status": "accepted"}
    return [
        Mention.model_validate(row | rest | {"id": f"a:{number}", "place_id": place.id})
        for number, place in enumerate(places)
    ]


SHIPPED_LAYERS = {
    "main": (
        "east_mosul gogjali jawsaq karama karkukli malayin mamun mosul mosul_airport mosul_tv "
        "old_city qadisiya_2 quds samah shaqaq_khadra west_mosul"
    ),
    "around": "bazwaya hammam_alil khazir_camp tal_afar",
    "far": "al_bab albu_kamal baghdad husaybah kirkuk raqqa rutba samarra susian tikrit",
    "list": "ankara damascus",
    "none": "khadra",
    "wide": (
        "aleppo_province anbar_province iraq iraq_syria_border jordan middle_east "
        "salahuddin_province syria tigris turkey united_states"
    ),
}


@pytest.mark.parametrize(("layer", "places"), SHIPPED_LAYERS.items())
def test_the_shipped_places_stand_where_they_belong(
    layer: str, places: str, layout: Layout
) -> None:
    """The city's parts are on its map, the others in the insets or in the lists."""
    assert sorted(p for p, where in layout.layers.items() if where == layer) == places.split()


def test_every_named_place_has_one_layer(layout: Layout, shipped: Study) -> None:
    """No place that an article names is left out, and no other comes in."""
    assert set(layout.layers) == shipped.named


def test_mosul_is_the_hub_and_its_insets_show_its_surroundings(
    layout: Layout, shipped: Study
) -> None:
    """The city in which most named places lie gives the map its name and centre."""
    assert layout.hub is not None
    assert (layout.hub.title, position(layout.hub)) == ("Mosul", (43.11889, 36.335))
    gazetteer = shipped.project.gazetteer
    titles = {
        code: [
            inset_title(inset["id"], layout, gazetteer, language(code)) for inset in layout.insets
        ]
        for code in codes()
    }
    assert [inset["id"] for inset in layout.insets] == ["around", "far"]
    assert titles == {
        "en": ["Around Mosul", "Iraq and Syria"],
        "ar": ["حول الموصل", "العراق وسوريا"],
    }


def test_every_map_shows_its_places(layout: Layout, shipped: Study) -> None:
    """Each drawn place lies in the extent of its map, on the phone as on the desktop."""
    boxes = {inset["id"]: [inset["box"]] for inset in layout.insets}
    boxes["main"] = [layout.view["desktop"], layout.view["phone"]]
    for place in shipped.project.gazetteer.places:
        for extent in boxes.get(layout.layers.get(place.id, ""), []):
            assert extent.contains(position(place)), place.id


@pytest.mark.parametrize(
    ("place_id", "kind", "tag"),
    [
        ("east_mosul", "area", [43.185, 36.362]),
        ("west_mosul", "area", [43.112, 36.338]),
        ("karama", "point", []),
        ("mosul_airport", "site", []),
        ("baghdad", "point", []),
    ],
)
def test_a_place_is_drawn_as_an_area_a_site_or_a_point(
    place_id: str, kind: str, tag: list[float], layout: Layout, shipped: Study
) -> None:
    """Areas on the main map have a tag at their position."""
    place = shipped.project.gazetteer.place[place_id]
    assert (layout.kind(place), layout.tag_position(place)) == (kind, tag)


def test_the_tag_of_the_hub_stands_above_its_parts(layout: Layout, shipped: Study) -> None:
    """The tag of the whole city lies north of everything that the phone shows."""
    mosul = shipped.project.gazetteer.place["mosul"]
    lon, lat = layout.tag_position(mosul)
    assert (layout.kind(mosul), lon) == ("area", mosul.lon)
    assert lat > layout.view["phone"].north


@pytest.mark.parametrize(
    ("place_id", "away", "arabic"),
    [
        ("hammam_alil", "Iraq · 23 km SE", "العراق · 23 كم إلى الجنوب الشرقي"),
        ("tal_afar", "Iraq · 60 km W", "العراق · 60 كم غرباً"),
        ("baghdad", "Iraq · 352 km S", "العراق · 352 كم جنوباً"),
        ("raqqa", "Syria · 372 km W", "سوريا · 372 كم غرباً"),
        ("ankara", "Turkey · 984 km NW", "تركيا · 984 كم إلى الشمال الغربي"),
        # On the main map, or on none.
        ("karama", "", ""),
        ("khadra", "", ""),
        ("syria", "", ""),
    ],
)
def test_a_place_off_the_main_map_says_how_far_it_is(
    place_id: str, away: str, arabic: str, layout: Layout, shipped: Study
) -> None:
    """Country, distance from the hub, and direction."""
    gazetteer = shipped.project.gazetteer
    place = gazetteer.place[place_id]
    said = [place_away(place, gazetteer, layout, language(code)) for code in ("en", "ar")]
    assert said == [away, arabic]


# Smaller projects.

CITY = site("city", (43.0, 36.0), type="city")
PART = site("part", (43.05, 36.05), parent_id="city")


def test_a_project_without_a_city_shows_all_places_on_one_map() -> None:
    """Without a hub there are no insets; the map is as large as its places."""
    one, other, lost = site("one", (43.0, 36.0)), site("other", (44.0, 37.0)), site("lost")
    plan = plan_layout(Gazetteer((one, other, lost), (), ()), named(one, other, lost))
    extent = Box(west=42.9, south=35.9, east=44.1, north=37.1)
    assert plan == Layout(
        hub=None,
        view={"desktop": extent, "phone": extent},
        insets=[],
        layers={"one": "main", "other": "main", "lost": "none"},
        areas=frozenset(),
    )


def test_one_place_alone_is_not_shown_closer_than_it_is_known() -> None:
    """A village that lies within five kilometres has a map of ten, its mark in the middle."""
    village = site("village", (30.0, 10.0), geo_uncertainty_m=5_000)
    view = plan_layout(Gazetteer((village,), (), ()), named(village)).view["desktop"]
    assert view.middle == pytest.approx((30.0, 10.0))
    ends = Point(30.0, view.south), Point(30.0, view.north)
    assert 10_000 < distance(*ends) < 14_000


def test_a_project_without_any_position_shows_the_world() -> None:
    """Where nothing can be drawn the map still has an extent."""
    lost = site("lost")
    plan = plan_layout(Gazetteer((lost,), (), ()), named(lost))
    assert plan.view["desktop"] == (-180.0, -60.0, 180.0, 75.0)
    assert plan.layers == {"lost": "none"}


@pytest.mark.parametrize(
    ("place", "event", "layer"),
    [
        (site("x", (43.052, 36.0)), "visit", "main"),
        (site("x", (43.6, 36.0)), "attack", "around"),
        (site("x", (43.6, 36.0)), "visit", "list"),
        (site("x", (43.6, 36.0)), "none", "list"),
        (site("x", (44.10, 36.0)), "attack", "around"),
        (site("x", (44.12, 36.0)), "attack", "far"),
        (site("x"), "attack", "none"),
        # Areas and lines, by how wide they are; water is always a line.
        (site("x", (43.6, 36.0), fclass="A", geo_uncertainty_m=19_999.0), "attack", "around"),
        (site("x", (43.6, 36.0), fclass="A", geo_uncertainty_m=20_000.0), "attack", "wide"),
        (site("x", (43.6, 36.0), fclass="L", geo_uncertainty_m=20_000.0), "attack", "wide"),
        (site("x", (43.6, 36.0), fclass="P", geo_uncertainty_m=20_000.0), "attack", "around"),
        (site("x", (43.0, 36.0), fclass="H"), "attack", "wide"),
        (site("x", fclass="A"), "attack", "wide"),
    ],
)
def test_where_a_place_is_drawn(place: Place, event: str, layer: str) -> None:
    """Near the hub or far, with an event or without, as a point or too wide for one."""
    gazetteer = Gazetteer((CITY, PART, place), (), ())
    plan = plan_layout(gazetteer, [*named(CITY, PART), *named(place, event=event)])
    assert plan.layers[place.id] == layer


def places_in(city: str) -> st.SearchStrategy[Place]:
    """Draw a place in or near `city`: with a position or without, as a point, an area or water."""
    steps = st.integers(-12, 12)
    return st.builds(
        lambda at, parent, fclass, wide: site(
            "x", at, parent_id=parent, fclass=fclass, **({"geo_uncertainty_m": wide} if at else {})
        ),
        st.none() | st.tuples(steps, steps).map(lambda s: (43 + s[0] / 8, 36 + s[1] / 8)),
        st.sampled_from(["", city]),
        st.sampled_from("PASH"),
        st.sampled_from([500.0, 30_000.0]),
    )


@given(st.lists(places_in("city"), max_size=12), st.data())
def test_each_place_is_laid_out_by_its_own_facts_alone(
    drawn: list[Place], data: st.DataObject
) -> None:
    """However many places there are, each has the layer that it has when asked for by itself."""
    others = [place.model_copy(update={"id": f"x{n}"}) for n, place in enumerate(drawn)]
    gazetteer = Gazetteer((CITY, PART, *others), (), ())
    events = data.draw(st.tuples(*(st.sampled_from(["attack", "visit"]) for _ in others)))
    mentions = named(CITY, PART)
    for place, event in zip(others, events, strict=True):
        mentions += named(place, event=event)
    plan = plan_layout(gazetteer, mentions)
    inside = [p for p in gazetteer.places if p.located and "city" in (p.id, p.parent_id)]
    assert plan.view == main_view(inside, [p for p in inside if not is_wide(p)])
    for place in gazetteer.places:
        if not place.located or is_wide(place):
            assert plan.layers[place.id] == ("wide" if is_wide(place) else "none")
            continue
        eventful = any(m.place_id == place.id and m.event not in NO_EVENT for m in mentions)
        view = plan.view["desktop"]
        layer = layer_of(place, CITY, inside=place in inside, eventful=eventful, view=view)
        assert plan.layers[place.id] == layer


@pytest.mark.parametrize(
    ("codes", "title"),
    [
        ([], "Farther away"),
        (["IQ"], "Iraq"),
        (["SY", "IQ"], "Iraq and Syria"),
        (["TR", "SY", "IQ"], "Iraq, Syria and Turkey"),
        (["JO"], "Farther away"),
    ],
)
def test_the_far_inset_is_called_by_its_countries(codes: list[str], title: str) -> None:
    """The countries of the far places, by title; those without a row are not named."""
    known = {"iraq": "IQ", "syria": "SY", "turkey": "TR"}
    lands = [site(key, type="country", ccodes=code) for key, code in known.items()]
    far = [site(f"far{number}", (40.0, 34.0), ccodes=code) for number, code in enumerate(codes)]
    layers = {place.id: "far" for place in far}
    gazetteer = Gazetteer((*lands, *far), (), ())
    plan = replace(SQUARE, lands=countries(gazetteer, far, layers))
    assert inset_title("far", plan, gazetteer, ENGLISH) == title


# Extents and what of a line they show.


def test_the_desktop_shows_the_surroundings_but_not_the_outermost_place() -> None:
    """On a phone the named places fill the map; on a desktop all but a twentieth at each side."""
    parts = [
        site(f"p{n:02}", (43.0 + n / 100, 36.0 + n / 100), parent_id="city") for n in range(1, 40)
    ]
    named_parts = parts[9:19]
    plan = plan_layout(Gazetteer((CITY, *parts), (), ()), named(*named_parts))
    assert plan.hub == CITY
    assert plan.view == {
        "phone": (43.0937, 36.0937, 43.1963, 36.1963),
        "desktop": (42.992, 35.992, 43.398, 36.398),
    }


def test_an_inset_has_a_margin_and_its_shape() -> None:
    """Two places around the city: an eighth wider, then as broad as the page draws it."""
    near = [site("n", (42.5, 35.8)), site("m", (43.7, 36.2))]
    gazetteer = Gazetteer((CITY, PART, *near), (), ())
    [inset] = plan_layout(gazetteer, named(CITY, PART, *near)).insets
    assert inset == {
        "id": "around",
        "box": (42.344, 35.5825, 43.856, 36.4175),
    }


def test_an_inset_shows_where_the_city_is() -> None:
    """A town alone would be a map of one point, half a kilometre wide."""
    town = site("n", (43.6, 36.1))
    layout = plan_layout(Gazetteer((CITY, PART, town), (), ()), named(CITY, PART, town))
    [inset] = layout.insets
    assert inset["box"].contains(Point(43.6, 36.1))
    assert all(inset["box"].contains(corner) for corner in layout.view["desktop"].corners)


def test_places_on_both_sides_of_the_antimeridian_are_on_one_map() -> None:
    """Suva and Lakeba are three degrees apart: the map ends at 181.5° and not at -178.5°."""
    places = [site("suva", (178.4, -18.1)), site("lakeba", (-178.8, -18.2))]
    layout = plan_layout(Gazetteer(tuple(places), (), ()), named(*places))
    west, _, east, _ = layout.view["desktop"]
    assert 178 < west < 178.4
    assert 181.2 < east < 181.6
    coast = [(-179.9, -18.0), (-179.8, -18.1), (-179.7, -18.0)]
    assert [*layout.visible_runs(coast)] == [coast]
    assert not [*layout.visible_runs([(0.0, -18.0), (1.0, -18.0)])]


def test_a_lone_place_at_the_antimeridian_is_shown_as_well_as_it_is_known() -> None:
    """Nine kilometres around it are on the map, on both sides."""
    island = site("taveuni", (-179.98, -16.85), geo_uncertainty_m=9_000.0)
    west, _, east, _ = plan_layout(Gazetteer((island,), (), ()), named(island)).view["desktop"]
    assert west < -180.06
    assert -179.9 < east < -179.8


CLOSE = tuple(site(f"t{n}", (13.0 + n / 2, 32.0)) for n in range(6))


@pytest.mark.parametrize(("event", "layer"), [("fighting", "far"), ("visit", "list")])
def test_one_capital_far_away_does_not_shrink_a_war(event: str, layer: str) -> None:
    """Where something happened there it has a map of its own, else it is in the lists."""
    capital = site("washington", (-77.0, 38.9))
    gazetteer = Gazetteer((*CLOSE, capital), (), ())
    layout = plan_layout(gazetteer, [*named(*CLOSE), *named(capital, event=event)])
    assert layout.layers == dict.fromkeys((p.id for p in CLOSE), "main") | {capital.id: layer}
    assert layout.view["desktop"].west > 12
    assert [inset["id"] for inset in layout.insets] == (["far"] if layer == "far" else [])
    away = place_away(capital, gazetteer, layout, language("en"))
    assert away == "7961 km NW"


@pytest.mark.parametrize("places", [CLOSE[:2], (*CLOSE, site("t9", (20.0, 32.0)))])
def test_what_is_not_far_off_stays_on_the_map(places: tuple[Place, ...]) -> None:
    """Two places are no cluster, and twice as far is not far off."""
    layout = plan_layout(Gazetteer(places, (), ()), named(*places))
    assert set(layout.layers.values()) == {"main"}


def test_a_province_with_a_shape_is_drawn_however_wide_it_is() -> None:
    """Its mark is on the map, and its reach widens the map of the towns in it by nothing."""
    wide = site("north", (14.0, 31.9), fclass="A", type="province", geo_uncertainty_m=150_000.0)
    gazetteer = Gazetteer((*CLOSE, wide), (), ())
    without = plan_layout(gazetteer, named(*CLOSE, wide))
    layout = plan_layout(gazetteer, named(*CLOSE, wide), {"north"})
    assert without.layers["north"] == "wide"
    assert layout.layers["north"] == "main"
    assert layout.kind(wide) == "region"
    assert layout.view["desktop"].west == without.view["desktop"].west


def test_the_ground_under_a_flat_theatre_fills_the_screen() -> None:
    """The Sahel is 3,000 km wide and 700 high; a phone shows it with what lies above and below."""
    places = [
        site("bamako", (-8.0, 12.6)),
        site("kidal", (1.4, 18.4)),
        site("abeche", (20.8, 13.8)),
    ]
    layout = plan_layout(Gazetteer(tuple(places), (), ()), named(*places))
    far_below = [(0.0, 3.0), (5.0, 4.0)]
    assert [*layout.visible_runs(far_below)] == [far_below]


@pytest.mark.parametrize(
    ("point", "inside"),
    [
        ((0.0, 0.0), True),
        ((10.0, 5.0), True),
        ((5.0, 5.0), True),
        ((10.01, 5.0), False),
        ((5.0, -0.01), False),
        ((-0.01, 5.0), False),
        ((5.0, 5.01), False),
    ],
)
def test_an_extent_holds_its_edges(point: tuple[float, float], *, inside: bool) -> None:
    """What lies on the edge of a map is on the map."""
    box = Box(west=0.0, south=0.0, east=10.0, north=5.0)
    assert box.contains(Point(*point)) is inside


@pytest.mark.parametrize(
    ("extent", "share", "widened"),
    [
        ((43.0, 36.0, 44.0, 38.0), 0.1, (42.9, 35.8, 44.1, 38.2)),
        ((43.0, 36.0, 43.0, 36.0), 0.1, (42.998, 35.998, 43.002, 36.002)),
        ((43.00004, 36.00006, 44.00004, 37.00006), 0.5, (42.5, 35.5001, 44.5, 37.5001)),
    ],
)
def test_a_margin_is_a_share_of_the_size_and_never_nothing(
    extent: tuple[float, ...], share: float, widened: tuple[float, ...]
) -> None:
    """Even the extent of a single place has a margin."""
    assert widen(Box(*extent), share) == Box(*widened)


@given(st.floats(30, 60), st.floats(20, 50), st.floats(0.01, 10), st.floats(0.01, 10))
def test_an_inset_grows_to_its_shape_and_loses_nothing(
    west: float, south: float, across: float, up: float
) -> None:
    """A shaped extent holds the former one and is as wide to high as the page draws it."""
    extent = Box(west=west, south=south, east=west + across, north=south + up)
    grown = shaped(extent)
    slack = 0.0001
    assert grown.west <= west + slack
    assert grown.south <= south + slack
    assert grown.east >= extent.east - slack
    assert grown.north >= extent.north - slack
    squeeze = cos(radians(south + up / 2))
    width, height = (grown.east - grown.west) * squeeze, grown.north - grown.south
    assert width / height == pytest.approx(INSET_SHAPE, rel=0.05)


Line = list[tuple[float, float]]

# A map of 10 by 10 degrees, with its margin from -3 to 13.
SQUARE = Layout(None, {"desktop": Box(west=0, south=0, east=10, north=10)}, [], {}, frozenset())


@pytest.mark.parametrize(
    ("line", "runs"),
    [
        ([(1, 1), (5, 5), (9, 9)], [[(1, 1), (5, 5), (9, 9)]]),
        ([(50, 50), (60, 60), (70, 70)], []),
        # A point beyond each end stays, so that the line leaves the map.
        (
            [(5, -90), (5, -50), (5, 5), (5, 50), (5, 90)],
            [[(5, -50), (5, 5), (5, 50)]],
        ),
        # Out and in again.
        (
            [(5, 5), (5, 50), (20, 50), (40, 50), (9, 50), (9, 5)],
            [[(5, 5), (5, 50)], [(9, 50), (9, 5)]],
        ),
        # Inside the margin still counts.
        ([(12, 12), (50, 50), (60, 60)], [[(12, 12), (50, 50)]]),
        # Across the map between two points outside of it.
        ([(-40, 5), (40, 5)], [[(-40, 5), (40, 5)]]),
        # A ring comes whole or not at all.
        (
            [(5, 5), (50, 5), (50, 50), (5, 50), (5, 5)],
            [[(5, 5), (50, 5), (50, 50), (5, 50), (5, 5)]],
        ),
        ([(50, 50), (60, 50), (60, 60), (50, 50)], []),
        (
            [(-40, 5), (40, 5), (40, 50), (-40, 50), (-40, 5)],
            [[(-40, 5), (40, 5), (40, 50), (-40, 50), (-40, 5)]],
        ),
    ],
)
def test_of_a_line_only_what_a_map_shows_is_kept(line: Line, runs: list[Line]) -> None:
    """Long rivers and borders are cut to the stretches that some map shows."""
    assert [list(run) for run in SQUARE.visible_runs(line)] == runs


def test_no_shipped_line_loses_anything_that_a_map_shows(layout: Layout, shipped: Study) -> None:
    """Inside each map, the kept stretches of every line are as long as the whole line."""
    extents = [layout.view["desktop"], *(inset["box"] for inset in layout.insets)]
    for line in shipped.project.context:
        runs = unary_union([LineString(run) for run in layout.visible_runs(line.coordinates)])
        for extent in (box(*extent) for extent in extents):
            shown = LineString(line.coordinates).intersection(extent).length
            assert runs.intersection(extent).length == pytest.approx(shown), line.name


def test_a_village_alone_has_a_smaller_map_of_where_it_lies() -> None:
    """Else it would lie on a blank sheet; a town with towns around it needs none."""
    village = site("bunagana", (29.585, -1.293))
    [inset] = plan_layout(Gazetteer((village,), (), ()), named(village)).insets
    assert inset["id"] == "around"
    west, south, east, north = inset["box"]
    assert 1 < east - west < 1.2
    assert south < -1.6 < -1 < north
    assert plan_layout(Gazetteer(CLOSE, (), ()), named(*CLOSE)).insets == []
