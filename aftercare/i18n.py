"""Translation of every text the person sees (gettext, catalogs compiled by Babel)."""

import gettext as _gettext

from aftercare import paths

_translations: _gettext.NullTranslations = _gettext.NullTranslations()


def use_language(language: str) -> None:
    """Read the catalog for a BCP 47 language such as "en" or "es"; without one the source text (US English) shows."""
    global _translations  # noqa: PLW0603 - one language per process, as gettext itself has it
    _translations = _gettext.translation("aftercare", paths.resources() / "locale", [language], fallback=True)


def _(text: str) -> str:
    """Give the text in the person's language."""
    return _translations.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """Give the singular or plural text for a count, in the person's language."""
    return _translations.ngettext(one, many, count)
