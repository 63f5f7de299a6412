"""Shipped content, read when first asked for; a language without its own file gets US English."""

from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import Any

from aftercare import i18n, paths

ANOTHER_COUNTRY = "ZZ"
_FEW_LINES = 6  # with fewer of its own, a country's page says where more can be found


@dataclass(frozen=True, slots=True, kw_only=True)
class StepAbout:
    """Why and how of a starter step, with the page that states it."""

    words: str
    source_name: str
    source: str
    checked_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class StarterStep:
    """A line of an area's starter checklist; `due_day` counts from leaving treatment."""

    key: str
    title: str
    due_day: int
    about: StepAbout | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A kind of commitment an area offers, with its usual length and reminders, both in minutes (before the start)."""

    kind: str
    minutes: int
    reminders: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaContent:
    """What one area says: its lead, why it matters in two sentences, its starter steps, and what it offers to plan."""

    area: str
    name: str
    lead: str
    why: tuple[str, str]
    hint: str
    steps: tuple[StarterStep, ...]
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A name with short sentences under it; `key` never changes."""

    key: str
    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpSigns:
    """What makes a warning sign lead to Help now: these very words, or words that fit one of the patterns."""

    words: frozenset[str]
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StarterLevel:
    """A level of the starter if-then plan; `do_alone` is for a plan with nobody of the kind that `call` names."""

    call: str
    do: str
    do_alone: str
    sign_count: int | None = None
    strong_days: int | None = None
    of_days: int = 7
    missed_visits: int | None = None
    hard_day: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CareIdea:
    """Something for the daily list: once at each of `at` (any time when empty), on `days` (Monday is 0)."""

    title: str
    at: tuple[time, ...] = ()
    days: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)
    amount: int | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SoberActivity:
    """Something to do without drinking or using, with its usual wall-clock time and length in minutes."""

    key: str
    name: str
    at: time
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckUpQuestion:
    """A question of the quarterly check-up about an area."""

    key: str
    area: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleContent:
    """A published scale: (question, its answers from 0 on), and the sum from which one looks closer, None for none."""

    key: str
    name: str
    about: str
    source: str
    checked_on: date
    lead: str
    questions: tuple[tuple[str, tuple[str, ...]], ...]
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyCard:
    """The strip on top of Help now: its heading, when to call, and a word about further lines (may be empty)."""

    heading: str
    signs: tuple[str, ...]
    more: str


def areas() -> tuple[AreaContent, ...]:
    """Give the six areas in the order of a plan."""
    return _areas_in(i18n.language())


@cache
def _areas_in(_language: str) -> tuple[AreaContent, ...]:
    return tuple(
        AreaContent(
            area=area["area"],
            name=area["name"],
            lead=area["lead"],
            why=tuple(area["why"]),
            hint=area["hint"],
            steps=tuple(StarterStep(**step, about=_about(area, step["key"])) for step in area["steps"]),
            offers=tuple(Offer(**{**offer, "reminders": tuple(offer["reminders"])}) for offer in area["offers"]),
        )
        for area in _words("areas")["area"]
    )


def _about(area: dict[str, Any], key: str) -> StepAbout | None:
    for about in area.get("step_about", ()):
        if about["step"] == key:
            return StepAbout(**{name: about[name] for name in ("words", "source_name", "source", "checked_on")})
    return None


def kinds_of_groups() -> tuple[Topic, ...]:
    """Give the kinds of support groups with what each is like; none comes first for being better."""
    kinds = _words("support_groups")["group"]
    return tuple(Topic(key=kind["key"], name=kind["name"], lines=tuple(kind["words"])) for kind in kinds)


def hard_talks() -> tuple[Topic, ...]:
    """Give first words for hard talks with loved ones."""
    talks = _words("loved_ones")["talk"]
    return tuple(Topic(key=talk["key"], name=talk["name"], lines=tuple(talk["phrases"])) for talk in talks)


def practical_help() -> tuple[str, ...]:
    """Give kinds of practical help to pick from."""
    return tuple(_words("loved_ones")["help"])


