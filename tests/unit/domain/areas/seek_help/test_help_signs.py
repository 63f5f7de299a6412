"""Warning signs that lead to Help now: those shipped as such, and a person's own words about dying or giving up."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare import content, paths
from aftercare.content import HelpSigns
from aftercare.domain.areas.seek_help.ladder import Sign, leads_to_help

KNOWN = content.help_signs()
_LETTERS = st.text("abc dé’'!?0 ", max_size=30)


def leads(words: str) -> bool:
    return leads_to_help(Sign(id="1", words=words), KNOWN)


def test_the_shipped_ones_are_marked_and_no_other_suggestion_leads_there() -> None:
    offered = [words for group in content.sign_suggestions() for words in group.lines]
    assert {words for words in offered if leads(words)} == KNOWN.words
    assert {"I feel that nothing will help", "I think about dying"} == KNOWN.words


def test_every_language_has_its_marked_signs_its_patterns_and_a_starter_plan() -> None:
    files = list(paths.resources().glob("content/*/seek_help.toml"))
    assert files
    for path in files:
        says = tomllib.loads(path.read_text("utf-8"))
        marked = [sign for group in says["group"] for sign in group["signs"] if isinstance(sign, dict)]
        assert len([sign for sign in marked if sign["leads_to_help"]]) >= 2, path
        assert len(says["leads_to_help"]["patterns"]) > 20, path
        assert [level["call"] for level in says["starter_level"]] == ["supporter", "supporter", "team"], path


def test_a_marked_one_needs_no_pattern() -> None:
    marked = HelpSigns(words=frozenset({"Pienso en morir"}), patterns=())
    assert leads_to_help(Sign(id="1", words="Pienso en morir"), marked)
    assert not leads_to_help(Sign(id="1", words="Pienso en comer"), marked)


@pytest.mark.parametrize("words", [
    "I want to die",
    "I WANT TO DIE!!",
    "thoughts of dying",
    "Thinking about death all day",
    "I don’t want to live anymore",
    "I don't really want to be here any more",
    "i dont want to live",
    "I’m thinking of ending it",
    "End it all",
    "I think about ending my own life",
    "taking my life",
    "suicidal thoughts",
    "Sucidal",
    "I want to kill myself",
    "I hurt myself",
    "self-harm",
    "I wish I wouldn’t wake up, I do not want to wake up",
    "I would rather not wake up",
    "Everyone would be better off without me",
    "I’m a burden",
    "Nothing helps",
    "nothing is ever going to help me",
    "I’ve given up",
    "I am giving it all up",
    "I can't go on",
    "I can’t take it anymore",
    "There is no point",
    "What’s the point?",
    "I feel hopeless",
    "no hope left",
    "I see no way out",
    "I wish I was déad",
    "I don't want to exist anymore",
    "I don’t want to exist",
    "I wish I didn't exist",
    "I can't live like this",
    "I can’t live anymore",
    "I CAN'T KEEP GOING",
    "I can't carry on",
    "I can't cope anymore",
    "I can't do it anymore",
    "I want it all to stop",
    "I want it to be over",
    "I don't want to be around anymore",
    "I think of not being here",
    "I'm tired of being alive",
    "I am tired of life",
    "Everyone would be better without me",
    "Nobody would miss me",
    "I wish I was never born",
    "I wish I hadn't been born",
    "Life isn't worth it",
    "My life is over",
    "I don't see a way out",
    "I don't see the point",
    "I can't see the point",
    "I want to take all my pills",
    "I think about taking all my pills",
    "I feel like ODing",
    "KMS",
    "I think about ending things",
    "I want to end the pain",
    "I want to sleep forever",
    "I want to kill my self",
    "I hurt my self",
    "I want to drown myself",
    "I want to cut my wrists",
    "I start cutting again",
    "I think about jumping off a bridge",
    "I want to jump in front of a train",
    "I think about a gun",
    "I can't stand it anymore",
    "Nothing matters",
    "It will never get better",
    "I am not safe with myself",
    "I cannot see a future",
    "No one would care if I was gone",
    "I’m done with life",
    "I want to vanish",
    "I feel like a burden to them",
    "I wouldn’t mind not waking up",
    "what is the point of anything",
    "There’s no reason to go on",
    "I am sick of living",
])  # fmt: skip
def test_a_persons_own_words_lead_there(words: str) -> None:
    assert leads(words)


@pytest.mark.parametrize("words", [
    "",
    "…",
    "I sleep badly",
    "I skip my diet",
    "My audience gets smaller",
    "I lie awake",
    "I help nobody and nobody calls me",
    "I crave a drink after work",
    "I put diesel in the car and drive past the bar",
    "I don’t text Sam back",
    "I stay up late",
    "I am not at home much",
    "I isolate myself",
    "I don’t go to my group",
    "I think about drinking",
    "I stop eating breakfast",
    "I spend money I don’t have",
    "I lie to my partner",
    "I take pills that are not mine",
    "I do not call my sponsor",
    "I crave sweets at night",
])  # fmt: skip
def test_other_words_do_not(words: str) -> None:
    assert not leads(words)


@given(st.sampled_from(["I want to die", "nothing will help", "giving up", "can’t go on"]), _LETTERS, _LETTERS)
def test_more_words_around_never_take_it_away(words: str, before: str, after: str) -> None:
    assert leads(f"{before} {words} {after}")
    assert leads(f"{before} {words.upper()} {after}")


@given(st.text(max_size=200))
def test_any_text_can_be_judged_and_its_case_changes_nothing(words: str) -> None:
    assert leads(words) == leads(words.upper().lower()) or words.casefold() != words.upper().lower().casefold()
