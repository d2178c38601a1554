"""Messages said in every language."""

from __future__ import annotations

from mosulmap.languages.catalogue import ENGLISH, Language, all_languages
from mosulmap.model.gazetteer import Gazetteer
from mosulmap.render.sayings import Sayings


def test_a_message_is_said_once_in_each_language() -> None:
    """The texts are in the order of the languages."""
    said: list[str] = []

    def say(message: str, _: Gazetteer, language: Language) -> str:
        said.append(language.code)
        return f"{message} ({language.code})"

    sayings = Sayings(Gazetteer((), (), ()), all_languages())
    expected = tuple(f"held ({one.code})" for one in all_languages())
    assert sayings.texts("held", say) == sayings.texts("held", say) == expected
    assert said == [one.code for one in all_languages()]


def test_two_kinds_of_messages_are_not_confused() -> None:
    """What equal messages say depends on who says them."""
    sayings = Sayings(Gazetteer((), (), ()), [ENGLISH])
    assert sayings.texts("a", lambda m, _, __: m) == ("a",)
    assert sayings.texts("a", lambda m, _, __: m * 2) == ("aa",)