def support_for_loved_ones() -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Give a few sentences on support for loved ones themselves, and (name, sentence) of where it can be found."""
    support = _words("loved_ones")["support"]
    return tuple(support["words"]), tuple((place["name"], place["words"]) for place in support["place"])


def care_ideas() -> tuple[tuple[str, tuple[CareIdea, ...]], ...]:
    """Give the ideas for the daily list, in groups with a name each."""
    return _care_ideas_in(i18n.language())


@cache
def _care_ideas_in(_language: str) -> tuple[tuple[str, tuple[CareIdea, ...]], ...]:
    return tuple(
        (group["name"], tuple(CareIdea(**{**idea, **_in_tuples(idea)}) for idea in group["ideas"]))
        for group in _words("self_care")["group"]
    )


def _in_tuples(idea: dict[str, Any]) -> dict[str, Any]:
    lists: dict[str, Any] = {"at": tuple(time.fromisoformat(moment) for moment in idea.get("at", ()))}
    return lists | ({"days": tuple(idea["days"])} if "days" in idea else {})


def sober_activities() -> tuple[SoberActivity, ...]:
    """Give ideas for sober activities."""
    ideas = _words("sober_network")["activity"]
    return tuple(SoberActivity(**{**idea, "at": time.fromisoformat(idea["at"])}) for idea in ideas)


def distance_ideas() -> tuple[Topic, ...]:
    """Give what a plan for keeping distance can say, question by question; {name} stands for someone to call."""
    questions = _words("sober_network")["distance"]
    return tuple(Topic(key=each["key"], name=each["name"], lines=tuple(each["ideas"])) for each in questions)


def check_up() -> tuple[tuple[CheckUpQuestion, ...], tuple[str, ...]]:
    """Give the questions of the quarterly check-up, and their answers from the lowest."""
    says = _words("check_up")
    return tuple(CheckUpQuestion(**question) for question in says["question"]), tuple(says["answers"])


def scales() -> tuple[ScaleContent, ...]:
    """Give the published scales that can be turned on."""
    return tuple(
        ScaleContent(
            **{name: scale[name] for name in ("key", "name", "about", "source", "checked_on", "lead")},
            questions=tuple((each["words"], tuple(each["answers"])) for each in scale["question"]),
            high=scale.get("high"),
        )
        for scale in _words("scales")["scale"]
    )


def countries(kept: str = "") -> tuple[tuple[str, str], ...]:
    """Give (code, name) of each country to choose from: those with crisis lines, and `kept`; ANOTHER_COUNTRY last."""
    names = _words("help_now")["countries"]
    with_lines = {line["country"] for line in _read("helplines.toml")["line"] if line["group"] != "emergency"}
    return tuple((code, name) for code, name in names.items() if code in with_lines or code in (ANOTHER_COUNTRY, kept))


def country_name(code: str) -> str:
    """Give the name of a country, offered or not; empty for one that is not known."""
    return str(_words("help_now")["countries"].get(code, ""))


def helplines(country: str) -> tuple[dict[str, Any], ...]:
    """Give the country's lines, emergency numbers first, as the fields of a crisis line; empty when none is shipped."""
    facts = _read("helplines.toml")
    own = [line for line in facts["line"] if line["country"] == country]
    if country in facts["eu"] and not any(line["group"] == "emergency" for line in own):
        own = [{**line, "country": country} for line in facts["line"] if line["country"] == "EU"] + own
    words = _words("help_now")["lines"]
    return tuple({**line, **words[line["key"]]} for line in own)


def sign_suggestions() -> tuple[Topic, ...]:
    """Give warning signs to pick from, by where one notices them."""
    groups = _words("seek_help")["group"]
    return tuple(
        Topic(
            key=group["key"],
            name=group["name"],
            lines=tuple(sign if isinstance(sign, str) else sign["words"] for sign in group["signs"]),
        )
        for group in groups
    )


@cache
def help_signs() -> HelpSigns:
    """Give what leads to Help now in every shipped language: words stay when one changes to another."""
    languages = sorted(path.parent.name for path in paths.resources().glob("content/*/seek_help.toml"))
    says = [_read(f"content/{language}/seek_help.toml") for language in languages]
    marked = (sign for each in says for group in each["group"] for sign in group["signs"] if isinstance(sign, dict))
    return HelpSigns(
        words=frozenset(sign["words"] for sign in marked if sign["leads_to_help"]),
        patterns=tuple(
            pattern.format(**each["leads_to_help"]["instead"])
            for each in says
            if "leads_to_help" in each
            for pattern in each["leads_to_help"]["patterns"]
        ),
    )


def starter_plan() -> tuple[StarterLevel, ...]:
    """Give the levels of the starter if-then plan, the mildest first."""
    return tuple(StarterLevel(**level) for level in _words("seek_help")["starter_level"])


def safety(country: str) -> dict[str, Any]:
    """Give the safety facts, what to say after use and how to act in an overdose, in the words of a country."""
    says = _words("safety")
    lines = helplines(country)
    numbers = [line["number"] for line in lines if line["group"] == "emergency"]
    company = next((line for line in lines if line.get("stays_on_line")), {"name": "", "number": ""})
    named = {
        "company": company["name"],
        "company_number": company["number"],
        "emergency": says["words"]["or"].join(numbers) or says["words"]["unknown_emergency"],
        **{name: here.get(country, here["usual"]) for name, here in says["named"].items()},
    }
    substances = {key: names.get(country, names["usual"]) for key, names in says["substances"].items()}
    return {**_filled({name: said for name, said in says.items() if name != "named"}, named), "substances": substances}


def _filled(said: Any, named: dict[str, str]) -> Any:
    """What is said, with the country's own names in it."""
    if isinstance(said, str):
        return said.format(**named) if "{" in said else said
    if isinstance(said, list):
        return [_filled(each, named) for each in said]
    if isinstance(said, dict):
        return {name: _filled(each, named) for name, each in said.items()}
    return said


def emergency_card(country: str) -> EmergencyCard:
    """Give the words of the emergency strip, with the country's own emergency number where it is known."""
    words = _words("help_now")
    says, more = words["emergency"], words["more"]
    lines = helplines(country)
    numbers = [line["number"] for line in lines if line["group"] == "emergency"]
    others = len(lines) - len(numbers)
    find = more["elsewhere"] if not others else more["further"] if others < _FEW_LINES else ""
    return EmergencyCard(
        heading=says["call"].format(numbers=says["or"].join(numbers)) if numbers else says["call_unknown"],
        signs=tuple(says["signs"]),
        more=more.get(country, find),
    )


def _words(name: str) -> dict[str, Any]:
    spoken = i18n.language()
    for folder in (spoken, spoken.partition("-")[0]):
        if folder and (paths.resources() / "content" / folder / f"{name}.toml").is_file():
            return _read(f"content/{folder}/{name}.toml")
    return _read(f"content/en/{name}.toml")


@cache
def _read(name: str) -> dict[str, Any]:
    import tomllib  # the first frame needs no content

    return tomllib.loads((paths.resources() / name).read_text("utf-8"))
