"""When to seek help, by keyboard only: signs, a plan of two levels, a sign that is here, and Help now that shows it."""

import re

from aftercare.domain.areas.seek_help.ladder import Ladder, NoticedSigns, Reasons, WarningSigns
from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import Contact, PhoneNumber
from aftercare.domain.records.identity import ContactId
from aftercare.domain.records.sheets import Sheet, SheetKind
from aftercare.storage.file import open_card
from aftercare.storage.records.sheet_contents import content_on
from aftercare.storage.records.stores import Plan
from aftercare.storage.vault.vault import Vault
from tests.day import NOW, TODAY
from tests.e2e.harness.procs import until
from tests.e2e.harness.session import Session
from tests.e2e.person import Person
from tests.e2e.prepared import write_plan

_SAM = Contact(
    id=ContactId("sam"),
    area=Area.SOBER_NETWORK,
    name="Sam Whitlock",
    numbers=(PhoneNumber("555-0142"),),
    help_rank=1,
    created_at=NOW,
)
_WHY = "You noticed 1 of your signs: “I lie awake”."
_PLAN = "Your plan says: Go to a group. Then call Sam."


def _open_the_page(me: Person) -> None:
    me.keys("ctrl+2")
    me.press(re.compile("^When to seek help, "), "push button")
    me.sees("^My warning signs$")


def _add_sign(me: Person, words: str) -> None:
    me.fill("A warning sign", words)
    me.keys("Return")
    me.sees(f"^{words}, not noticed today$")


def _add_level(me: Person, sign: str, do: str) -> None:
    me.press("Add a level")
    me.press(sign, "check box")
    me.fill("Then I do this", do)
    me.choose("And call", "Sam Whitlock · 555-0142")
    me.press("Save", "push button")
    me.sees(f"^Then: {do}. Then call Sam.$")


def _sheets(desktop: Session) -> dict[SheetKind, Sheet]:
    vault = Vault.open(desktop.data / "plan.vault")
    sheets = {sheet.kind: sheet for sheet in Plan(vault).sheets.all()}
    vault.close()
    return sheets


def _with_a_plan(desktop: Session) -> Person:
    """The program, with Sam to call in the plan."""
    write_plan(desktop.data)
    vault = Vault.open(desktop.data / "plan.vault")
    Plan(vault).write_without_undo([_SAM])
    vault.close()
    me = Person(desktop, desktop.aftercare())
    me.sees("^My plan$")
    return me


def test_signs_that_are_here_lead_to_the_plan_and_to_help_now(desktop: Session) -> None:
    me = _with_a_plan(desktop)
    _open_the_page(me)
    _add_sign(me, "I lie awake")
    _add_sign(me, "I skip meals")
    _add_level(me, "I lie awake", "Go to a group")
    _add_level(me, "I skip meals", "Tell my sister")
    me.fill("A reason", "My own bed")
    me.keys("Return")
    me.sees("^My own bed, not shown on Help now$")
    me.keys("shift+Tab", "shift+Tab", "space")
    me.sees("^My own bed, shown on Help now$")
    me.fill("My steps", "Breathe out slowly")
    me.press("Show on Help now what my plan says today", "check box")
    me.keys("ctrl+1")
    _open_the_page(me)
    me.press("I lie awake, not noticed today", "check box")
    me.sees(f"^{re.escape(f'{_WHY} {_PLAN}')}$")

    me.keys("ctrl+1")
    me.sees(f"^{re.escape(_WHY)}$")
    me.sees(f"^{re.escape(_PLAN)}$")
    me.press("Show numbers", "push button")
    for shown in ("^Sam Whitlock$", "^555-0142$", "^Step 1: Breathe out slowly$", "^“My own bed”$"):
        me.sees(shown)
    me.sees(f"^{re.escape(_WHY)}\n{re.escape(_PLAN)}$")
    me.keys("Escape")
    me.app.wait_gone((), "Step 1: Breathe out slowly")

    sheets = _sheets(desktop)
    signs = content_on(sheets[SheetKind.WARNING_SIGNS], WarningSigns).signs
    assert [sign.words for sign in signs] == ["I lie awake", "I skip meals"]
    assert content_on(sheets[SheetKind.NOTICED_SIGNS], NoticedSigns).ids == (signs[0].id,)
    assert sheets[SheetKind.NOTICED_SIGNS].day == TODAY
    ladder = content_on(sheets[SheetKind.LADDER], Ladder)
    assert [(level.signs, level.contact_id) for level in ladder.levels] == [
        ((signs[0].id,), _SAM.id),
        ((signs[1].id,), _SAM.id),
    ]
    assert [reason.words for reason in content_on(sheets[SheetKind.REASONS], Reasons).reasons] == ["My own bed"]
    card = open_card.read(desktop.data / "open-card.json")
    assert (card.steps, card.reasons) == (("Breathe out slowly",), ("My own bed",))
    assert card.answer is not None
    assert (card.answer.day, card.answer.why) == (TODAY, _WHY)

    _open_the_page(me)
    me.press("I lie awake, I notice this now", "check box")
    me.sees("^Nothing you entered today fits a level.$")
    until(lambda: open_card.read(desktop.data / "open-card.json").answer is None, 5, "answer taken off the card")
    assert SheetKind.NOTICED_SIGNS not in _sheets(desktop)
    assert me.program.stop() == 0
    assert me.program.output() == ""
