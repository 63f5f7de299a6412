"""When to seek help on the first day, by keyboard only: the starter plan, and a sign of dying without any plan."""

import re

from aftercare.domain.areas.seek_help.ladder import Ladder, NoticedSigns, WarningSigns
from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import Contact, PhoneNumber
from aftercare.domain.records.identity import ContactId
from aftercare.domain.records.sheets import Sheet, SheetKind
from aftercare.storage.records.sheet_contents import content_on
from aftercare.storage.records.stores import Plan
from aftercare.storage.vault.vault import Vault
from tests.day import NOW
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
_DENISE = Contact(
    id=ContactId("denise"),
    area=Area.TREATMENT_TEAM,
    name="Denise Kowalski",
    numbers=(PhoneNumber("555-0121"),),
    created_at=NOW,
)


def _on_the_page(desktop: Session, *contacts: Contact) -> Person:
    """The program at When to seek help, with these people in the plan and nothing else."""
    write_plan(desktop.data)
    vault = Vault.open(desktop.data / "plan.vault")
    Plan(vault).write_without_undo(contacts)
    vault.close()
    me = Person(desktop, desktop.aftercare())
    me.sees("^My plan$")
    me.keys("ctrl+2")
    me.press(re.compile("^When to seek help, "), "push button")
    me.sees("^My warning signs$")
    return me


def _sheets(desktop: Session) -> dict[SheetKind, Sheet]:
    vault = Vault.open(desktop.data / "plan.vault")
    sheets = {sheet.kind: sheet for sheet in Plan(vault).sheets.all()}
    vault.close()
    return sheets


def test_the_starter_plan_is_taken_over_and_answers_on_the_first_day(desktop: Session) -> None:
    me = _on_the_page(desktop, _SAM, _DENISE)
    me.sees("^A plan to start with$")
    me.sees(r"^Then: Stay with someone, and ask for help today\. Help now has lines for any hour\. Then call Denise\.$")
    me.sees(r"^These levels work with your warning signs\. You have none yet\.$")
    me.press("Add a few signs")
    me.press("Add: I sleep badly")
    me.sees("^I sleep badly, not noticed today$")
    me.press("Use this plan")
    me.app.wait_gone((), "A plan to start with")
    me.keys("ctrl+z")
    me.sees("^A plan to start with$")
    assert SheetKind.LADDER not in _sheets(desktop)
    me.press("Use this plan")
    me.sees("^Change level 3$")

    me.press("I sleep badly, not noticed today", "check box")
    me.keys("ctrl+1")
    me.sees("^You noticed 1 of your signs: “I sleep badly”\\.$")
    me.sees("^Your plan says: Eat something, rest a little, and don’t stay alone\\. Then call Sam\\.$")
    me.press("Show numbers", "push button")
    me.sees("^555-0142$")
    me.keys("Escape")

    ladder = content_on(_sheets(desktop)[SheetKind.LADDER], Ladder)
    assert [(level.sign_count, level.contact_id) for level in ladder.levels] == [
        (1, _SAM.id),
        (2, _SAM.id),
        (3, _DENISE.id),
    ]
    assert me.program.stop() == 0
    assert me.program.output() == ""


def test_a_sign_of_thoughts_of_dying_leads_to_help_now_without_any_ladder(desktop: Session) -> None:
    me = _on_the_page(desktop)
    me.fill("A warning sign", "I dont want to live")
    me.keys("Return")
    me.sees("^I dont want to live, not noticed today$")
    me.press("Pick from suggestions")
    me.press("Add: I think about dying")
    me.press("I dont want to live, not noticed today", "check box")
    alone = "^You don’t have to be alone with this\\. Help now has people to call\\.$"
    me.sees(alone)
    me.press("Open Help now")
    me.sees("^You’re not alone")
    me.sees("988")
    me.keys("Escape")
    me.sees(alone)
    me.press("Not now")
    me.app.wait_gone((), re.compile(alone))
    me.press("I think about dying, not noticed today", "check box")
    me.sees(alone)

    me.keys("ctrl+1")
    me.sees("^You don’t have to be alone with this\\.$")
    me.sees("^Help now has people to call\\.$")
    me.press("Open Help now", "push button")
    me.sees("988")
    me.keys("Escape")
    me.press("Not now", "push button", on="You don’t have to be alone with this.")
    me.app.wait_gone((), re.compile("^You don’t have to be alone"))

    sheets = _sheets(desktop)
    assert SheetKind.LADDER not in sheets
    signs = content_on(sheets[SheetKind.WARNING_SIGNS], WarningSigns).signs
    assert content_on(sheets[SheetKind.NOTICED_SIGNS], NoticedSigns).ids == tuple(sign.id for sign in signs)
    assert me.program.stop() == 0
    assert me.program.output() == ""
