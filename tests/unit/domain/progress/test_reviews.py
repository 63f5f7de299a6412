"""What a review changes about people."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from aftercare.domain.areas.seek_help.ladder import on_help_now
from aftercare.domain.progress.reviews import Judged, Review, Verdict, people_let_go
from aftercare.domain.records.contacts import Contact, Side
from tests.made_up import records


def test_only_what_is_answered_counts() -> None:
    assert Review().is_empty
    assert Review(helped=" \n").is_empty
    assert not Review(helped="Walks").is_empty
    one, other = Judged(id="1", verdict=Verdict.KEEP), Judged(id="2", verdict=Verdict.DROP)
    review = Review(judged=(one, other))
    assert not review.is_empty
    assert [review.with_verdict(each) for each in Verdict] == [[one], [], [other]]


@given(st.lists(records(Contact, help_rank=st.none() | st.integers(1, 9)), max_size=6), st.data())
def test_people_let_go_stay_without_calls_and_help_now_has_no_gap(contacts: list[Contact], data: st.DataObject) -> None:
    contacts = [replace(each, id=str(place)) for place, each in enumerate(contacts)]  # type: ignore[arg-type]  # ids
    dropped = data.draw(st.sets(st.sampled_from([each.id for each in contacts]))) if contacts else set()
    changed = {each.id: each for each in people_let_go(contacts, dropped)}
    after = [changed.get(each.id, each) for each in contacts]
    for each in after:
        if each.id in dropped:
            assert (each.side, each.call_every_days, each.help_rank) == (Side.NEITHER, None, None)
    shown = on_help_now(after)
    if changed:
        assert [each.help_rank for each in shown] == list(range(1, len(shown) + 1))
    kept = [each.id for each in on_help_now(contacts) if each.id not in dropped]
    assert [each.id for each in shown] == kept
    assert {each.name for each in after} == {each.name for each in contacts}
