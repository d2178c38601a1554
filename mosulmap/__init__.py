"""From dated sentences in news articles to a map of who held which place on which day.

`import mosulmap as mm` gives the functions of `mosulmap.api`, each imported when it is first used.
"""

from types import ModuleType
from typing import TYPE_CHECKING, Any

from . import control as room

if TYPE_CHECKING:
    from .api import (
        Explanation,
        Project,
        control,
        control_map,
        explain,
        mentions,
        read_article,
        read_project,
        timeline,
    )

__version__ = "0.2.0"

__all__ = [
    "Explanation",
    "Project",
    "control",
    "control_map",
    "explain",
    "mentions",
    "read_article",
    "read_project",
    "timeline",
]


class Room(ModuleType):
    """The room `mosulmap.control`, which is also the function `mosulmap.api.control`.

    A package has one attribute of a name, and importing anything from the room sets it.
    """

    def __call__(self, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - as `api` has them
        """Return what `mosulmap.api.control` does."""
        from .api import control

        return control(*given, **named)

    @property
    def __signature__(self) -> Any:  # noqa: ANN401 - an inspect.Signature
        """The arguments of the function, for those who ask a notebook."""
        from inspect import signature

        from .api import control

        return signature(control)

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401 - whatever a module has
        """Return an attribute of the room; its description is that of the function."""
        if name == "__doc__":
            from .api import control

            return control.__doc__
        return super().__getattribute__(name)


room.__class__ = Room


if not TYPE_CHECKING:  # a checker of types is to know which names there are

    def __getattr__(name: str) -> object:
        """Return a function of `mosulmap.api`. Raises `AttributeError` for any other name."""
        if name not in __all__:
            raise AttributeError(f"module 'mosulmap' has no attribute '{name}'")
        from . import api

        return getattr(api, name)


def __dir__() -> list[str]:
    """Return what can be asked of the package, for those who press Tab."""
    return sorted({*globals(), *__all__})
