"""Pages for paper: set by typst, in memory, from words that are only ever data.

Nothing is fetched: the template and the fonts are shipped, and it names no package.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from aftercare import paths
from aftercare.errors import AftercareError
from aftercare.i18n import _, language
from aftercare.planner.paper import PaperPage
from aftercare.storage.file import private_files

if TYPE_CHECKING:  # 80 MB that are needed for paper only
    import typst

Size = Literal["us-letter", "a4"]
DOTS_PER_INCH = 300
# Countries that use Letter; of one that is not known, the words are US English.
_LETTER = frozenset({"", "US", "CA", "MX", "PH", "CL", "CO", "CR", "GT", "PA", "PR", "SV", "VE"})


def size_in(country: str) -> Size:
    """The paper that is usual in a country (ISO 3166 alpha-2, "" when it is not known)."""
    return "us-letter" if country in _LETTER else "a4"


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF; `is_whole` when this computer has fonts for every letter, and then it is tagged for screen readers."""

    contents: bytes = field(repr=False)
    is_whole: bool


def as_pdf(sheet: PaperPage, size: Size) -> Pdf:
    """A PDF as screen readers want it (PDF/UA-1), or one without that promise where no font has a letter of it."""
    import typst

    for every_font in (False, True):
        try:
            return Pdf(_compiled(sheet, size, every_font=every_font, format="pdf", pdf_standards="ua-1"), True)
        except typst.TypstError:  # a letter that these fonts do not have
            continue
    return Pdf(_compiled(sheet, size, every_font=True, format="pdf"), False)


def as_pictures(sheet: PaperPage, size: Size) -> list[bytes]:
    """The pages as PNG, with DOTS_PER_INCH."""
    pages: bytes | list[bytes] = _compiled(sheet, size, every_font=True, format="png", ppi=DOTS_PER_INCH)
    return [pages] if isinstance(pages, bytes) else pages


def save_pdf(sheet: PaperPage, size: Size, path: Path) -> bool:
    """Write a PDF that only this computer account can read, and say whether every letter of it can be shown.

    AftercareError when it cannot be written, and nothing changed.
    """
    pdf = as_pdf(sheet, size)
    try:
        private_files.replace_contents(path, pdf.contents)
    except OSError:
        raise AftercareError(
            _("The file couldn’t be saved there. Nothing has changed. Choose another folder, or try again.")
        ) from None
    return pdf.is_whole


def _compiled(sheet: PaperPage, size: Size, *, every_font: bool, **options: Any) -> Any:
    import typst

    resources = paths.resources()
    return typst.compile(
        (resources / "paper" / "sections.typ").read_bytes(),
        root=str(resources),
        font_paths=_fonts(every=every_font),
        sys_inputs={"sheet": json.dumps(_as_data(sheet, size))},
        **options,
    )


@cache
def _fonts(*, every: bool) -> "typst.Fonts":
    """Our own fonts, with those of this computer behind them when `every`."""
    import typst

    own = str(paths.resources() / "fonts")
    return typst.Fonts(include_system_fonts=every, include_embedded_fonts=False, font_paths=[own])


def _as_data(sheet: PaperPage, size: Size) -> Mapping[str, str | Sequence[str] | Sequence[Mapping[str, object]]]:
    return {
        "title": sheet.title,
        "lead": sheet.lead,
        "groups": sheet.groups,
        "sections": [
            {"heading": each.heading, "icon": each.icon, "lines": each.lines, "rows": each.rows}
            for each in sheet.sections
        ],
        "size": size,
        "language": language(),
        "footer": _("Private. Keep this page somewhere safe."),
        "page_words": _("Page {page} of {pages}"),
    }
