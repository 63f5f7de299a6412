"""What was read from the plan is read again only when a record it is made of changed."""

from itertools import count

from aftercare.domain.records.commitments import Commitment, Pause
from aftercare.domain.records.contacts import Contact
from aftercare.planner.kept_reads import KeptReads


def test_an_answer_is_kept_until_one_of_its_kinds_changes() -> None:
    kept, times = KeptReads(), count(1)

    def asked() -> tuple[int, int]:
        people = kept.once("people", lambda: next(times), Contact)
        return people, kept.once(("day", 1), lambda: next(times), Commitment, Pause)

    assert asked() == asked() == (1, 2)
    kept.forget(frozenset({Pause}))
    assert asked() == (1, 3)
    kept.forget(frozenset({Contact, Commitment}))
    assert asked() == (4, 5)


def test_nothing_found_is_an_answer_too() -> None:
    kept, times = KeptReads(), count(1)
    assert kept.once("gone", lambda: None, Contact) is None
    assert kept.once("gone", lambda: next(times), Contact) is None
