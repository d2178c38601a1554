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


def save_as(file: Path, kind: str, locale: str, folder: Path) -> Path:
    """Open a file in LibreOffice as somebody in `locale` does, save it in `folder` as `kind`."""
    profile = folder / f"profile-{locale}"
    if not profile.exists():
        (profile / "user").mkdir(parents=True)
        settings = profile / "user" / "registrymodifications.xcu"
        settings.write_text(SETTINGS.format(locale=locale), encoding="utf-8")
    target = folder / f"{locale}-{kind}"
    subprocess.run(
        [
            *(str(SOFFICE), f"-env:UserInstallation={profile.as_uri()}", "--headless"),
            *("--convert-to", FILTERS[kind], "--outdir", str(target), str(file)),
        ],
        check=True,
        capture_output=True,
        timeout=100,
    )
    return target / f"{file.stem}.{kind}"
