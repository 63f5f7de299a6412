"""Stores give back what was written, and answer narrow questions without reading the rest."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from aftercare.domain.areas.seek_help.ladder import Ladder
from aftercare.domain.areas.treatment_team.team import VisitSheet
from aftercare.domain.calendar.agenda import agenda
from aftercare.domain.calendar.series import Series
from aftercare.domain.records.areas import Area
from aftercare.domain.records.checkins import CheckIn
from aftercare.domain.records.commitments import Commitment, Outcome, Override, Pause, Result
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.deliveries import Delivery, DeliveryState, Source
from aftercare.domain.records.drafts import Draft
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import CommitmentId, ContactId, EventId, PauseId, SheetId, StepId
from aftercare.domain.records.settings import ReminderWords, Settings
from aftercare.domain.records.sheets import Sheet, SheetKind
from aftercare.domain.records.steps import Step
from aftercare.errors import AftercareError
from aftercare.storage.records.stores import Plan, Record, Store
from aftercare.storage.vault.vault import Vault
from tests import made_up
from tests.made_up import NOW, tries, visit
from tests.new_vault import new_vault

HERE = ZoneInfo("America/New_York")


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    """A new vault."""
    vault = new_vault(tmp_path / "plan.vault")
    yield vault
    vault.close()


@pytest.fixture
def plan(vault: Vault) -> Plan:
    """An empty plan."""
    return Plan(vault)


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plan]:
    """One plan for all examples of a property."""
    vault = new_vault(tmp_path_factory.mktemp("lasting") / "plan.vault")
    yield Plan(vault)
    vault.close()


def stores(plan: Plan) -> dict[type, Store[Record]]:
    every = [store for store in vars(plan).values() if isinstance(store, Store)]
    return {store._type: store for store in every if store._order}  # noqa: SLF001 - found, so that none is forgotten


MAKERS: dict[type, st.SearchStrategy[Record]] = {
    Contact: made_up.records(Contact),
    Commitment: made_up.commitments(),
    Override: made_up.records(Override, commitment_id=st.just("parent")),
    Outcome: made_up.records(Outcome, commitment_id=st.just("parent")),
    Pause: made_up.records(Pause, commitment_id=st.sampled_from([None, "parent"])),
    Step: made_up.records(Step),
    CheckIn: made_up.records(CheckIn),
    Event: made_up.records(Event, contact_id=st.none()),
    Sheet: made_up.records(Sheet, contact_id=st.none(), commitment_id=st.sampled_from([None, "parent"])),
    Delivery: made_up.records(Delivery),
    Draft: made_up.records(Draft),
}


@pytest.mark.parametrize("record_type", MAKERS)
@settings(max_examples=tries(10))
@given(data=st.data())
def test_every_record_comes_back(lasting: Plan, record_type: type, data: st.DataObject) -> None:
    lasting.write_without_undo([visit("parent", datetime(2026, 10, 6))])
    record = data.draw(MAKERS[record_type])
    lasting.write_without_undo([record])
    assert record in stores(lasting)[record_type].all()
    lasting.write_without_undo(remove=[record])
    assert record not in stores(lasting)[record_type].all()


def test_every_kind_of_record_has_a_store(plan: Plan) -> None:
    assert MAKERS.keys() <= stores(plan).keys()


def test_get_gives_one_record_or_none(plan: Plan) -> None:
    start = datetime(2026, 10, 6, 9, 0)
    outcome = Outcome(commitment_id=CommitmentId("a"), original_start=start, result=Result.DONE, answered_at=NOW)
    plan.write("Add", [visit("a", start), outcome])
    assert plan.commitments.get("a") == visit("a", start)
    assert plan.outcomes.get("a", start) == outcome
    assert plan.outcomes.get("a", start + timedelta(days=1)) is None
    assert plan.commitments.get("b") is None


def test_a_series_is_whole_and_has_nothing_of_another(plan: Plan) -> None:
    start = datetime(2026, 10, 6, 9, 0)
    of_each = [
        (
            Override(commitment_id=CommitmentId(name), original_start=start, title="Moved"),
            Outcome(commitment_id=CommitmentId(name), original_start=start, result=Result.DONE, answered_at=NOW),
            Pause(id=PauseId(f"pause of {name}"), commitment_id=CommitmentId(name), from_day=date(2020, 1, 1)),
        )
        for name in ("a", "b")
    ]
    of_everything = Pause(id=PauseId("all"), from_day=date(2026, 10, 6))
    plan.write("Add", [visit("a", start), visit("b", start), *of_each[0], *of_each[1], of_everything])
    override, outcome, pause = of_each[0]
    assert plan.series(CommitmentId("a")) == Series(visit("a", start), (override,), (outcome,), (pause,))
    assert plan.series(CommitmentId("c")) is None


def test_a_second_put_replaces_and_keeps_what_hangs_on_it(plan: Plan) -> None:
    start = datetime(2026, 10, 6, 9, 0)
    outcome = Outcome(commitment_id=CommitmentId("a"), original_start=start, result=Result.DONE, answered_at=NOW)
    plan.write("Add", [visit("a", start), outcome])
    plan.write("Change", [visit("a", start, title="Dr. Osei")])
    assert [commitment.title for commitment in plan.commitments.all()] == ["Dr. Osei"]
    assert plan.outcomes.all() == [outcome]


# The agenda


_starts = st.datetimes(datetime(2026, 9, 1), datetime(2026, 11, 20)).map(lambda moment: moment.replace(microsecond=0))
_ids = st.sampled_from("abcd").map(CommitmentId)


@st.composite
def agendas(draw: st.DrawFn) -> tuple[list[Commitment], list[Override], list[Outcome], list[Pause]]:
    """Commitments around October 2026, some of their occurrences moved, answered and paused."""
    commitments = {
        name: draw(
            made_up.commitments(id=st.just(name), start=_starts, rdates=st.lists(_starts, max_size=1).map(tuple))
        )
        for name in draw(st.sets(_ids, min_size=1))
    }
    names = st.sampled_from(sorted(commitments)).flatmap(
        lambda name: st.tuples(
            st.just(name), st.integers(0, 20).map(lambda day: commitments[name].start + timedelta(days=day))
        )
    )
    overrides = [
        draw(
            made_up.records(
                Override,
                commitment_id=st.just(name),
                original_start=st.just(start),
                start=st.none() | _starts,
                length=st.sampled_from([None, timedelta(hours=2), timedelta(days=20)]),
            )
        )
        for name, start in draw(st.sets(names, max_size=4))
    ]
    outcomes = [
        Outcome(commitment_id=name, original_start=start, result=Result.DONE, answered_at=NOW)
        for name, start in draw(st.sets(names, max_size=4))
    ]
    days = st.dates(date(2026, 9, 20), date(2026, 10, 30))
    pause = st.builds(
        Pause,
        id=st.just(PauseId("p")),
        commitment_id=st.none() | st.sampled_from(sorted(commitments)),
        from_day=days,
        until_day=st.none() | days,
    )
    return [*commitments.values()], overrides, outcomes, draw(st.lists(pause, max_size=1))


@settings(max_examples=tries(15))
@given(
    records=agendas(),
    first=st.dates(date(2026, 9, 25), date(2026, 10, 25)),
    days=st.integers(0, 8),
    here=st.sampled_from(["America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago"]).map(ZoneInfo),
)
def test_the_narrow_questions_miss_nothing_of_the_agenda(
    lasting: Plan,
    records: tuple[list[Commitment], list[Override], list[Outcome], list[Pause]],
    first: date,
    days: int,
    here: ZoneInfo,
) -> None:
    last = first + timedelta(days=days)
    lasting.write_without_undo(remove=[*lasting.commitments.all(), *lasting.pauses.all()])
    lasting.write_without_undo([record for kind in records for record in kind])
    assert lasting.agenda(first, last, here, with_cancelled=True) == agenda(
        *records, first, last, here, with_cancelled=True
    )


def test_an_item_of_the_farthest_zone_is_found(plan: Plan) -> None:
    day = date(2026, 10, 6)
    plan.write(
        "Add",
        [
            visit("behind", datetime(2026, 10, 4, 23, 30), zone="Pacific/Pago_Pago"),
            visit("ahead", datetime(2026, 10, 8, 0, 30), zone="Pacific/Kiritimati"),
        ],
    )
    for here, name in (("Pacific/Kiritimati", "behind"), ("Pacific/Pago_Pago", "ahead")):
        assert [item.occurrence.commitment.id for item in plan.agenda(day, day, ZoneInfo(here))] == [name]


def test_an_item_moved_from_far_away_keeps_its_answer(plan: Plan) -> None:
    june, october = datetime(2025, 6, 2, 9, 0), datetime(2026, 10, 6, 9, 0)
    moved = Override(commitment_id=CommitmentId("a"), original_start=june, start=october)
    answer = Outcome(commitment_id=CommitmentId("a"), original_start=june, result=Result.DONE, answered_at=NOW)
    plan.write("Add", [visit("a", june), moved, answer])
    (item,) = plan.agenda(october.date(), october.date(), HERE)
    assert (item.begins.date(), item.outcome) == (october.date(), answer)


def test_a_long_item_that_began_on_a_paused_day_stays_away(plan: Plan) -> None:
    away = visit("retreat", datetime(2026, 9, 20), all_day=True, length=timedelta(days=40))
    pause = Pause(id=PauseId("p"), from_day=date(2026, 9, 20), until_day=date(2026, 9, 20))
    plan.write("Add", [away, pause])
    assert plan.agenda(date(2026, 9, 28), date(2026, 9, 28), HERE) == []


def cost(vault: Vault, work: Callable[[], object]) -> int:
    """How many steps the database takes for some work."""
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    vault.engine.dispose()
    event.listen(vault.engine, "checkout", lambda driver, *_: driver.set_progress_handler(count, 1))
    work()
    steps = 0
    work()
    return steps


def fill_years(plan: Plan, years: int) -> None:
    """A daily medicine and a weekly visit of its own each time, answered, until October 2026."""
    last = datetime(2026, 10, 9, 8, 0)
    daily = visit("daily", last - timedelta(days=365 * years), rule="FREQ=DAILY")
    visits = [visit(f"visit {week}", last - timedelta(weeks=week)) for week in range(52 * years)]
    ended = [
        visit(f"ended {month}", last - timedelta(days=30 * month), rule="FREQ=DAILY;COUNT=20")
        for month in range(3, 12 * years)
    ]
    answers = [
        Outcome(commitment_id=name, original_start=start, result=Result.DONE, answered_at=NOW)
        for name, start in [
            *((daily.id, last - timedelta(days=day)) for day in range(365 * years)),
            *((commitment.id, commitment.start) for commitment in visits),
        ]
    ]
    moved = [
        Override(commitment_id=CommitmentId("daily"), original_start=last - timedelta(days=day), place="At home")
        for day in range(0, 365 * years, 30)
    ]
    plan.write_without_undo([daily, *visits, *ended, *answers, *moved])


def test_the_years_before_cost_nothing(tmp_path: Path) -> None:
    steps = {}
    for years in (1, 10):
        vault = new_vault(tmp_path / f"{years}.vault")
        plan = Plan(vault)
        fill_years(plan, years)
        month = date(2026, 9, 15), date(2026, 10, 14)
        assert len(plan.agenda(*month, HERE)) == 34
        steps[years] = cost(vault, lambda plan=plan, month=month: plan.agenda(*month, HERE))  # type: ignore[misc]
        vault.close()
    assert steps[10] <= 1.1 * steps[1]


def test_a_commitment_is_found_while_it_can_take_place(plan: Plan) -> None:
    start = datetime(2026, 10, 6, 9, 0)
    plan.write(
        "Add",
        [
            visit("once", start),
            visit("endless", start, rule="FREQ=WEEKLY"),
            visit("until", start, rule="FREQ=WEEKLY;UNTIL=20261201T000000"),
            visit("counted", start, rule="FREQ=DAILY;COUNT=3"),
            visit("added", start, rdates=(datetime(2027, 3, 1, 9, 0),)),
            visit("long", start, length=timedelta(days=60)),
            visit("last day there is", datetime(9999, 12, 31, 9, 0)),
        ],
    )

    def found(day: date) -> set[str]:
        return {commitment.id for commitment in plan.commitments.between(day, day)}

    assert found(date(2026, 10, 6)) == {"once", "endless", "until", "counted", "added", "long"}
    assert found(date(2026, 11, 20)) == {"endless", "until", "added", "long"}
    assert found(date(2027, 3, 1)) == {"endless", "added"}
    assert found(date(2026, 9, 1)) == set()


# Other narrow questions


def test_records_of_an_area(plan: Plan) -> None:
    steps = [
        Step(id=StepId(str(number)), area=area, position=9 - number)
        for number, area in enumerate([Area.SELF_CARE, Area.LOVED_ONES, Area.SELF_CARE])
    ]
    plan.write("Add", steps)
    assert plan.steps.in_area(Area.SELF_CARE) == [steps[2], steps[0]]
    assert plan.contacts.in_area(Area.SELF_CARE) == []


def test_the_last_contact_is_the_latest_day(plan: Plan) -> None:
    people = [Contact(id=ContactId(name), area=Area.SOBER_NETWORK, created_at=NOW) for name in ("sam", "denise")]
    days = {"a": ("sam", 2), "b": ("sam", 5), "c": ("sam", 4)}
    plan.write(
        "Add",
        [
            *people,
            *(
                Event(
                    id=EventId(name),
                    kind=EventKind.CONTACT_MADE,
                    day=date(2026, 10, day),
                    contact_id=ContactId(person),
                    recorded_at=NOW,
                )
                for name, (person, day) in days.items()
            ),
            Event(
                id=EventId("d"),
                kind=EventKind.HARD_DAY,
                day=date(2026, 10, 9),
                contact_id=ContactId("denise"),
                recorded_at=NOW,
            ),
        ],
    )
    assert plan.events.last_contact() == {"sam": date(2026, 10, 5)}
    assert [event.id for event in plan.events.of_kind(EventKind.HARD_DAY)] == ["d"]
    assert [event.id for event in plan.events.between(date(2026, 10, 3), date(2026, 10, 5))] == ["c", "b"]


def test_check_ins_and_sheets(plan: Plan) -> None:
    check_ins = [CheckIn(day=date(2026, 10, day), answered_at=NOW) for day in (1, 2, 3)]
    sheet = Sheet(id=SheetId("s"), kind=SheetKind.LADDER, day=date(2026, 10, 1), changed_at=NOW)
    plan.write("Add", [*check_ins, sheet])
    assert plan.check_ins.between(date(2026, 10, 2), date(2026, 10, 3)) == check_ins[1:]
    assert plan.check_ins.get(date(2026, 10, 1)) == check_ins[0]
    assert plan.sheets.load(Ladder) == [(sheet, Ladder())]
    assert plan.sheets.load(VisitSheet) == []


def test_deliveries_that_wait_and_those_about_something(plan: Plan) -> None:
    morning = datetime(2026, 10, 6, 8, 0)
    states = dict(zip(DeliveryState, (morning + timedelta(hours=hour) for hour in range(9)), strict=False))
    for state, start in states.items():
        plan.write_without_undo(
            [
                Delivery(
                    source=Source.COMMITMENT,
                    source_id="a",
                    occurrence=start,
                    which=0,
                    start=start,
                    state=state,
                    since=NOW,
                )
            ]
        )
    waiting = [DeliveryState.SENDING, DeliveryState.SHOWN, DeliveryState.SNOOZED]
    assert [delivery.state for delivery in plan.deliveries.open()] == waiting
    answered = states[DeliveryState.ANSWERED]
    since = plan.deliveries.about(["a"], answered)
    ended = [DeliveryState.ANSWERED, DeliveryState.LISTED, DeliveryState.DROPPED]
    assert [delivery.state for delivery in since] == ended
    assert [delivery.state for delivery in plan.deliveries.to([("a", answered)])] == [DeliveryState.ANSWERED]
    assert plan.deliveries.about(["b"], answered) == plan.deliveries.to([("b", answered)]) == []


# Changes are told


def test_subscribers_hear_what_changed_after_it_is_saved(plan: Plan) -> None:
    heard: list[tuple[frozenset[type], int]] = []
    plan.subscribe(lambda types: heard.append((types, len(plan.outcomes.all()))))
    start = datetime(2026, 10, 6, 9, 0)
    outcome = Outcome(commitment_id=CommitmentId("a"), original_start=start, result=Result.DONE, answered_at=NOW)
    plan.write("Add", [visit("a", start), outcome])
    plan.write("Remove", remove=[visit("a", start)])
    plan.undo()
    both = frozenset({Commitment, Outcome})
    assert heard == [(both, 1), (both, 0), (both, 1)]


def test_watchers_hear_which_records_changed_also_what_went_with_them(plan: Plan) -> None:
    heard: list[set[tuple[type, object]]] = []
    end = plan.watch(lambda names: heard.append({(name.type, name.key[0]) for name in names}))
    start = datetime(2026, 10, 6, 9, 0)
    outcome = Outcome(commitment_id=CommitmentId("a"), original_start=start, result=Result.DONE, answered_at=NOW)
    plan.write("Add", [visit("a", start), outcome])
    plan.write("Remove", remove=[visit("a", start)])
    plan.undo()
    plan.save_settings(Settings(person_name="Rowan"))
    both: set[tuple[type, object]] = {(Commitment, "a"), (Outcome, "a")}
    assert heard == [both, both, both, {(Settings, "person_name")}]
    end()
    plan.redo()
    assert len(heard) == 4


def test_nothing_changed_is_nothing_told_and_nothing_to_undo(plan: Plan) -> None:
    plan.write("Add", [visit("a", datetime(2026, 10, 6))])
    heard: list[frozenset[type]] = []
    plan.subscribe(heard.append)
    plan.write("Same", [visit("a", datetime(2026, 10, 6))])
    plan.write("Nothing")
    assert heard == []
    assert plan.undo() == "Add"


def test_a_record_that_belongs_to_nothing_is_a_bug_and_changes_nothing(plan: Plan) -> None:
    outcome = Outcome(
        commitment_id=CommitmentId("nobody"), original_start=datetime(2026, 10, 6), result=Result.DONE, answered_at=NOW
    )
    heard: list[frozenset[type]] = []
    plan.subscribe(heard.append)
    with pytest.raises(Exception, match="FOREIGN KEY") as problem:
        plan.write("Add", [visit("a", datetime(2026, 10, 6)), outcome])
    assert not isinstance(problem.value, AftercareError)
    assert (plan.commitments.all(), plan.undo(), heard) == ([], None, [])


# Settings


def test_settings_come_back(vault: Vault) -> None:
    chosen = Settings(
        person_name="Rowan",
        reminder_words=ReminderWords.NONE,
        quiet_from=None,
        quiet_until=time(6, 30),
        last_opened_on=date(2026, 10, 6),
    )
    plan = Plan(vault)
    assert plan.settings == Settings()
    plan.save_settings(chosen)
    assert plan.settings == chosen
    assert Plan(vault).settings == chosen
    assert plan.undo() is None


def test_settings_can_be_undone_and_are_told(plan: Plan) -> None:
    heard: list[frozenset[type]] = []
    plan.subscribe(heard.append)
    plan.save_settings(Settings(person_name="Rowan"), "Change the name")
    assert plan.undo() == "Change the name"
    assert plan.settings == Settings()
    assert plan.redo() == "Change the name"
    assert plan.settings.person_name == "Rowan"
    assert heard == [frozenset({Settings})] * 3


def test_a_setting_nobody_knows_is_passed_over(vault: Vault) -> None:
    with vault.writing() as connection:
        connection.exec_driver_sql("""INSERT INTO settings VALUES ('from the future', '1'), ('quiet_from', '"soon"')""")
    assert Plan(vault).settings == Settings()


def test_a_draft_is_kept_without_undo(plan: Plan) -> None:
    draft = Draft(form="new visit", answers='{"title": "Dent"}', changed_at=NOW)
    plan.write_without_undo([draft])
    plan.write_without_undo([replace(draft, answers="{}")])
    assert plan.drafts.get("new visit") == replace(draft, answers="{}")
    plan.write_without_undo(remove=[draft])
    assert (plan.drafts.all(), plan.undo()) == ([], None)
