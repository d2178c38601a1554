"""What `make site` adds to docs/: the README and its neighbours as pages, and the notebooks.

mkdocs calls the functions by their names (https://www.mkdocs.org/user-guide/configuration/#hooks).
The documents link to each other as they lie in the repository; here the links are made those of the
site, and a link to a file that is no page becomes its name.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent

BESIDE = {
    "README.md": "index.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "LICENSES/README.md": "licences.md",
}
"""The pages of the site that lie outside docs/, by their paths in the repository."""

LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)#\s]+)(#[^)\s]*)?\)")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put every document of docs/ that `nav` in mkdocs.yml does not name before its sections."""
    nav = config.nav or []
    named = {name for entry in nav for name in names_in(entry)}
    left = sorted(path.name for path in (ROOT / "docs").glob("*.md") if path.name not in named)
    pages = [entry for entry in nav if isinstance(*entry.values(), str)]
    config.nav = [*pages, *left, *(entry for entry in nav if entry not in pages)]
    return config


def names_in(entry: Any) -> Iterator[str]:  # noqa: ANN401 - what YAML holds
    """Yield the names of the pages in an entry of `nav`, however deep."""
    if isinstance(entry, str):
        yield entry
        return
    for inner in entry.values() if isinstance(entry, dict) else entry:
        yield from names_in(inner)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the documents beside docs/, and a page for each notebook."""
    for path, name in BESIDE.items():
        text = (ROOT / path).read_text(encoding="utf-8")
        files.append(File.generated(config, name, content=in_site(text, path)))
    for notebook in sorted((ROOT / "docs").glob("*.ipynb")):
        name = f"{notebook.stem}.md"
        files.append(File.generated(config, name, content=notebook_page(notebook)))
    return files


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:  # noqa: ANN401 - mkdocs' own
    """Return the text of a page of docs/ with the links of the site."""
    generated = page.file.generated_by is not None
    return markdown if generated else in_site(markdown, f"docs/{page.file.src_uri}")


def in_site(text: str, path: str) -> str:
    """Return the text of the document at `path` in the repository with the links of the site."""
    return LINK.sub(lambda match: link_in_site(match, posixpath.dirname(path)), text)


def link_in_site(match: re.Match[str], folder: str) -> str:
    """Return a link of a document in `folder` as it is in the site."""
    picture, words, target, anchor = match.groups(default="")
    if ":" in target:
        return match[0]
    path = posixpath.normpath(posixpath.join(folder, target))
    if path in BESIDE:
        return f"[{words}]({BESIDE[path]}{anchor})"
    name = path.removeprefix("docs/")
    if path.startswith("docs/") and not name.endswith((".py", ".ipynb")):
        return f"{picture}[{words}]({name}{anchor})"
    if name.endswith(".ipynb"):
        return f"[{words}]({name.removesuffix('.ipynb')}.md)"
    return words


def notebook_page(path: Path) -> str:
    """Return a notebook as a page: its text as it is, its code as code."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    parts = []
    for cell in cells:
        text = "".join(cell["source"])
        parts.append(text if cell["cell_type"] == "markdown" else f"```python\n{text}\n```")
    return "\n\n".join(parts) + "\n"
