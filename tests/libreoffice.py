"""A real LibreOffice, without a window, set to the language of a curator."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

SOFFICE = shutil.which("soffice")

SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>{locale}</value></prop></item>
</oor:items>"""

LOCALES = ("en-US", "de-DE", "fr-FR", "ar-IQ")

FILTERS = {"ods": "ods", "xlsx": "xlsx:Calc MS Excel 2007 XML"}


UTF_8_COMMA = "44,34,76,1,,0,false,true,true,false"
"""A comma, double quotes, UTF-8, from the first line, cells as they are shown."""


def save_table(table: Path, locale: str, folder: Path) -> None:
    """Open a CSV table in LibreOffice as somebody in `locale` does, and save it in its place.

    The dialog that asks how to read it is answered with UTF-8 and a comma.
    """
    saved = folder / f"{locale}-csv" / table.name
    options = f"csv:Text - txt - csv (StarCalc):{UTF_8_COMMA}"
    filters = (f"--infilter=Text - txt - csv (StarCalc):{UTF_8_COMMA}", "--convert-to", options)
    convert(table, saved.parent, profile_of(locale, folder), *filters)
    table.write_bytes(saved.read_bytes())


def save_as(file: Path, kind: str, locale: str, folder: Path) -> Path:
    """Open a file in LibreOffice as somebody in `locale` does, save it in `folder` as `kind`."""
    target = folder / f"{locale}-{kind}"
    convert(file, target, profile_of(locale, folder), "--convert-to", FILTERS[kind])
    return target / f"{file.stem}.{kind}"


def profile_of(locale: str, folder: Path) -> Path:
    """Return the settings of somebody in `locale`, kept in `folder`."""
    profile = folder / f"profile-{locale}"
    if not profile.exists():
        (profile / "user").mkdir(parents=True)
        settings = profile / "user" / "registrymodifications.xcu"
        settings.write_text(SETTINGS.format(locale=locale), encoding="utf-8")
    return profile


def convert(file: Path, target: Path, profile: Path, *filters: str) -> None:
    """Let LibreOffice open a file and save it in the folder `target`."""
    subprocess.run(
        [
            *(str(SOFFICE), f"-env:UserInstallation={profile.as_uri()}", "--headless"),
            *(*filters, "--outdir", str(target), str(file)),
        ],
        check=True,
        capture_output=True,
        timeout=100,
    )
