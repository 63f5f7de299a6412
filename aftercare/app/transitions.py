"""Which session follows which: the one place that knows them all."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from aftercare.app.clock import now
from aftercare.app.program import Program
from aftercare.errors import AftercareError
from aftercare.planner.destinations import TODAY, Destination, Place, SettingsSection
from aftercare.storage.vault.keys import PUBLISHED_ROOT_KEY

if TYPE_CHECKING:  # each loads much that the first frame, or another session, does not need
    from aftercare.app.empty import EmptySession
    from aftercare.app.locked import LockedSession
    from aftercare.app.opened import OpenSession
    from aftercare.planner.workspace import Workspace
    from aftercare.ui.shell.welcome import Beginning


def opened(program: Program, root_key: bytes = PUBLISHED_ROOT_KEY, to: Destination = TODAY) -> "OpenSession":
    """The plan, somewhere in it."""
    from aftercare.app.opened import OpenSession

    session = OpenSession(program, root_key, to)
    session.trouble_met.connect(lambda problem: _show_trouble(program, problem, root_key))
    session.rework_wanted.connect(partial(_rework, program, root_key))
    return session


def locked(program: Program, *, by_code: bool = False) -> "LockedSession":
    """The lock screen."""
    from aftercare.app.locked import LockedSession

    session = LockedSession(program, by_code=by_code)
    session.opened.connect(lambda root_key: program.go_to(opened(program, root_key)))
    return session


def empty(program: Program) -> "EmptySession":
    """Welcome."""
    from aftercare.app.empty import EmptySession

    session = EmptySession(program)
    session.begun.connect(lambda beginning: _begin_plan(program, session, beginning))
    session.look_around_chosen.connect(lambda: _look_around(program, session))
    return session


def _begin_plan(program: Program, session: "EmptySession", beginning: "Beginning") -> None:
    """Begin the plan with the first answers."""
    plan = opened(program, to=Destination(Place.PLAN))
    try:
        program.save_card(country=beginning.country, plan_started=True)
        _write_beginning(plan.open_workspace(), beginning)
    except AftercareError as problem:
        plan.close()
        session.refuse(problem)
        return
    program.go_to(plan)


def _write_beginning(workspace: "Workspace", beginning: "Beginning") -> None:
    from aftercare.domain.records.events import Event, EventKind
    from aftercare.domain.records.identity import EventId, new_id

    plan = workspace.plan
    settings = replace(plan.settings, person_name=beginning.name, hide_private_notes=beginning.together)
    plan.save_settings(replace(settings, substances=beginning.substances))
    if beginning.left_on is not None:
        left = Event(id=EventId(new_id()), kind=EventKind.LEFT_TREATMENT, day=beginning.left_on, recorded_at=now())
        plan.write_without_undo(put=[left])


def _look_around(program: Program, session: "EmptySession") -> None:
    from aftercare.app.sample import SampleSession

    try:
        sample = SampleSession(program)
    except AftercareError as problem:
        session.refuse(problem)
        return
    sample.seen_enough.connect(lambda: program.go_to(empty(program)))
    program.go_to(sample)


def _show_trouble(program: Program, problem: AftercareError, root_key: bytes) -> None:
    from aftercare.app.trouble import TroubleSession

    session = TroubleSession(program, problem, root_key)
    session.open_wanted.connect(lambda: program.go_to(opened(program, root_key)))
    session.code_chosen.connect(lambda: program.go_to(locked(program, by_code=True)))
    program.go_to(session)


def _rework(
    program: Program, root_key: bytes, work: Callable[[], bytes], second_copy: str, section: SettingsSection, words: str
) -> None:
    """Change the plan's file on another thread, and open it again where the change was asked for."""
    from aftercare.app.rework import ReworkSession

    folder, moment = program.folder, now()

    def copy_first() -> bytes:
        from aftercare.storage.backup import backup

        with suppress(AftercareError):  # what cannot be copied is not changed either, or is set aside as it is
            backup.make(folder, root_key, moment, backup.second_folder(second_copy))
        return work()

    def done(new_key: bytes) -> None:
        program.go_to(opened(program, new_key, Destination(Place.SETTINGS, section)))
        if words:
            program.window.announce(words)

    def failed(problem: AftercareError) -> None:
        program.go_to(opened(program, root_key, Destination(Place.SETTINGS, section)))
        program.say(str(problem))

    session = ReworkSession(program, copy_first)
    session.done.connect(done)
    session.failed.connect(failed)
    program.go_to(session)
