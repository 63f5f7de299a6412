"""Crisis lines and emergency numbers, shipped by country or added by the person."""

from aftercare import content
from aftercare.domain.areas.seek_help.crisis_line import CrisisLine, LineGroup, Reach


def emergency_numbers(country: str) -> tuple[str, ...]:
    """The numbers to call when a life is in danger; empty where they are not known."""
    return tuple(line.number for line in crisis_lines(country) if line.group is LineGroup.EMERGENCY)


def crisis_lines(country: str) -> tuple[CrisisLine, ...]:
    """The lines shipped for a country, emergency numbers first; empty for a country without any."""
    return tuple(
        CrisisLine(
            **{
                **line,
                "how": Reach(line.get("how", Reach.CALL)),
                "group": LineGroup(line["group"]),
                "languages": tuple(line.get("languages", ())),
                "sources": tuple(line["sources"]),
            }
        )
        for line in content.helplines(country)
    )
